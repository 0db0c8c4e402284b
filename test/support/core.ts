import { join } from 'node:path';
import { type Core, openCore } from '../../src/app/core.js';
import { readConfig } from '../../src/config.js';
import { author, by } from './actors.js';
import { officeId } from './command-arbitraries.js';

/** A clock that moves on by a second each time it is asked. */
export function steppingClock(start = '2023-01-10T00:00:00.000Z'): () => Date {
  let time = Date.parse(start);
  return () => {
    time += 1000;
    return new Date(time);
  };
}

export function openTestCore(folder: string, clock: () => Date = steppingClock()): Promise<Core> {
  const config = readConfig(
    { GONGKAI_EVENT_STORE: `sqlite:${join(folder, 'events.db')}`, GONGKAI_READ_MODEL: join(folder, 'read-model') },
    folder,
  );
  return openCore(config, { clock });
}

/** An office to report for. */
export async function registerOffice(core: Core, id = officeId): Promise<void> {
  await core.app.office(
    id,
    {
      type: 'registerOffice',
      officeId: id,
      name: `${id}局`,
      uscc: null,
      region: '430900',
      parentId: null,
      kind: 'department',
      level: 'city',
      vertical: false,
    },
    by(author, { expectedRevision: 0 }),
  );
}
