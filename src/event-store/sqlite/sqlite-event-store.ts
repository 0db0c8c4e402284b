// Between two pages others get their turn: timers, requests, the abort of this very reading.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { checkCount, checkLimit, closed, cursorUnavailable } from '../arguments.js';
import type {
  Appended,
  EventStore,
  NewEvent,
  Position,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  StreamAppend,
  SubscribeOptions,
  SubscriptionItem,
} from '../event-store.js';
import { pendingAppend, prepareAppends } from './append.js';
import { openDatabase } from './database.js';
import { ForeignCommits } from './foreign-commits.js';
import { GroupCommit } from './group-commit.js';
import { Pages } from './pages.js';
import { toPosition, toSequence } from './position.js';
import { Wake } from './wake.js';

export interface SqliteEventStoreOptions {
  readonly path: string;
  /** Whether the file and its folders are made where there are none. Default true. */
  readonly create?: boolean;
  readonly clock?: () => Date;
  /** Largest event taken, data and metadata together, in bytes of JSON. Default 1 MiB, as EventStoreDB has it. */
  readonly eventBytesLimit?: number;
  /** How long an append waits for another process's one before it is UNAVAILABLE. Default 5000. */
  readonly busyTimeoutMs?: number;
  /** How often other processes' appends are looked for, should the file system not tell of them. Default 50. */
  readonly pollMs?: number;
}

/** Events read at a time: what a reader holds in memory. */
const pageSize = 500;
const beyondLast = Number.MAX_SAFE_INTEGER;

/**
 * @throws {GongkaiError} UNAVAILABLE when the file can not be opened, is no event store, or was made by a newer program; NOT_FOUND when
 *   there is none and none is to be made
 */
export async function openSqliteEventStore(options: SqliteEventStoreOptions): Promise<EventStore> {
  return new SqliteEventStore(options);
}

/** The embedded event store: one SQLite file, shared by the processes of one machine. */
class SqliteEventStore implements EventStore {
  readonly id: string;
  private readonly database: Database;
  private readonly commits: GroupCommit;
  private readonly eventBytesLimit: number;
  private readonly pages: Pages;
  private readonly wake = new Wake();
  private readonly foreignCommits: ForeignCommits;

  constructor({
    path,
    create = true,
    clock = () => new Date(),
    eventBytesLimit = 1_048_576,
    busyTimeoutMs = 5000,
    pollMs = 50,
  }: SqliteEventStoreOptions) {
    const { database, storeId } = openDatabase(path, busyTimeoutMs, create);
    this.database = database;
    this.id = storeId;
    this.pages = new Pages(database);
    this.eventBytesLimit = eventBytesLimit;
    this.commits = new GroupCommit(prepareAppends(database, clock), () => this.wake.now());
    this.foreignCommits = new ForeignCommits(database, path, pollMs, () => this.wake.now());
  }

  async append(stream: string, events: readonly NewEvent[], expected: number): Promise<Appended> {
    this.checkOpen();
    return this.commits.add(pendingAppend(stream, events, expected, this.eventBytesLimit));
  }

  async appendInOrder(appends: readonly StreamAppend[]): Promise<void> {
    this.checkOpen();
    this.commits.together(appends.map(({ stream, events, expected }) => pendingAppend(stream, events, expected, this.eventBytesLimit)));
  }

  async *readStream(
    stream: string,
    { from, direction = 'forwards', limit = Number.POSITIVE_INFINITY }: ReadStreamOptions = {},
  ): AsyncGenerator<RecordedEvent> {
    checkLimit(limit);
    if (from !== undefined) checkCount('from', from, 1);
    const forwards = direction === 'forwards';
    let next = from ?? (forwards ? 1 : beyondLast);
    for (let left = limit; left > 0; await nextTurn()) {
      this.checkOpen();
      const { events, last } = this.pages.ofStream(stream, next, forwards, Math.min(left, pageSize));
      for (const event of events) yield event;
      const end = events.at(-1);
      if (last || !end) return;
      next = end.revision + (forwards ? 1 : -1);
      left -= events.length;
    }
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    for await (const batch of this.readBatches(options)) for (const event of batch) yield event;
  }

  async *readBatches({
    after = null,
    direction = 'forwards',
    limit = Number.POSITIVE_INFINITY,
    batchSize = pageSize,
  }: ReadAllOptions & { readonly batchSize?: number } = {}): AsyncGenerator<readonly RecordedEvent[]> {
    checkLimit(limit);
    checkCount('batchSize', batchSize, 1);
    const forwards = direction === 'forwards';
    let sequence = after !== null ? toSequence(after) : forwards ? 0 : beyondLast;
    for (let left = limit; left > 0; await nextTurn()) {
      this.checkOpen();
      const { events, last } = this.pages.ofAll(sequence, forwards, Math.min(left, batchSize));
      const end = events.at(-1);
      if (!end) return;
      yield events;
      if (last) return;
      sequence = toSequence(end.position);
      left -= events.length;
    }
  }

  async *subscribe({ after = null, signal }: SubscribeOptions): AsyncGenerator<SubscriptionItem> {
    this.checkOpen();
    let position: Position | null = after;
    let sequence = after === null ? 0 : toSequence(after);
    if (after !== null && sequence > this.pages.head()) throw cursorUnavailable(after, 'is ahead of this store');
    const goesOn = (): boolean => !signal.aborted && this.database.open;
    const leave = this.foreignCommits.join();
    try {
      for (let caughtUp = false; goesOn(); ) {
        const { turn } = this.wake;
        const { events, last } = this.pages.ofAll(sequence, true, pageSize);
        const end = events.at(-1);
        if (end) {
          position = end.position;
          sequence = toSequence(position);
          caughtUp = false;
          yield { kind: 'events', events };
        }
        if (!last) {
          await nextTurn();
          continue;
        }
        if (!caughtUp && goesOn()) {
          caughtUp = true;
          yield { kind: 'caughtUp', position };
        }
        if (goesOn()) await this.wake.past(turn, signal);
      }
    } finally {
      leave();
    }
  }

  async head(): Promise<Position | null> {
    this.checkOpen();
    const head = this.pages.head();
    return head === 0 ? null : toPosition(head);
  }

  async close(): Promise<void> {
    if (!this.database.open) return;
    this.commits.flush();
    this.foreignCommits.stop();
    this.database.close();
    this.wake.now();
  }

  private checkOpen(): void {
    if (!this.database.open) throw closed();
  }
}
