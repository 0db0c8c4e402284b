import { join } from 'node:path';
import { type Core, openCore } from '../../src/app/core.js';
import { readConfig } from '../../src/config.js';
import type { Effective, OfficeDetails } from '../../src/offices/office.js';
import { author, by } from './actors.js';
import { cityDepartment } from './city-department.js';
import { officeId } from './command-arbitraries.js';
import { onSqlite } from './each-store.js';

/** A clock that moves on by a second each time it is asked. */
export function steppingClock(start = '2023-01-10T00:00:00.000Z'): () => Date {
  let time = Date.parse(start);
  return () => {
    time += 1000;
    return new Date(time);
  };
}

export interface TestCoreOptions {
  readonly clock?: () => Date;
  /** Where its events are kept; by default in SQLite, in the folder. */
  readonly eventStore?: string;
  /** Folder of its read model, for one that has its own beside another on the same events. */
  readonly readModel?: string;
  /** Other settings. */
  readonly environment?: Readonly<Record<string, string>>;
}

export function openTestCore(folder: string, options: TestCoreOptions = {}): Promise<Core> {
  const { clock = steppingClock(), eventStore = onSqlite(folder), readModel = join(folder, 'read-model'), environment = {} } = options;
  return openCore(readConfig({ GONGKAI_EVENT_STORE: eventStore, GONGKAI_READ_MODEL: readModel, ...environment }, folder), { clock });
}

/** Registers an office to report for: a department of a city, called by its id, unless it says otherwise. */
export async function registerOffice(core: Core, id = officeId, details: Partial<OfficeDetails> & Effective = {}): Promise<void> {
  const command = { type: 'registerOffice', officeId: id, ...cityDepartment, name: `${id}局`, ...details } as const;
  await core.app.office(id, command, by(author, { expectedRevision: 0 }));
}
