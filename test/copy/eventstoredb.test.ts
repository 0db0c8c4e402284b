import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { copyEvents } from '../../src/copy/copy-events.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { openEventStoreDb } from '../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { openSqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { loadSample } from '../../src/sample/load-sample.js';
import { newEvent } from '../contract/contract-events.js';
import { approver, author } from '../support/actors.js';
import { openTestCore } from '../support/core.js';
import { describeOnEventStoreDb, inNewNamespace } from '../support/eventstoredb.js';
import { publishedReport } from '../support/published-report.js';
import { removeFolder, temporaryFolder } from '../support/service.js';
import { killedWhileCopying } from './copying-process.js';
import { chained, expectCopy, logOf, plan } from './logs.js';

let folder: string;
let opened: { close(): Promise<void> }[];
beforeEach(async () => {
  folder = await temporaryFolder();
  opened = [];
});
afterEach(async () => {
  for (const store of opened) await store.close();
  await removeFolder(folder);
});

async function sqlite(name: string): Promise<EventStore> {
  const store = await openSqliteEventStore({ path: join(folder, name) });
  opened.push(store);
  return store;
}

async function eventStoreDb(url: string): Promise<EventStore> {
  const store = await openEventStoreDb({ url });
  opened.push(store);
  return store;
}

describeOnEventStoreDb('a copy on EventStoreDB', 'EVENTSTOREDB_URL', (server) => {
  test('of the real thing, and of that one back in SQLite, are the same event for event, with the same chains', async () => {
    const core = await openTestCore(folder);
    opened.push(core);
    await loadSample(core.app, { registrar: author, author, approver });
    await publishedReport(core);
    const there = await eventStoreDb(inNewNamespace(server));
    const back = await sqlite('back.db');
    const copied = await copyEvents(core.store, there);
    expect(copied).toMatchObject({ complete: true, streams: 4, broken: [] });
    expect(await copyEvents(there, back)).toEqual(copied);
    await expectCopy(core.store, there);
    await expectCopy(core.store, back);
    expect(await copyEvents(core.store, there)).toMatchObject({ events: copied.events, copied: 0 });
  });

  test('of many streams in turn keeps their order, both ways', async () => {
    const from = await sqlite('from.db');
    await from.appendInOrder(chained([...plan(1500, 40), ...plan(500, 1).map((event) => ({ ...event, stream: 'office-a' }))]));
    const [there, back] = [await eventStoreDb(inNewNamespace(server)), await sqlite('back.db')];
    expect(await copyEvents(from, there)).toMatchObject({ events: 2000, copied: 2000, broken: [] });
    expect(await copyEvents(there, back)).toMatchObject({ events: 2000, copied: 2000, broken: [] });
    await expectCopy(from, back);
    expect(await logOf(there)).toEqual(await logOf(from));
  }, 120_000);

  test('has events of almost a mebibyte; one that fits into SQLite alone is refused by its name', async () => {
    const from = await sqlite('from.db');
    const metadata = Buffer.byteLength(JSON.stringify(newEvent().metadata)) + 'null'.length + 64;
    const fits = 1_048_576 - metadata - 2;
    const sizes = [fits - 100, fits - 60, fits - 20];
    await from.appendInOrder(chained(sizes.map((size, index) => ({ stream: `report-${index}`, data: 'x'.repeat(size) }))));
    await from.appendInOrder(chained([{ stream: 'report-next', data: {} }]));
    const there = await eventStoreDb(inNewNamespace(server));
    expect(await copyEvents(from, there)).toMatchObject({ complete: true, copied: 4 });
    await expectCopy(from, there);

    await from.appendInOrder(chained([{ stream: 'report-full', data: 'x'.repeat(fits + 64) }]));
    await expect(copyEvents(from, there)).rejects.toMatchObject({
      code: 'EVENT_TOO_LARGE',
      message: expect.stringMatching(/\(revision 1 of report-full\) has \d+ bytes; the store takes 1048576/),
    });
    expect(await logOf(there)).toHaveLength(4);
  }, 120_000);

  test('is refused by a namespace with other data, which stays as it is', async () => {
    const [from, there] = [await sqlite('from.db'), await eventStoreDb(inNewNamespace(server))];
    await from.appendInOrder(chained(plan(20)));
    await there.appendInOrder(chained(plan(5)));
    const before = await logOf(there);
    await expect(copyEvents(from, there)).rejects.toMatchObject({ code: 'TARGET_DIFFERS', details: { number: 1 } });
    expect(await logOf(there)).toEqual(before);
  });

  test('that is killed is the beginning of the log, and the same copying again makes it whole', async () => {
    const from = await sqlite('from.db');
    await from.appendInOrder(chained(plan(3000, 50)));
    const url = inNewNamespace(server);
    const there = await eventStoreDb(url);
    for (const batches of [1, 3, 6]) {
      expect(await killedWhileCopying(`sqlite:${join(folder, 'from.db')}`, url, batches)).toBe(true);
      const log = await logOf(there);
      expect(log.length).toBeGreaterThanOrEqual(batches * 256);
      expect(log).toEqual((await logOf(from)).slice(0, log.length));
    }
    expect(await copyEvents(from, there)).toMatchObject({ complete: true, events: 3000, broken: [] });
    await expectCopy(from, there);
  }, 120_000);

  test('that two make at once is in the order of the log, whichever of them gets to the end', async () => {
    const from = await sqlite('from.db');
    await from.appendInOrder(chained(plan(800, 20)));
    const url = inNewNamespace(server);
    const [one, two] = [await eventStoreDb(url), await eventStoreDb(url)];
    // The server leaves an append without an answer that comes while the same one is under way.
    for (const outcome of await Promise.allSettled([copyEvents(from, one), copyEvents(from, two)]))
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'UNAVAILABLE' });
    const log = await logOf(one);
    expect(log.length).toBeGreaterThan(0);
    expect(log).toEqual((await logOf(from)).slice(0, log.length));
    expect(await copyEvents(from, await eventStoreDb(url))).toMatchObject({ complete: true, events: 800, copied: 800 - log.length });
    await expectCopy(from, two);
  }, 120_000);
});
