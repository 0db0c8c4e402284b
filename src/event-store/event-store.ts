/** The port. Two adapters implement it; `test/contract` runs one suite against both. */
export interface EventStore {
  /** Names this store for as long as its data lives: a cursor of one store means nothing to another. */
  readonly id: string;

  /**
   * Appends all events or none: one MiB of them at most.
   * @param expected the number of events the stream must have now (0: it must not exist)
   * Idempotent: when these events are in the stream already, as one piece, answers as the first append did, whatever `expected` says.
   * The same event id in another stream is another event.
   * @param options.ids what the caller knows of the ids: it may spare the store a look
   * @throws {GongkaiError} REVISION_CONFLICT (another writer was first, or only a part of the events is in the stream already; details:
   *   stream, expected, actual), EVENT_TOO_LARGE, BAD_INPUT (no events, one id twice, no count), STREAM_DELETED,
   *   STORE_ACCESS_DENIED, UNAVAILABLE (details: retryAfterMs, and mayHaveBeenRecorded, true where the connection broke under the append:
   *   the same events appended again tell)
   */
  append(stream: string, events: readonly NewEvent[], expected: number, options?: AppendOptions): Promise<Appended>;

  /**
   * Several appends, each made when those before it are: even of a process that is killed, the log holds the first so many of them and
   * none of the others. As many as the adapter can it brings to the disk at once.
   * @throws {GongkaiError} what the first that is refused would have thrown by itself: none after it is made, those before it may be
   */
  appendInOrder(appends: readonly StreamAppend[], options?: AppendOptions): Promise<void>;

  /** Events of one stream in bounded memory; empty when the stream does not exist. */
  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<RecordedEvent>;

  /** All events in the store's order, in bounded memory. @throws {GongkaiError} CURSOR_UNAVAILABLE when `after` is malformed */
  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent>;

  /** The same, in batches as the store reads them, of `batchSize` events at most: for whoever goes through the whole log. */
  readBatches(options?: ReadAllOptions & { readonly batchSize?: number }): AsyncIterable<readonly RecordedEvent[]>;

  /**
   * Everything after a position, then what is appended from now on, with no gap and no repeat at the seam. Ends when the signal
   * aborts or the store closes. Yields `caughtUp` each time it has reached the end of the log. Read on demand: a slow consumer holds
   * one batch.
   * @throws {GongkaiError} CURSOR_UNAVAILABLE when `after` is malformed or ahead of the log: going on from there would pass over what
   *   is appended next
   */
  subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionItem>;

  /** Position of the last event, or null in an empty store. */
  head(): Promise<Position | null>;

  /** Ends all subscriptions. Whatever is asked of a closed store is UNAVAILABLE. */
  close(): Promise<void>;
}

/** What {@link EventStore.append} is given. */
export interface StreamAppend {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly expected: number;
}

export interface AppendOptions {
  /** Default `unknown`. */
  readonly ids?: EventIds;
}

/**
 * Whether the events may be in the stream already. `new`: their ids were made for this very call. `notBefore`: they are not among the
 * expected events, which the caller has read; they may have been appended since. `unknown`: anywhere.
 */
export type EventIds = 'new' | 'notBefore' | 'unknown';

/** Opaque; later positions compare greater as strings. */
export type Position = string;

export interface NewEvent {
  /** UUID. */
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: unknown;
  readonly metadata: EventMetadata;
}

export interface RecordedEvent extends NewEvent {
  readonly stream: string;
  /** From 1: the nth event of its stream. */
  readonly revision: number;
  readonly position: Position;
  /** When the store took it (ISO 8601, UTC). `metadata.time` is what the application says. */
  readonly recordedAt: string;
}

/** Who did it, when, why, from which request. `previousHash` chains the events of a stream. */
export interface EventMetadata {
  readonly actor: { readonly id: string; readonly name: string };
  readonly reason: string | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly time: string;
  readonly requestId: string;
  readonly $correlationId: string;
  readonly $causationId: string;
  /** SHA-256 (lower-case hex) of the event before this one in the stream; null for the first. See `audit/event-hash.ts`. */
  readonly previousHash: string | null;
  /** SHA-256 of the command, where an idempotency key was given: the same key with another command is refused. */
  readonly commandHash?: string;
  /** Where the change was made on an earlier revision than the one before it, and merged with what came between. */
  readonly merged?: MergedMetadata;
}

export interface MergedMetadata {
  /** The revision that the change was made on. */
  readonly madeOn: number;
  /** The conflicts that were settled: the place, and which side stands there now. */
  readonly settled?: readonly { readonly place: string; readonly choose: 'base' | 'theirs' | 'yours' | 'own' }[];
}

export interface Appended {
  /** Revision of the last event appended. */
  readonly revision: number;
  readonly position: Position;
  /** True when the events had been appended before. */
  readonly repeated: boolean;
}

export interface ReadStreamOptions {
  /** First revision to read; default 1 forwards, the last backwards. */
  readonly from?: number;
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
}

export interface ReadAllOptions {
  /** Exclusive. Default: the beginning (forwards), the end (backwards). */
  readonly after?: Position | null;
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
}

export interface SubscribeOptions {
  /** Exclusive; null or absent: from the beginning. */
  readonly after?: Position | null;
  readonly signal: AbortSignal;
}

export type SubscriptionItem =
  | { readonly kind: 'events'; readonly events: readonly RecordedEvent[] }
  | { readonly kind: 'caughtUp'; readonly position: Position | null }
  /** Nothing new to project up to here, but the checkpoint may move. */
  | { readonly kind: 'checkpoint'; readonly position: Position };
