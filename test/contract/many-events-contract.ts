import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { newEvent } from './contract-events.js';
import type { StoreUnderTest } from './store-under-test.js';

const million = 1_000_000;
const batchSize = 5_000;
/** A million events held at a time are more than ten times that. */
const heapBound = 40 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

export function manyEventsContract(current: () => StoreUnderTest): void {
  test('a million events are read, and subscribed to, in bounded memory', async () => {
    const { store } = current();
    for (let appended = 0; appended < million; appended += batchSize) {
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
      if (read % 100_000 === 50_000) look();
    }
    expect(read).toBe(million);

    let followed = 0;
    for await (const item of store.subscribe({ signal: new AbortController().signal })) {
      if (item.kind === 'caughtUp') break;
      if (item.kind !== 'events') continue;
      const [first] = item.events;
      if (first?.data !== followed) throw new Error(`event ${first?.data} came as number ${followed}`);
      if (Math.floor((followed + item.events.length) / 100_000) > Math.floor(followed / 100_000)) look();
      followed += item.events.length;
    }
    expect(followed).toBe(million);
    expect(looks).toBeGreaterThanOrEqual(20);
    expect(most).toBeLessThan(heapBound);
  }, 180_000);
}
