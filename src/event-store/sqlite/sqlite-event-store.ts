import type { Database } from 'better-sqlite3';
import { GongkaiError } from '../../errors.js';
import type {
  Appended,
  EventStore,
  NewEvent,
  Position,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  SubscribeOptions,
  SubscriptionItem,
} from '../event-store.js';
import { prepareAppend } from './append.js';
import { openDatabase } from './database.js';
import { toPosition, toSequence } from './position.js';
import { type EventRow, toEvent } from './row.js';
import { Wake } from './wake.js';

export interface SqliteEventStoreOptions {
  readonly path: string;
  readonly clock?: () => Date;
  /** Largest event taken, data and metadata together, in bytes of JSON. Default 1 MiB, as EventStoreDB has it. */
  readonly eventBytesLimit?: number;
}

/** Events read at a time: what a reader holds in memory. */
const pageSize = 500;
const lastSequence = Number.MAX_SAFE_INTEGER;

/** The embedded event store: one SQLite file, shared by the processes of one machine. */
export class SqliteEventStore implements EventStore {
  readonly id: string;
  private readonly database: Database;
  private readonly appendNow: ReturnType<typeof prepareAppend>;
  private readonly wake: Wake;
  private readonly closing = new AbortController();

  constructor({ path, clock = () => new Date(), eventBytesLimit = 1_048_576 }: SqliteEventStoreOptions) {
    const { database, storeId } = openDatabase(path);
    this.database = database;
    this.id = storeId;
    this.appendNow = prepareAppend(database, clock, eventBytesLimit);
    this.wake = new Wake(database, path);
  }

  async append(stream: string, events: readonly NewEvent[], expected: number): Promise<Appended> {
    this.check();
    if (stream === '' || stream.length > 300) throw new GongkaiError('BAD_INPUT', 'A stream is named by 1 to 300 characters.');
    if (events.length === 0) throw new GongkaiError('BAD_INPUT', 'Nothing to append.');
    if (new Set(events.map(({ id }) => id)).size !== events.length)
      throw new GongkaiError('BAD_INPUT', 'Two events of one append have the same id.');
    let appended: Appended;
    try {
      appended = this.appendNow(stream, events, expected);
    } catch (error) {
      throw storeError(error);
    }
    if (!appended.repeated) this.wake.now();
    return appended;
  }

  async *readStream(
    stream: string,
    { from, direction = 'forwards', limit = Infinity }: ReadStreamOptions = {},
  ): AsyncGenerator<RecordedEvent> {
    const forwards = direction === 'forwards';
    const page = this.database.prepare<[string, number, number], EventRow>(
      forwards
        ? 'SELECT * FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?'
        : 'SELECT * FROM events WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?',
    );
    let next = from ?? (forwards ? 1 : lastSequence);
    for (let left = limit; left > 0; ) {
      this.check();
      const wanted = Math.min(left, pageSize);
      const rows = page.all(stream, next, wanted);
      for (const row of rows) yield toEvent(row);
      const last = rows.at(-1);
      if (!last || rows.length < wanted) return;
      next = forwards ? last.revision + 1 : last.revision - 1;
      left -= rows.length;
    }
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    for await (const batch of this.readBatches(options)) yield* batch;
  }

  async *readBatches({
    after,
    direction = 'forwards',
    limit = Infinity,
    batchSize = pageSize,
  }: ReadAllOptions & { readonly batchSize?: number } = {}): AsyncGenerator<readonly RecordedEvent[]> {
    const forwards = direction === 'forwards';
    const page = this.database.prepare<[number, number], EventRow>(
      forwards
        ? 'SELECT * FROM events WHERE position > ? ORDER BY position LIMIT ?'
        : 'SELECT * FROM events WHERE position < ? ORDER BY position DESC LIMIT ?',
    );
    let sequence = after ? toSequence(after) : forwards ? 0 : lastSequence;
    for (let left = limit; left > 0; ) {
      this.check();
      const wanted = Math.min(left, batchSize);
      const rows = page.all(sequence, wanted);
      const last = rows.at(-1);
      if (!last) return;
      yield rows.map(toEvent);
      if (rows.length < wanted) return;
      sequence = last.position;
      left -= rows.length;
    }
  }

  async *subscribe({ after, signal }: SubscribeOptions): AsyncGenerator<SubscriptionItem> {
    const ended = AbortSignal.any([signal, this.closing.signal]);
    if (ended.aborted) return;
    let position: Position | null = after ?? null;
    if (position !== null) toSequence(position);
    const release = this.wake.use();
    let caughtUp = false;
    try {
      while (!ended.aborted) {
        const woken = this.wake.next(ended);
        let read = false;
        for await (const events of this.readBatches({ after: position })) {
          read = true;
          caughtUp = false;
          yield { kind: 'events', events };
          if (ended.aborted) return;
          position = events.at(-1)?.position ?? position;
        }
        if (!caughtUp) {
          caughtUp = true;
          yield { kind: 'caughtUp', position };
        }
        if (!read) await woken;
      }
    } finally {
      release();
    }
  }

  async head(): Promise<Position | null> {
    this.check();
    const last = this.database.prepare<[], number | null>('SELECT max(position) FROM events').pluck().get();
    return last === null || last === undefined ? null : toPosition(last);
  }

  async close(): Promise<void> {
    if (!this.database.open) return;
    this.closing.abort();
    this.wake.now();
    this.database.close();
  }

  private check(): void {
    if (!this.database.open) throw new GongkaiError('UNAVAILABLE', 'The event store is closed.');
  }
}

export async function openSqliteEventStore(options: SqliteEventStoreOptions): Promise<EventStore> {
  return new SqliteEventStore(options);
}

function storeError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (!code.startsWith('SQLITE_')) return error;
  return new GongkaiError(
    'UNAVAILABLE',
    `The event store did not take the change (${code}). Nothing was changed; try again.`,
    { retryAfterMs: 100 },
    { cause: error },
  );
}
