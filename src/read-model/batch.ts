import type { Database } from 'better-sqlite3';
import type { Position, RecordedEvent } from '../event-store/event-store.js';
import { isPassing } from '../event-store/sqlite/store-error.js';
import { EventFailed } from './event-failed.js';
import { EventFold } from './fold-events.js';
import { leaseMs } from './lease.js';
import { type Failure, ParkedEvents } from './parked-events.js';
import type { Projection } from './projection.js';

/** Another process has taken the lease: nothing of the batch was written. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** One transaction's work. */
interface Batch {
  readonly events: readonly RecordedEvent[];
  /** Where the checkpoint must stand. */
  readonly from: Position | null;
  readonly to: Position;
  readonly epoch: number;
  /** Events that are not to be tried again but parked. */
  readonly failed: ReadonlyMap<Position, Failure>;
  /** A stream whose parked events these are, taken up after all. */
  readonly retried: string | null;
}

/** Applies events to a generation's tables: rows and checkpoint in one transaction, fenced by the lease's epoch. */
export class BatchWriter {
  readonly parked: ParkedEvents;
  private readonly fold: EventFold;
  private readonly folds;
  private readonly move;
  private readonly late;
  private readonly transaction;

  /**
   * @param now ms since 1970
   * @param leaseFor how long each batch renews the lease (ms)
   */
  constructor(
    database: Database,
    projections: readonly Projection[],
    private readonly now: () => number,
    private readonly leaseFor: number = leaseMs,
  ) {
    this.parked = new ParkedEvents(database);
    this.fold = new EventFold(database, this.parked);
    this.folds = projections.map((projection) => projection.open(database));
    this.move = database.prepare<[Position, number, Position | null, number]>(
      'UPDATE state SET position = ?, expires_at = ? WHERE position IS ? AND epoch = ?',
    );
    this.late = database.prepare('UPDATE state SET late = late + 1');
    this.transaction = database.transaction((batch: Batch) => this.write(batch));
  }

  /**
   * Applies events, and parks those that can not be taken, with those behind them in their streams.
   * @param from where the checkpoint must stand
   * @returns the events that failed
   * @throws {LeaseLost}; faults of the database that may pass: nothing was written then
   */
  apply(events: readonly RecordedEvent[], from: Position | null, to: Position, epoch: number): RecordedEvent[] {
    return this.parking({ events, from, to, epoch, retried: null });
  }

  /**
   * The same for whoever can not go on without an event.
   * @throws {GongkaiError} when one can not be taken; nothing of the batch was written then
   */
  applyAll(events: readonly RecordedEvent[], from: Position | null, to: Position, epoch: number): void {
    try {
      this.attempt({ events, from, to, epoch, failed: new Map(), retried: null });
    } catch (error) {
      throw error instanceof EventFailed ? error.explained() : error;
    }
  }

  /** Takes up the parked events of a stream. @returns those that failed again */
  retry(stream: string, events: readonly RecordedEvent[], at: Position, epoch: number): RecordedEvent[] {
    return this.parking({ events, from: at, to: at, epoch, retried: stream });
  }

  private parking(batch: Omit<Batch, 'failed'>): RecordedEvent[] {
    const tried = new Map<Position, number>();
    const failed = new Map<Position, Failure>();
    const before = new Map(batch.retried === null ? [] : this.parked.ofStream(batch.retried).map((row) => [row.position, row.attempts]));
    for (;;) {
      try {
        this.attempt({ ...batch, failed });
        return batch.events.filter(({ position }) => failed.has(position));
      } catch (error) {
        if (!(error instanceof EventFailed)) throw error;
        const { tries, cause } = error;
        // A fault when the batch as a whole is written: only one by one they tell which of them it is.
        if (error.event === null && batch.retried === null) return this.oneByOne(batch);
        const event = error.event ?? batch.events[0];
        if (event === undefined) throw cause;
        const attempts = (tried.get(event.position) ?? 0) + 1;
        tried.set(event.position, attempts);
        if (attempts >= tries) failed.set(event.position, { error: cause, attempts: attempts + (before.get(event.position) ?? 0) });
      }
    }
  }

  private oneByOne({ events, from, to, epoch }: Omit<Batch, 'failed'>): RecordedEvent[] {
    let at = from;
    const failed: RecordedEvent[] = [];
    for (const event of events) {
      failed.push(...this.apply([event], at, event.position, epoch));
      at = event.position;
    }
    if (at !== to) this.apply([], at, to, epoch);
    return failed;
  }

  private attempt(batch: Batch): void {
    try {
      this.transaction.immediate(batch);
    } catch (error) {
      // What was held back, and what is kept of states, may never have happened.
      this.fold.reset();
      for (const fold of this.folds) fold.reset?.();
      throw error;
    }
  }

  private write({ events, from, to, epoch, failed, retried }: Batch): void {
    if (this.move.run(to, this.now() + this.leaseFor, from, epoch).changes === 0)
      throw new LeaseLost('another process writes the read model');
    if (retried !== null) {
      this.parked.release(retried);
      this.late.run();
    }
    const held = failed.size === 0 && this.parked.isEmpty() ? null : this.parked.heldStreams();
    const at = new Date(this.now()).toISOString();
    for (const event of events) {
      if (held !== null) {
        if (this.parked.isDiscarded(event)) continue;
        const failure = failed.get(event.position) ?? null;
        if (failure !== null || held.has(event.stream)) {
          held.add(event.stream);
          this.parked.park(event, failure, at);
          continue;
        }
      }
      this.take(event, retried === null ? null : `${to}/${event.position}`);
    }
    this.flush(events);
  }

  /** @param toldAt where the change feed tells of it, when that is not its position */
  private take(event: RecordedEvent, toldAt: string | null): void {
    try {
      const change = this.fold.fold(event);
      for (const fold of this.folds) fold.apply(change, toldAt);
    } catch (error) {
      throw isPassing(error) ? error : new EventFailed(event, error);
    }
  }

  private flush(events: readonly RecordedEvent[]): void {
    try {
      for (const fold of this.folds) fold.flush?.();
    } catch (error) {
      throw isPassing(error) ? error : new EventFailed(events.length === 1 ? (events[0] ?? null) : null, error);
    }
  }
}
