import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { CommandOutcome } from '../../src/app/app.js';
import type { Core } from '../../src/app/core.js';
import { packageRoot } from '../../src/package-root.js';
import type { ReportCommand } from '../../src/reports/commands.js';
import { author, by } from '../support/actors.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { describeOnEachStore } from '../support/each-store.js';
import { removeFolder, temporaryFolder } from '../support/service.js';
import type { LastOrder } from './dies-after-append-main.js';

const report = 'o-2022-organ';
const command: ReportCommand = { type: 'recordFigures', figures: [{ table: 'table3', row: 'received', column: 'total', raw: '7' }] };
const idempotencyKey = 'the-only-one';

describeOnEachStore('an API killed between append and answer', (address) => {
  let folder: string;
  let core: Core;

  beforeEach(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder, { eventStore: address(folder) });
    await registerOffice(core, 'o');
    await core.app.report(report, { type: 'openReport', officeId: 'o', year: 2022, scope: 'organ' }, by(author));
  });
  afterEach(async () => {
    await core.close();
    await removeFolder(folder);
  });

  /** @returns the signal that ended it */
  async function makeTheChangeAndDie(): Promise<NodeJS.Signals | null> {
    const order: LastOrder = {
      environment: { GONGKAI_EVENT_STORE: address(folder), GONGKAI_READ_MODEL: join(folder, 'read-model-of-the-one-that-dies') },
      report,
      command,
      idempotencyKey,
    };
    const loader = join(packageRoot, 'test/support/run-typescript.mjs');
    const main = join(packageRoot, 'test/faults/dies-after-append-main.ts');
    const child = spawn(process.execPath, ['--import', loader, main, JSON.stringify(order)], { stdio: ['ignore', 'ignore', 'inherit'] });
    await once(child, 'exit');
    return child.signalCode;
  }

  const again = (through: Core, expectedRevision: number): Promise<CommandOutcome> =>
    through.app.report(report, command, by(author, { idempotencyKey, expectedRevision }));

  async function eventsOf(reading: Core): Promise<{ type: string; position: string }[]> {
    const events = [];
    for await (const { type, position } of reading.store.readStream(`report-${report}`)) events.push({ type, position });
    return events;
  }

  test('has recorded the change once, and a retry under the same key gets the original answer, from whichever replica it asks', async () => {
    expect(await makeTheChangeAndDie()).toBe('SIGKILL');
    const original = { id: report, revision: 2, position: expect.any(String), changed: true, repeated: true, merged: null };
    // This one has read the report before, and does not know of the change; the next one reads it anew.
    const answer = await again(core, 1);
    expect(answer).toEqual(original);
    await core.close();
    core = await openTestCore(folder, { eventStore: address(folder), readModel: join(folder, 'read-model-of-another') });
    expect(await again(core, 1)).toEqual(answer);
    const events = await eventsOf(core);
    expect(events.map(({ type }) => type)).toEqual(['ReportOpened', 'FiguresRecorded']);
    expect(events[1]?.position).toBe(answer.position);
  });

  test('answers a retry with the original revision also when others have gone on', async () => {
    await makeTheChangeAndDie();
    await core.app.report(report, { type: 'reviseTitle', title: '别人改的标题' }, by(author, { expectedRevision: 2 }));
    expect(await again(core, 1)).toMatchObject({ revision: 2, changed: true, repeated: true });
    expect((await eventsOf(core)).map(({ type }) => type)).toEqual(['ReportOpened', 'FiguresRecorded', 'TitleRevised']);
  });
});
