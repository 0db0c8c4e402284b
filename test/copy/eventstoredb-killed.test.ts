import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { copyEvents } from '../../src/copy/copy-events.js';
import { openEventStoreDb } from '../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { openSqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { describeOnEventStoreDb } from '../support/eventstoredb.js';
import { EventStoreDbServer } from '../support/eventstoredb-server.js';
import { removeFolder, temporaryFolder } from '../support/service.js';
import { chained, expectCopy, logOf, plan } from './logs.js';

describeOnEventStoreDb('a copying to an EventStoreDB that is killed', 'EVENTSTOREDB_SERVER', (command) => {
  let folder: string;
  let server: EventStoreDbServer;
  beforeEach(async () => {
    folder = await temporaryFolder();
    server = await EventStoreDbServer.start(command);
  }, 60_000);
  afterEach(async () => {
    await server.remove();
    await removeFolder(folder);
  });

  test('is unavailable, and goes on where it was when the server is back', async () => {
    const from = await openSqliteEventStore({ path: join(folder, 'from.db') });
    await from.appendInOrder(chained(plan(3000, 50)));
    const there = await openEventStoreDb({ url: server.url });
    const kill = (events: number) => {
      if (events === 1024) void server.kill();
    };
    await expect(copyEvents(from, there, { onProgress: kill })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await there.close();
    await server.start();
    const again = await openEventStoreDb({ url: server.url });
    const log = await logOf(again);
    expect(log.length).toBeGreaterThanOrEqual(1024);
    expect(log).toEqual((await logOf(from)).slice(0, log.length));
    expect(await copyEvents(from, again)).toMatchObject({ complete: true, events: 3000, copied: 3000 - log.length });
    await expectCopy(from, again);
    await again.close();
    await from.close();
  }, 180_000);
});
