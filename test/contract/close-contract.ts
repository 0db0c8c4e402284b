import { expect, test } from '@jest/globals';
import { all, newEvents } from './contract-events.js';
import type { StoreUnderTest } from './store-under-test.js';

export function closeContract(current: () => StoreUnderTest): void {
  test('a closed store is unavailable, and closing it again does nothing', async () => {
    const { store } = current();
    await store.append('report-a', newEvents(2), 0);
    await store.close();
    await store.close();
    const unavailable = { code: 'UNAVAILABLE' };
    await expect(store.append('report-a', newEvents(1), 2)).rejects.toMatchObject(unavailable);
    await expect(store.appendInOrder([{ stream: 'report-a', events: newEvents(1), expected: 2 }])).rejects.toMatchObject(unavailable);
    await expect(store.head()).rejects.toMatchObject(unavailable);
    await expect(all(store.readStream('report-a'))).rejects.toMatchObject(unavailable);
    await expect(all(store.readAll())).rejects.toMatchObject(unavailable);
    await expect(all(store.subscribe({ signal: new AbortController().signal }))).rejects.toMatchObject(unavailable);
  });

  test('a reading that goes on when the store closes is told so', async () => {
    const { store } = current();
    await store.append('report-a', newEvents(1200), 0);
    const read = async () => {
      for await (const { revision } of store.readAll()) if (revision === 10) await store.close();
    };
    await expect(read()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('what was appended is there when the store is opened again', async () => {
    const { store, reopen } = current();
    await store.append('report-a', newEvents(7), 0);
    const before = await all(store.readAll());
    await store.close();
    expect(await all((await reopen()).readAll())).toEqual(before);
  });
}
