import { expect, test } from '@jest/globals';
import { isGongkaiError } from '../../src/errors.js';
import { all, ids, newEvent, newEvents, streamOf } from './contract-events.js';
import type { StoreUnderTest } from './store-under-test.js';

export function appendContract(current: () => StoreUnderTest): void {
  test('a stream begins at 0 expected events and goes on at the number it has', async () => {
    const { store } = current();
    const [first, second, third] = [newEvent({ data: { title: '年度报告' } }), newEvent(), newEvent()];
    const begun = await store.append('report-a', [first], 0);
    const gone = await store.append('report-a', [second, third], 1);
    expect(begun).toEqual({ revision: 1, position: expect.any(String), repeated: false });
    expect(gone).toEqual({ revision: 3, position: expect.any(String), repeated: false });
    const recorded = await streamOf(store, 'report-a');
    expect(ids(recorded)).toEqual(ids([first, second, third]));
    expect(recorded.map(({ revision }) => revision)).toEqual([1, 2, 3]);
    expect(recorded[0]).toEqual({ ...first, stream: 'report-a', revision: 1, position: begun.position, recordedAt: expect.any(String) });
    expect(recorded[2]?.position).toBe(gone.position);
    expect(new Date(recorded[0]?.recordedAt ?? '').toISOString()).toBe(recorded[0]?.recordedAt);
  });

  test.each([
    { has: 0, expected: 1 },
    { has: 3, expected: 0 },
    { has: 3, expected: 2 },
    { has: 3, expected: 4 },
  ])('a stream of $has events refuses an append that expects $expected, and says how many it has', async ({ has, expected }) => {
    const { store } = current();
    if (has > 0) await store.append('report-a', newEvents(has), 0);
    await expect(store.append('report-a', [newEvent()], expected)).rejects.toMatchObject({
      code: 'REVISION_CONFLICT',
      details: { stream: 'report-a', expected, actual: has },
    });
    expect(await streamOf(store, 'report-a')).toHaveLength(has);
  });

  test('streams count by themselves', async () => {
    const { store } = current();
    await store.append('report-a', newEvents(2), 0);
    expect(await store.append('report-ab', [newEvent()], 0)).toMatchObject({ revision: 1 });
    expect(await store.append('office-a', [newEvent()], 0)).toMatchObject({ revision: 1 });
    expect(await streamOf(store, 'report-a')).toHaveLength(2);
  });

  test('of a batch with an event that is too large nothing is appended', async () => {
    const { store } = current();
    const large = newEvent({ data: { text: '长'.repeat(400_000) } });
    await expect(store.append('report-a', [newEvent(), large, newEvent()], 0)).rejects.toMatchObject({ code: 'EVENT_TOO_LARGE' });
    expect(await all(store.readAll())).toEqual([]);
    expect(await store.append('report-a', [newEvent()], 0)).toMatchObject({ revision: 1 });
  });

  test.each<[string, (store: StoreUnderTest['store']) => Promise<unknown>]>([
    ['no events', (store) => store.append('report-a', [], 0)],
    [
      'one event id twice',
      (store) => {
        const event = newEvent();
        return store.append('report-a', [event, newEvent(), event], 0);
      },
    ],
    ['a stream without a name', (store) => store.append('', [newEvent()], 0)],
    ['a negative number of expected events', (store) => store.append('report-a', [newEvent()], -1)],
    ['half an expected event', (store) => store.append('report-a', [newEvent()], 0.5)],
    ['an event without data', (store) => store.append('report-a', [newEvent({ data: undefined })], 0)],
  ])('an append of %s is bad input', async (_, append) => {
    const { store } = current();
    await expect(append(store)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await all(store.readAll())).toEqual([]);
  });

  test('of 32 writers that expect the same, one is first and 31 get a conflict', async () => {
    const { store, reopen } = current();
    await store.append('report-a', newEvents(4), 0);
    const stores = [store, await reopen()];
    const outcomes = await Promise.allSettled(
      Array.from({ length: 32 }, (_, index) => (stores[index % 2] ?? store).append('report-a', [newEvent()], 4)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(31);
    for (const { reason } of refused) {
      expect(isGongkaiError(reason, 'REVISION_CONFLICT')).toBe(true);
      expect(reason).toMatchObject({ details: { expected: 4, actual: 5 } });
    }
    expect(await streamOf(store, 'report-a')).toHaveLength(5);
  });

  test('later positions compare greater as strings, in whatever stream', async () => {
    const { store } = current();
    const answered: string[] = [];
    for (let index = 0; index < 120; index++) {
      const { position } = await store.append(`report-${index % 3}`, [newEvent()], Math.floor(index / 3));
      answered.push(position);
      expect(await store.head()).toBe(position);
    }
    const recorded = (await all(store.readAll())).map(({ position }) => position);
    expect(recorded).toEqual(answered);
    expect([...answered].sort()).toEqual(answered);
    expect(new Set(answered).size).toBe(120);
  });
}
