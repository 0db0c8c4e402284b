import { afterEach, beforeEach, describe } from '@jest/globals';
import { appendContract } from './append-contract.js';
import { appendInOrderContract } from './append-in-order-contract.js';
import { closeContract } from './close-contract.js';
import { idempotencyContract } from './idempotency-contract.js';
import { manyEventsContract } from './many-events-contract.js';
import { processesContract } from './processes-contract.js';
import { readContract } from './read-contract.js';
import type { AdapterUnderTest, StoreUnderTest } from './store-under-test.js';
import { subscribeContract } from './subscribe-contract.js';
import { survivalContract } from './survival-contract.js';

/** What every adapter of the event store must do. Each test has a store of its own. */
export function eventStoreContract(name: string, { open, manyEvents }: AdapterUnderTest): void {
  describe(`${name} as an event store`, () => {
    let current: StoreUnderTest;
    beforeEach(async () => {
      current = await open();
    });
    afterEach(() => current.cleanup());

    const parts = { append: appendContract, retry: idempotencyContract, survival: survivalContract, read: readContract };
    const more = {
      'append in order': appendInOrderContract,
      subscribe: subscribeContract,
      processes: processesContract,
      close: closeContract,
    };
    for (const [part, contract] of Object.entries({ ...parts, ...more })) describe(part, () => contract(() => current));
    describe('many events', () => manyEventsContract(() => current, manyEvents));
  });
}
