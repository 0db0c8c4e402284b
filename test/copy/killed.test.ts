import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyEvents } from '../../src/copy/copy-events.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { openSqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { removeFolder, temporaryFolder } from '../support/service.js';
import { killedWhileCopying } from './copying-process.js';
import { chained, expectCopy, logOf, plan } from './logs.js';

describe('a copying that is killed', () => {
  let folder: string;
  let from: EventStore;
  beforeAll(async () => {
    folder = await temporaryFolder();
    from = await openSqliteEventStore({ path: join(folder, 'from.db') });
    await from.appendInOrder(chained(plan(30_000, 100)));
  });
  afterAll(async () => {
    await from.close();
    await removeFolder(folder);
  });

  test('leaves the beginning of the log, wherever it is killed, and the same copying again makes it whole', async () => {
    const path = join(folder, 'to.db');
    let before = 0;
    let kills = 0;
    for (const batches of [1, 3, 7, 20, 40]) {
      if (await killedWhileCopying(`sqlite:${join(folder, 'from.db')}`, `sqlite:${path}`, batches)) kills++;
      const to = await openSqliteEventStore({ path });
      const there = await logOf(to);
      expect(there.length).toBeGreaterThanOrEqual(Math.max(before, batches * 256));
      expect(there).toEqual((await logOf(from)).slice(0, there.length));
      before = there.length;
      await to.close();
    }
    expect(kills).toBeGreaterThanOrEqual(4);
    const to = await openSqliteEventStore({ path });
    expect(await copyEvents(from, to)).toMatchObject({ complete: true, events: 30_000, copied: 30_000 - before, broken: [] });
    await expectCopy(from, to);
    await to.close();
  }, 120_000);
});
