import type { Database } from 'better-sqlite3';
import type { RecordedEvent } from '../event-store/event-store.js';
import type { OfficeState } from '../offices/office.js';
import type { ReportState } from '../reports/state.js';

/**
 * A read model: its tables and how an event folds into them. Runs inside the batch's transaction, which also moves the checkpoint,
 * so an event takes effect once however often it is delivered.
 */
export interface Projection {
  readonly name: string;
  /** Raised whenever tables or fold change: the read model is then rebuilt. */
  readonly version: number;
  /** CREATE TABLE / INDEX statements. */
  readonly tables: string;
  /** Indexes that a rebuild makes last, after the rows are in. */
  readonly indexes?: string;
  /** Prepares its statements once for a database and returns the fold. */
  open(database: Database): ProjectionFold;
}

export interface ProjectionFold {
  /** @param toldAt where the change feed tells of an event that was parked and taken up after all; null: at its position */
  apply(change: ProjectedChange, toldAt: string | null): void;
  /** Called before the batch commits: write what was held back. */
  flush?(): void;
  /** Called when the batch was rolled back: forget what was held back. */
  reset?(): void;
}

/** An event with the state of its report or office before and after, folded once for all projections. */
export type ProjectedChange =
  | { readonly kind: 'report'; readonly event: RecordedEvent; readonly before: ReportState | null; readonly after: ReportState }
  | { readonly kind: 'office'; readonly event: RecordedEvent; readonly before: OfficeState | null; readonly after: OfficeState };
