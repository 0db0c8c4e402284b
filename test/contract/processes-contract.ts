import { expect, test } from '@jest/globals';
import { streamOf } from './contract-events.js';
import { OtherProcess } from './other-process.js';
import type { StoreUnderTest } from './store-under-test.js';
import { Subscriber } from './subscriber.js';

export function processesContract(current: () => StoreUnderTest): void {
  test('a subscription hears of what another process appends', async () => {
    const { store, elsewhere } = current();
    const subscriber = new Subscriber(store);
    await subscriber.untilCaughtUp();
    const other = await new OtherProcess(elsewhere).ready();
    for (let revision = 1; revision <= 20; revision++) {
      other.order({ stream: 'report-a', count: 1 });
      expect((await subscriber.take(revision)).at(-1)).toMatchObject({ stream: 'report-a', revision });
      expect(await other.acknowledged()).toBe(revision);
    }
    await subscriber.end();
    await other.end();
  });

  test('processes that write to one stream share its revisions out, with none twice and none left out', async () => {
    const { store, elsewhere } = current();
    const others = await Promise.all([new OtherProcess(elsewhere), new OtherProcess(elsewhere)].map((other) => other.ready()));
    const count = 300;
    for (const other of others) other.order({ stream: 'report-a', count });
    const acknowledged = await Promise.all(
      others.map(async (other) => {
        const revisions: number[] = [];
        while (revisions.length < count) revisions.push((await other.acknowledged()) ?? Number.NaN);
        return revisions;
      }),
    );
    for (const other of others) await other.end();
    const all = acknowledged.flat().sort((a, b) => a - b);
    expect(all).toEqual(Array.from({ length: 2 * count }, (_, index) => index + 1));
    expect((await streamOf(store, 'report-a')).map(({ revision }) => revision)).toEqual(all);
  });

  test('kill -9 of a process that writes loses no append that was acknowledged', async () => {
    const { store, reopen, elsewhere } = current();
    await store.close();
    let before = 0;
    for (let times = 0; times < 3; times++) {
      const other = await new OtherProcess(elsewhere).ready();
      other.order({ stream: 'report-a', count: 1_000_000 });
      let last = before;
      for (let count = 0; count < 200; count++) last = (await other.acknowledged()) ?? Number.NaN;
      other.kill();
      for (let revision: number | null = last; revision !== null; revision = await other.acknowledged()) last = revision;
      await other.end();
      expect(last).toBeGreaterThanOrEqual(before + 200);

      const reopened = await reopen();
      const revisions = (await streamOf(reopened, 'report-a')).map(({ revision }) => revision);
      expect(revisions).toEqual(Array.from({ length: revisions.length }, (_, index) => index + 1));
      expect(revisions.length).toBeGreaterThanOrEqual(last);
      expect(revisions.length).toBeLessThanOrEqual(last + 1);
      before = revisions.length;
      await reopened.close();
    }
  });
}
