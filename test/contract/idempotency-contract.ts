import { expect, test } from '@jest/globals';
import { all, ids, newEvent, newEvents, streamOf } from './contract-events.js';
import type { StoreUnderTest } from './store-under-test.js';

export function idempotencyContract(current: () => StoreUnderTest): void {
  test('an append made again answers as it did, and appends nothing', async () => {
    const { store } = current();
    const event = newEvent();
    const answer = await store.append('report-a', [event], 0);
    expect(await store.append('report-a', [event], 0)).toEqual({ ...answer, repeated: true });
    expect(await streamOf(store, 'report-a')).toHaveLength(1);
  });

  test('it does so after others have appended, whatever is expected by then, and after reopening', async () => {
    const { store, reopen } = current();
    await store.append('report-a', newEvents(2), 0);
    const batch = newEvents(3);
    const answer = await store.append('report-a', batch, 2);
    await store.append('report-a', newEvents(4), 5);
    await store.append('report-b', newEvents(2), 0);
    for (const expected of [0, 2, 5, 9]) expect(await store.append('report-a', batch, expected)).toEqual({ ...answer, repeated: true });
    await store.close();
    const reopened = await reopen();
    expect(await reopened.append('report-a', batch, 2)).toEqual({ ...answer, repeated: true });
    expect(await streamOf(reopened, 'report-a')).toHaveLength(9);
  });

  test('a batch of which only a part is in the stream is a conflict, and appends nothing', async () => {
    const { store } = current();
    const [a, b, c] = [newEvent(), newEvent(), newEvent()];
    await store.append('report-a', [a, b, c], 0);
    const parts = [
      [newEvent(), b],
      [c, newEvent()],
      [b, a],
      [a, c],
      [a, newEvent(), b],
    ];
    for (const part of parts) {
      await expect(store.append('report-a', part, 3)).rejects.toMatchObject({
        code: 'REVISION_CONFLICT',
        details: { stream: 'report-a', expected: 3, actual: 3 },
      });
    }
    expect(ids(await all(store.readAll()))).toEqual(ids([a, b, c]));
  });

  test('the same event id in another stream is another event', async () => {
    const { store } = current();
    const event = newEvent();
    await store.append('report-a', [event], 0);
    expect(await store.append('report-b', [event], 0)).toMatchObject({ revision: 1, repeated: false });
    expect((await all(store.readAll())).map(({ stream }) => stream)).toEqual(['report-a', 'report-b']);
  });

  test('32 writers of the same event all get the one answer', async () => {
    const { store, reopen } = current();
    const stores = [store, await reopen()];
    const event = newEvent();
    const answers = await Promise.all(
      Array.from({ length: 32 }, (_, index) => (stores[index % 2] ?? store).append('report-a', [event], 0)),
    );
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(answers.map(({ position }) => position)).size).toBe(1);
    expect(await streamOf(store, 'report-a')).toHaveLength(1);
  });
}
