import type { Database } from 'better-sqlite3';
import type { Position, RecordedEvent } from '../event-store/event-store.js';
import { EventFold } from './fold-events.js';
import { leaseMs } from './lease.js';
import type { Projection } from './projection.js';

/** Another process has taken the lease: nothing of the batch was written. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Applies events to a generation's tables: rows and checkpoint in one transaction, fenced by the lease's epoch. */
export class BatchWriter {
  private readonly fold: EventFold;
  private readonly folds;
  private readonly move;
  private readonly transaction;

  constructor(database: Database, projections: readonly Projection[], now: () => number) {
    this.fold = new EventFold(database);
    this.folds = projections.map((projection) => projection.open(database));
    this.move = database.prepare<[Position, number, Position | null, number]>(
      'UPDATE state SET position = ?, expires_at = ? WHERE position IS ? AND epoch = ?',
    );
    this.transaction = database.transaction((events: readonly RecordedEvent[], from: Position | null, to: Position, epoch: number) => {
      if (this.move.run(to, now() + leaseMs, from, epoch).changes === 0) throw new LeaseLost('another process writes the read model');
      for (const event of events) {
        const change = this.fold.fold(event);
        for (const fold of this.folds) fold.apply(change);
      }
      for (const fold of this.folds) fold.flush?.();
    });
  }

  /**
   * @param from where the checkpoint must stand
   * @throws {LeaseLost} and whatever an event that can not be taken throws; nothing was written then
   */
  apply(events: readonly RecordedEvent[], from: Position | null, to: Position, epoch: number): void {
    try {
      this.transaction.immediate(events, from, to, epoch);
    } catch (error) {
      this.reset();
      throw error;
    }
  }

  reset(): void {
    this.fold.reset();
    for (const fold of this.folds) fold.reset?.();
  }
}
