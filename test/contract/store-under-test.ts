import type { EventStore } from '../../src/event-store/event-store.js';

/** What an adapter hands to the contract suite. */
export interface StoreUnderTest {
  /** Empty. */
  readonly store: EventStore;
  /** Another instance on the same data, whether the others are open or closed. */
  reopen(): Promise<EventStore>;
  /** How another process opens the same data. */
  readonly elsewhere: StoreElsewhere;
  /** Closes every instance that was opened and removes the data. */
  cleanup(): Promise<void>;
}

/** A call of `module[open](options)`. */
export interface StoreElsewhere {
  /** URL of a source file. */
  readonly module: string;
  readonly open: string;
  /** Plain data. */
  readonly options: unknown;
}

export type OpenStoreUnderTest = () => Promise<StoreUnderTest>;
