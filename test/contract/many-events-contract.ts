import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { newEvent } from './contract-events.js';
import type { StoreUnderTest } from './store-under-test.js';

/** What one append takes, and as many as divide the number of events. */
const batchSize = 1000;
/** A hundred thousand events held at a time are more than twice that. */
const heapBound = 40 * 1024 * 1024;
/** How often memory is looked at on the way. */
const looksWanted = 10;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

export function manyEventsContract(current: () => StoreUnderTest, total: number): void {
  test(`${total} events are read, and subscribed to, in bounded memory`, async () => {
    const { store } = current();
    const every = total / looksWanted;
    for (let appended = 0; appended < total; appended += batchSize) {
      const batch = Array.from({ length: batchSize }, (_, index) => newEvent({ data: appended + index }));
      await store.append(`report-${appended}`, batch, 0);
    }

    const before = heapUsed();
    let most = Number.NEGATIVE_INFINITY;
    let looks = 0;
    const look = () => {
      looks++;
      most = Math.max(most, heapUsed() - before);
    };
    let read = 0;
    for await (const { data } of store.readAll()) {
      if (data !== read++) throw new Error(`event ${data} came as number ${read - 1}`);
      if (read % every === every / 2) look();
    }
    expect(read).toBe(total);

    let followed = 0;
    for await (const item of store.subscribe({ signal: new AbortController().signal })) {
      if (item.kind === 'caughtUp') break;
      if (item.kind !== 'events') continue;
      const [first] = item.events;
      if (first?.data !== followed) throw new Error(`event ${first?.data} came as number ${followed}`);
      if (Math.floor((followed + item.events.length) / every) > Math.floor(followed / every)) look();
      followed += item.events.length;
    }
    expect(followed).toBe(total);
    expect(looks).toBeGreaterThanOrEqual(2 * looksWanted);
    expect(most).toBeLessThan(heapBound);
  }, 180_000);
}
