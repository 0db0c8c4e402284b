import type { EventStore, Position } from '../../src/event-store/event-store.js';

/** What an adapter hands to the contract suite. */
export interface StoreUnderTest {
  /** Empty. */
  readonly store: EventStore;
  /** Another instance on the same data, whether the others are open or closed. */
  reopen(): Promise<EventStore>;
  /** A position as this kind of store has them, where its log has not got to. */
  readonly beyondTheLog: Position;
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

export interface AdapterUnderTest {
  readonly open: () => Promise<StoreUnderTest>;
  /** How many events are a great many for it. */
  readonly manyEvents: number;
}
