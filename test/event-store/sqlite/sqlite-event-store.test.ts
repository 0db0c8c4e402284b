import { getEventListeners } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import SqliteDatabase from 'better-sqlite3';
import type { EventStore } from '../../../src/event-store/event-store.js';
import { openSqliteEventStore, type SqliteEventStoreOptions } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import { all, newEvent, newEvents } from '../../contract/contract-events.js';
import { Subscriber } from '../../contract/subscriber.js';

let folder: string;
let path: string;
let opened: EventStore[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-sqlite-'));
  path = join(folder, 'events.db');
  opened = [];
});
afterEach(async () => {
  for (const store of opened) await store.close();
  await rm(folder, { recursive: true });
});

async function open(options: Partial<SqliteEventStoreOptions> = {}): Promise<EventStore> {
  const store = await openSqliteEventStore({ path, ...options });
  opened.push(store);
  return store;
}

test('positions count from 1 without gaps, in 16 digits, whatever was refused in between', async () => {
  const store = await open();
  await store.append('report-a', newEvents(2), 0);
  await expect(store.append('report-a', newEvents(1), 0)).rejects.toMatchObject({ code: 'REVISION_CONFLICT' });
  const [known] = await all(store.readAll());
  await expect(store.append('report-a', [newEvent(), newEvent({ id: known?.id ?? '' })], 2)).rejects.toMatchObject({
    code: 'REVISION_CONFLICT',
  });
  await store.append('report-b', newEvents(1), 0);
  const positions = (await all(store.readAll())).map(({ position }) => position);
  expect(positions).toEqual(['0000000000000001', '0000000000000002', '0000000000000003']);
});

test('while another one holds the lock an append is unavailable, can be tried again, and reading goes on', async () => {
  const store = await open({ busyTimeoutMs: 20 });
  await store.append('report-a', newEvents(1), 0);
  const other = new SqliteDatabase(path);
  other.exec('BEGIN IMMEDIATE');
  const events = newEvents(1);
  await expect(store.append('report-a', events, 1)).rejects.toMatchObject({ code: 'UNAVAILABLE', retryable: true });
  expect(await all(store.readAll())).toHaveLength(1);
  other.exec('ROLLBACK');
  other.close();
  expect(await store.append('report-a', events, 1)).toMatchObject({ revision: 2, repeated: false });
});

test('an event of exactly the limit is taken, one byte more is not; bytes are counted, not characters', async () => {
  const event = newEvent({ data: { text: '字' } });
  const bytes = Buffer.byteLength(JSON.stringify(event.data)) + Buffer.byteLength(JSON.stringify(event.metadata));
  const store = await open({ eventBytesLimit: bytes });
  expect(await store.append('report-a', [event], 0)).toMatchObject({ revision: 1 });
  await expect(store.append('report-a', [newEvent({ data: { text: '字a' } })], 1)).rejects.toMatchObject({
    code: 'EVENT_TOO_LARGE',
    details: { bytes: bytes + 1, limit: bytes },
  });
});

test('the store says when it took an event by its own clock', async () => {
  const store = await open({ clock: () => new Date('2021-01-25T00:00:00.123Z') });
  await store.append('report-a', newEvents(1), 0);
  expect(await all(store.readAll())).toMatchObject([{ recordedAt: '2021-01-25T00:00:00.123Z' }]);
});

test('a batch of large events ends early, and none is left out', async () => {
  const store = await open();
  const text = '文'.repeat(300_000);
  for (let revision = 0; revision < 60; revision += 20)
    await store.append(
      'report-a',
      Array.from({ length: 20 }, () => newEvent({ data: { text } })),
      revision,
    );
  let revision = 0;
  for await (const batch of store.readBatches()) {
    expect(batch.length * text.length).toBeLessThan(5_000_000);
    for (const event of batch) expect(event.revision).toBe(++revision);
  }
  expect(revision).toBe(60);
  expect((await all(store.readStream('report-a', { direction: 'backwards', limit: 50 }))).at(-1)?.revision).toBe(11);
  const subscriber = new Subscriber(store);
  await subscriber.untilCaughtUp();
  expect(subscriber.heard.map((event) => event.revision)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  await subscriber.end();
});

test('a reader who stands still keeps nobody from the checkpoint', async () => {
  const store = await open();
  await store.append('report-a', newEvents(1500), 0);
  const reading = store.readAll()[Symbol.asyncIterator]();
  await reading.next();
  const other = new SqliteDatabase(path);
  expect(other.pragma('wal_checkpoint(TRUNCATE)')).toEqual([{ busy: 0, log: 0, checkpointed: 0 }]);
  other.close();
});

test('a subscription that has ended has taken its listener off the signal, and one that waits has one', async () => {
  const store = await open();
  const subscriber = new Subscriber(store);
  const { signal } = subscriber.abort;
  for (let revision = 0; revision < 50; revision++) {
    await store.append('report-a', newEvents(1), revision);
    await subscriber.take(revision + 1);
    await subscriber.untilCaughtUp();
  }
  const waiting = subscriber.next();
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  await store.append('report-a', newEvents(1), 50);
  await waiting;
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  await subscriber.end();
});
