import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EventStore, RecordedEvent } from '../../src/event-store/event-store.js';
import { all, ids, newEvents, nextTurn } from './contract-events.js';
import type { StoreUnderTest } from './store-under-test.js';

/** More than the events that a store would read at a time. */
const many = 1203;

const direction = fc.constantFrom('forwards' as const, 'backwards' as const);
const limit = fc.option(fc.constantFrom(0, 1, 2, 499, 500, 501, 1000, many - 1, many, many + 1), { nil: undefined });
const place = fc.oneof(fc.integer({ min: 1, max: many + 2 }), fc.constantFrom(1, 499, 500, 501, 1000, many, many + 1));

/** @returns the log: two streams, one of `many` events and one that comes between them now and then */
async function fill(store: EventStore): Promise<readonly RecordedEvent[]> {
  for (let revision = 0, other = 0; revision < many; revision += 100, other++) {
    await store.append('report-a', newEvents(Math.min(100, many - revision)), revision, { ids: 'new' });
    await store.append('report-b', newEvents(1), other);
  }
  return all(store.readAll());
}

export function readContract(current: () => StoreUnderTest): void {
  test('an empty store reads as nothing, both ways', async () => {
    const { store } = current();
    expect(await store.head()).toBeNull();
    for (const direction of ['forwards', 'backwards'] as const) {
      expect(await all(store.readAll({ direction }))).toEqual([]);
      expect(await all(store.readBatches({ direction }))).toEqual([]);
      expect(await all(store.readStream('report-a', { direction }))).toEqual([]);
    }
  });

  test('a stream reads forwards and backwards, from anywhere in it, up to a limit', async () => {
    const { store } = current();
    const events = (await fill(store)).filter(({ stream }) => stream === 'report-a');
    await fc.assert(
      fc.asyncProperty(direction, fc.option(place, { nil: undefined }), limit, async (direction, from, limit) => {
        const expected =
          direction === 'forwards'
            ? events.filter(({ revision }) => revision >= (from ?? 1))
            : events.filter(({ revision }) => revision <= (from ?? many)).reverse();
        const options = { direction, ...(from === undefined ? {} : { from }), ...(limit === undefined ? {} : { limit }) };
        expect(await all(store.readStream('report-a', options))).toEqual(expected.slice(0, limit));
      }),
      { numRuns: 40 },
    );
  });

  test('the log reads forwards and backwards, after any position, up to a limit, singly and in batches', async () => {
    const { store } = current();
    const log = await fill(store);
    expect(log).toHaveLength(many + Math.ceil(many / 100));
    const after = fc.option(fc.constantFrom(...log.map(({ position }) => position)), { nil: undefined });
    const size = fc.constantFrom(1, 7, 499, 500, 501, 5000);
    await fc.assert(
      fc.asyncProperty(direction, after, limit, size, async (direction, after, limit, batchSize) => {
        const expected =
          direction === 'forwards'
            ? log.filter(({ position }) => after === undefined || position > after)
            : log.filter(({ position }) => after === undefined || position < after).reverse();
        const options = { direction, ...(after === undefined ? {} : { after }), ...(limit === undefined ? {} : { limit }) };
        expect(ids(await all(store.readAll(options)))).toEqual(ids(expected.slice(0, limit)));
        const batches = await all(store.readBatches({ ...options, batchSize }));
        expect(ids(batches.flat())).toEqual(ids(expected.slice(0, limit)));
        for (const batch of batches) {
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(batchSize);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a reader who leaves in the middle leaves nothing behind', async () => {
    const { store } = current();
    await fill(store);
    for (let times = 0; times < 20; times++) {
      for await (const { revision } of store.readStream('report-a')) if (revision === 3) break;
      for await (const { revision } of store.readAll()) if (revision === 700) break;
      for await (const _ of store.readBatches({ batchSize: 10 })) break;
    }
    await store.append('report-a', newEvents(1), many);
    await store.close();
  });

  test('what is appended while the log is read comes in its place, once', async () => {
    const { store } = current();
    await fill(store);
    const seen: string[] = [];
    for await (const { position } of store.readAll()) {
      seen.push(position);
      if (seen.length % 100 === 0 && seen.length <= 1000) await store.append('report-c', newEvents(1), seen.length / 100 - 1);
    }
    expect(seen).toEqual((await all(store.readAll())).map(({ position }) => position));
  });

  test('whoever reads the whole log lets others have their turn', async () => {
    const { store } = current();
    await fill(store);
    let turns = 0;
    let reading = true;
    const others = (async () => {
      for (; reading; turns++) await nextTurn();
    })();
    for await (const _ of store.readAll());
    reading = false;
    await others;
    expect(turns).toBeGreaterThan(2);
  });

  test.each(['', 'nonsense', '-1', '12x'])('"%s" is no position', async (after) => {
    const { store } = current();
    const { position } = await store.append('report-a', newEvents(3), 0);
    for (const malformed of [after, `${position}${after}x`]) {
      await expect(all(store.readAll({ after: malformed }))).rejects.toMatchObject({ code: 'CURSOR_UNAVAILABLE' });
      await expect(all(store.readBatches({ after: malformed }))).rejects.toMatchObject({ code: 'CURSOR_UNAVAILABLE' });
    }
  });

  test.each([{ limit: -1 }, { limit: 1.5 }, { limit: Number.NaN }, { batchSize: 0 }, { from: 0 }])('%j is bad input', async (options) => {
    const { store } = current();
    await store.append('report-a', newEvents(3), 0);
    const read = 'from' in options ? store.readStream('report-a', options) : store.readBatches(options);
    await expect(all<unknown>(read)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
}
