import type { Database } from 'better-sqlite3';
import { isGongkaiError, messageOf } from '../errors.js';
import type { Position, RecordedEvent } from '../event-store/event-store.js';

/** An event that the projections did not take. */
export interface ParkedEvent {
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  /** `parked`: it failed; `waiting`: one before it in its stream did; `discarded`: somebody decided to go on without it. */
  readonly state: 'parked' | 'waiting' | 'discarded';
  /** What it failed with; null where it was not tried. */
  readonly error: string | null;
  /** How often it was tried. */
  readonly attempts: number;
  readonly parkedAt: string;
  readonly discardedBy: string | null;
  readonly reason: string | null;
}

/** Why an event was not taken, after how many tries. */
export interface Failure {
  readonly error: unknown;
  readonly attempts: number;
}

/** Beside the tables that the events fold into, so that one transaction decides: an event is in them, or here. */
export const parkedTable = `
  CREATE TABLE parked (
    position TEXT PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    type TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('parked', 'waiting', 'discarded')),
    error TEXT,
    attempts INTEGER NOT NULL,
    parked_at TEXT NOT NULL,
    discarded_by TEXT,
    reason TEXT,
    retry INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID;
  CREATE INDEX parked_by_stream ON parked (stream, revision);
`;

const columns = `position, stream, revision, event_id AS eventId, type, state, error, attempts, parked_at AS parkedAt,
  discarded_by AS discardedBy, reason`;

/** The events that the projections of one generation did not take. */
export class ParkedEvents {
  private readonly count;
  private readonly open;
  private readonly held;
  private readonly discardedAt;
  private readonly discardedBetween;
  private readonly insert;
  private readonly all;
  private readonly retried;

  constructor(private readonly database: Database) {
    this.count = database.prepare<[], number>('SELECT count(*) FROM parked').pluck();
    this.open = database.prepare<[], number>("SELECT count(*) FROM parked WHERE state <> 'discarded'").pluck();
    this.held = database.prepare<[], string>("SELECT DISTINCT stream FROM parked WHERE state <> 'discarded'").pluck();
    this.discardedAt = database.prepare<[string]>("SELECT 1 FROM parked WHERE position = ? AND state = 'discarded'");
    this.discardedBetween = database
      .prepare<[string, number, number], number>(
        "SELECT count(*) FROM parked WHERE stream = ? AND revision > ? AND revision < ? AND state = 'discarded'",
      )
      .pluck();
    this.insert = database.prepare(
      'INSERT INTO parked (position, stream, revision, event_id, type, state, error, attempts, parked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.all = database.prepare<[], ParkedEvent>(`SELECT ${columns} FROM parked ORDER BY position`);
    this.retried = database.prepare<[], string>('SELECT DISTINCT stream FROM parked WHERE retry = 1').pluck();
  }

  list(): ParkedEvent[] {
    return this.all.all();
  }

  /** How many wait for a retry or a decision. */
  undecided(): number {
    return this.open.get() ?? 0;
  }

  isEmpty(): boolean {
    return this.count.get() === 0;
  }

  /** Streams whose events wait. */
  heldStreams(): Set<string> {
    return new Set(this.held.all());
  }

  isDiscarded({ position }: RecordedEvent): boolean {
    return this.discardedAt.get(position) !== undefined;
  }

  /** Whether all events of the stream between the two revisions were discarded. */
  isGapDiscarded(stream: string, after: number, before: number): boolean {
    return this.discardedBetween.get(stream, after, before) === before - after - 1;
  }

  /** @param failure null: it waits behind one that failed */
  park({ position, stream, revision, id, type }: RecordedEvent, failure: Failure | null, at: string): void {
    const error = failure && withCode(failure.error);
    this.insert.run(position, stream, revision, id, type, failure ? 'parked' : 'waiting', error, failure?.attempts ?? 0, at);
  }

  /** Asks whoever projects to try the stream's events again. */
  requestRetry(stream: string): void {
    this.database.prepare("UPDATE parked SET retry = 1 WHERE stream = ? AND state <> 'discarded'").run(stream);
  }

  /** Streams for which that was asked. */
  retryRequests(): string[] {
    return this.retried.all();
  }

  /** Leaves a stream as it is: what waits of it is no longer in the event store. */
  refuseRetry(stream: string): void {
    this.database.prepare('UPDATE parked SET retry = 0 WHERE stream = ?').run(stream);
  }

  /** What waits of a stream, in its order. */
  ofStream(stream: string): ParkedEvent[] {
    return this.database
      .prepare<[string], ParkedEvent>(`SELECT ${columns} FROM parked WHERE stream = ? AND state <> 'discarded' ORDER BY revision`)
      .all(stream);
  }

  /** Forgets what waits of a stream: it is tried again in the same transaction. */
  release(stream: string): void {
    this.database.prepare("DELETE FROM parked WHERE stream = ? AND state <> 'discarded'").run(stream);
  }

  /**
   * Goes on without an event, and has those behind it tried again. @returns false when no such event is parked
   */
  discard(position: Position, by: string, reason: string): boolean {
    return this.database
      .transaction(() => {
        const stream = this.database
          .prepare<[string, string, string], string>(
            "UPDATE parked SET state = 'discarded', discarded_by = ?, reason = ?, retry = 0 WHERE position = ? AND state = 'parked' RETURNING stream",
          )
          .pluck()
          .get(by, reason, position);
        if (stream !== undefined) this.requestRetry(stream);
        return stream !== undefined;
      })
      .immediate();
  }

  /** Takes over what was discarded before: a decision outlives the tables that were made under it. */
  takeDiscardedFrom(other: Database): void {
    const insert = this.database.prepare(
      `INSERT INTO parked (position, stream, revision, event_id, type, state, error, attempts, parked_at, discarded_by, reason)
       VALUES (@position, @stream, @revision, @eventId, @type, @state, @error, @attempts, @parkedAt, @discardedBy, @reason)
       ON CONFLICT (position) DO UPDATE SET state = 'discarded', discarded_by = @discardedBy, reason = @reason`,
    );
    for (const row of new ParkedEvents(other).list()) {
      if (row.state !== 'discarded') continue;
      insert.run(row);
      this.requestRetry(row.stream);
    }
  }
}

function withCode(error: unknown): string {
  return isGongkaiError(error) ? `${error.code}: ${error.message}` : messageOf(error);
}
