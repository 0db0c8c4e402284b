import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { copyEvents } from '../../src/copy/copy-events.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { openSqliteEventStore, type SqliteEventStoreOptions } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { loadSample } from '../../src/sample/load-sample.js';
import { approver, author } from '../support/actors.js';
import { openTestCore } from '../support/core.js';
import { publishedReport } from '../support/published-report.js';
import { removeFolder, temporaryFolder } from '../support/service.js';
import { chained, expectCopy, logOf, plan } from './logs.js';

describe('a copy of a log', () => {
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

  let stores = 0;
  const open = async (options: Partial<SqliteEventStoreOptions> = {}): Promise<EventStore> => {
    const store = await openSqliteEventStore({ path: join(folder, `${++stores}.db`), ...options });
    opened.push(store);
    return store;
  };
  const filled = async (count: number): Promise<EventStore> => {
    const store = await open();
    await store.appendInOrder(chained(plan(count)));
    return store;
  };

  test('has every event of the real thing in its place, and chains that end in the same hashes', async () => {
    const core = await openTestCore(folder);
    opened.push(core);
    await loadSample(core.app, { registrar: author, author, approver });
    await publishedReport(core);
    const to = await open({ clock: () => new Date('2030-01-01T00:00:00.000Z') });
    const events = (await logOf(core.store)).length;
    const copied = await copyEvents(core.store, to);
    expect(copied).toEqual({ complete: true, events, copied: events, streams: 4, lastHash: expect.any(String), broken: [] });
    await expectCopy(core.store, to);
    for await (const { recordedAt } of to.readAll()) expect(recordedAt).toBe('2030-01-01T00:00:00.000Z');
  });

  test('of any log, wherever an earlier one was cut, is the whole log', async () => {
    const planned = fc.array(
      fc.record({ stream: fc.constantFrom('report-a', 'report-b', 'office-益阳', '𠮷'), data: fc.jsonValue({ stringUnit: 'binary' }) }),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(planned, fc.nat(40), async (planned, cut) => {
        const [from, to] = [await open(), await open()];
        const appends = chained(planned);
        await from.appendInOrder(appends);
        const there = Math.min(cut, appends.length);
        await to.appendInOrder(appends.slice(0, there));
        const copied = await copyEvents(from, to);
        expect(copied).toMatchObject({ complete: true, events: appends.length, copied: appends.length - there, broken: [] });
        await expectCopy(from, to);
        await from.close();
        await to.close();
      }),
      { numRuns: 60 },
    );
  });

  test('of long streams one after the other is the same as of streams that take turns', async () => {
    const from = await open();
    await from.appendInOrder(
      chained([...plan(700, 1), ...plan(600, 9), ...plan(300, 1).map((event) => ({ ...event, stream: 'office-a' }))]),
    );
    const to = await open();
    expect(await copyEvents(from, to)).toMatchObject({ events: 1600, copied: 1600, broken: [] });
    await expectCopy(from, to);
  });

  test('of an empty log is empty', async () => {
    const nothing = { complete: true, events: 0, copied: 0, streams: 0, lastHash: null, broken: [] };
    expect(await copyEvents(await open(), await open())).toEqual(nothing);
  });

  test('made again copies nothing, and later only what was appended since', async () => {
    const [from, to] = [await filled(600), await open()];
    await copyEvents(from, to);
    expect(await copyEvents(from, to)).toMatchObject({ complete: true, events: 600, copied: 0 });
    await from.appendInOrder(chained([{ stream: 'report-new', data: {} }]));
    expect(await copyEvents(from, to)).toMatchObject({ complete: true, events: 601, copied: 1 });
    await expectCopy(from, to);
  });

  test('takes along what is appended to the source while it goes on', async () => {
    const [from, to] = [await filled(1000), await open()];
    const more = chained(plan(3).map((event) => ({ ...event, stream: 'report-new' })));
    const appended: Promise<void>[] = [];
    const onProgress = () => {
      appended.push(from.appendInOrder(more.splice(0, 1)));
    };
    expect(await copyEvents(from, to, { onProgress })).toMatchObject({ complete: true, events: 1003 });
    await Promise.all(appended);
    expect(await logOf(to)).toEqual(await logOf(from));
  });

  test('that is ended tells how far it is, leaves the beginning of the log, and is gone on with', async () => {
    const [from, to] = [await filled(2000), await open()];
    const interrupted = new AbortController();
    const told: [number, number][] = [];
    const onProgress = (events: number, copied: number) => {
      told.push([events, copied]);
      if (told.length === 3) interrupted.abort();
    };
    expect(await copyEvents(from, to, { signal: interrupted.signal, onProgress })).toMatchObject({
      complete: false,
      events: 768,
      copied: 768,
    });
    expect(told).toEqual([256, 512, 768].map((events) => [events, events]));
    expect(await logOf(to)).toEqual((await logOf(from)).slice(0, 768));
    expect(await copyEvents(from, to)).toMatchObject({ complete: true, events: 2000, copied: 1232 });
    await expectCopy(from, to);
  });

  test('of a log whose chain is broken is the same, and says where it is broken', async () => {
    const from = await open();
    const appends = chained(plan(40, 3));
    const forged = appends.findIndex(({ expected }) => expected === 4);
    const { stream, events, expected } = appends[forged] ?? { stream: '', events: [], expected: 0 };
    await from.appendInOrder(appends.with(forged, { stream, expected, events: events.map((event) => ({ ...event, data: '伪造' })) }));
    const to = await open();
    expect(await copyEvents(from, to)).toMatchObject({
      copied: 40,
      broken: [expect.stringMatching(new RegExp(`^${stream}: revision 6 does not carry the hash`))],
    });
    expect(await logOf(to)).toEqual(await logOf(from));
  });
});
