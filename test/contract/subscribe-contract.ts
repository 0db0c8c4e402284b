import { expect, test } from '@jest/globals';
import { all, ids, newEvent, newEvents, nextTurn } from './contract-events.js';
import type { StoreUnderTest } from './store-under-test.js';
import { Subscriber } from './subscriber.js';

export function subscribeContract(current: () => StoreUnderTest): void {
  test('a subscription to an empty store has caught up at once, then hears of what is appended', async () => {
    const { store } = current();
    const subscriber = new Subscriber(store);
    expect(await subscriber.next()).toEqual({ kind: 'caughtUp', position: null });
    const event = newEvent();
    const { position } = await store.append('report-a', [event], 0);
    expect(ids(await subscriber.take(1))).toEqual([event.id]);
    expect(await subscriber.next()).toEqual({ kind: 'caughtUp', position });
    await subscriber.end();
  });

  test('it gives all events before it has caught up, with the position of the last', async () => {
    const { store } = current();
    const events = newEvents(1203);
    await store.append('report-a', events, 0);
    const subscriber = new Subscriber(store);
    expect(await subscriber.untilCaughtUp()).toBe(await store.head());
    expect(subscriber.heard).toEqual(await all(store.readAll()));
    await subscriber.end();
  });

  test('it goes on after the position that it is given', async () => {
    const { store } = current();
    await store.append('report-a', newEvents(10), 0);
    const log = await all(store.readAll());
    const subscriber = new Subscriber(store, log[6]?.position);
    await subscriber.untilCaughtUp();
    expect(ids(subscriber.heard)).toEqual(ids(log.slice(7)));
    await subscriber.end();
  });

  test('from the end of the log it hears only of what is new', async () => {
    const { store } = current();
    await store.append('report-a', newEvents(5), 0);
    const subscriber = new Subscriber(store, await store.head());
    expect(await subscriber.next()).toEqual({ kind: 'caughtUp', position: await store.head() });
    const event = newEvent();
    await store.append('report-b', [event], 0);
    expect(ids(await subscriber.take(1))).toEqual([event.id]);
    await subscriber.end();
  });

  test('appends that go on while it catches up come once and in order, across the seam', async () => {
    const { store, reopen } = current();
    const other = await reopen();
    await store.append('report-a', newEvents(2000), 0);
    const total = 4000;
    const subscribers = [new Subscriber(store), new Subscriber(store), new Subscriber(other)];
    const appending = (async () => {
      for (let revision = 2000; revision < total; ) {
        const batch = newEvents(Math.min(total - revision, 1 + ((revision * 7) % 5)));
        await (revision % 3 === 0 ? other : store).append('report-a', batch, revision, { ids: 'new' });
        revision += batch.length;
        await nextTurn();
      }
    })();
    await Promise.all([appending, ...subscribers.map((subscriber) => subscriber.take(total))]);
    const log = await all(store.readAll());
    for (const subscriber of subscribers) {
      expect(ids(subscriber.heard)).toEqual(ids(log));
      expect(subscriber.kinds).not.toMatch(/caughtUp,caughtUp/);
      await subscriber.end();
    }
  });

  test('one who is slow keeps nobody waiting, and misses nothing', async () => {
    const { store } = current();
    const slow = new Subscriber(store);
    await slow.next();
    const quick = new Subscriber(store);
    for (let revision = 0; revision < 3000; revision += 100) await store.append('report-a', newEvents(100), revision);
    expect(await quick.take(3000)).toHaveLength(3000);
    expect(slow.heard).toHaveLength(0);
    expect(ids(await slow.take(3000))).toEqual(ids(quick.heard));
    await slow.end();
    await quick.end();
  });

  test('it hears of what another instance appends', async () => {
    const { store, reopen } = current();
    const other = await reopen();
    const subscriber = new Subscriber(store);
    await subscriber.untilCaughtUp();
    for (let revision = 0; revision < 20; revision++) {
      const event = newEvent();
      await other.append('report-a', [event], revision);
      expect(ids(await subscriber.take(revision + 1)).at(-1)).toBe(event.id);
    }
    await subscriber.end();
  });

  test('an abort ends it while it waits', async () => {
    const { store } = current();
    const subscriber = new Subscriber(store);
    await subscriber.untilCaughtUp();
    const waiting = subscriber.next();
    subscriber.abort.abort();
    expect(await waiting).toBeNull();
  });

  test('an abort ends it in the middle of the log', async () => {
    const { store } = current();
    await store.append('report-a', newEvents(3000), 0);
    const subscriber = new Subscriber(store);
    await subscriber.next();
    subscriber.abort.abort();
    expect(await subscriber.next()).toBeNull();
    expect(subscriber.heard.length).toBeLessThan(3000);
  });

  test('an abort before it begins leaves nothing to hear', async () => {
    const { store } = current();
    await store.append('report-a', newEvents(1), 0);
    expect(await all(store.subscribe({ signal: AbortSignal.abort() }))).toEqual([]);
  });

  test('closing the store ends every subscription', async () => {
    const { store } = current();
    await store.append('report-a', newEvents(3), 0);
    const subscribers = [new Subscriber(store), new Subscriber(store), new Subscriber(store)];
    for (const subscriber of subscribers) await subscriber.untilCaughtUp();
    const waiting = subscribers.map((subscriber) => subscriber.next());
    await store.close();
    expect(await Promise.all(waiting)).toEqual([null, null, null]);
  });

  test('one that was left can be followed by another', async () => {
    const { store } = current();
    await store.append('report-a', newEvents(3), 0);
    for (let times = 0; times < 20; times++) {
      for await (const { kind } of store.subscribe({ signal: new AbortController().signal })) if (kind === 'caughtUp') break;
    }
    const subscriber = new Subscriber(store);
    expect(await subscriber.take(3)).toHaveLength(3);
    await subscriber.end();
  });

  test.each(['', 'nonsense'])('it does not begin after "%s", which is no position', async (after) => {
    const { store } = current();
    const { signal } = new AbortController();
    await expect(all(store.subscribe({ after, signal }))).rejects.toMatchObject({ code: 'CURSOR_UNAVAILABLE' });
  });

  test('it does not begin after a position that the log has not reached', async () => {
    const { store, beyondTheLog: after } = current();
    const { position } = await store.append('report-a', newEvents(1), 0);
    expect(after > position).toBe(true);
    const { signal } = new AbortController();
    await expect(all(store.subscribe({ after, signal }))).rejects.toMatchObject({ code: 'CURSOR_UNAVAILABLE' });
  });
}
