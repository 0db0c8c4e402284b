import type { Database } from 'better-sqlite3';
import { GongkaiError } from '../../errors.js';
import { checkAppend, revisionConflict, tooLarge } from '../arguments.js';
import type { Appended, NewEvent } from '../event-store.js';
import { toPosition } from './position.js';
import { sqliteCode } from './store-error.js';

/** An append that was checked, and waits for its transaction. */
export interface PendingAppend {
  readonly stream: string;
  readonly events: readonly SerialisedEvent[];
  readonly expected: number;
}

export type AppendOutcome = { readonly appended: Appended } | { readonly error: unknown };

/** @throws {GongkaiError} BAD_INPUT, EVENT_TOO_LARGE */
export function pendingAppend(stream: string, events: readonly NewEvent[], expected: number, eventBytesLimit: number): PendingAppend {
  checkAppend(stream, events, expected);
  return { stream, events: events.map((event, index) => serialised(stream, expected + 1 + index, event, eventBytesLimit)), expected };
}

export interface PreparedAppends {
  /** Each is taken or refused for itself. */
  each(appends: readonly PendingAppend[]): AppendOutcome[];
  /** All are taken, or none. @throws {GongkaiError} why the first that was refused was */
  together(appends: readonly PendingAppend[]): void;
}

/**
 * Appends in a transaction that checks first: between the check and the append there is no window. Several appends share one
 * transaction, and so one wait for the disk.
 */
export function prepareAppends(database: Database, clock: () => Date): PreparedAppends {
  const lastRevision = database
    .prepare<[string], number>('SELECT revision FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1')
    .pluck();
  const byId = database.prepare<[string, string], { revision: number; position: number }>(
    'SELECT revision, position FROM events WHERE stream = ? AND id = ?',
  );
  const insert = database.prepare(
    'INSERT INTO events (stream, revision, id, type, schema_version, recorded_at, data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );

  const one = database.transaction(({ stream, events, expected }: PendingAppend): Appended => {
    const actual = lastRevision.get(stream) ?? 0;
    const [first] = events;
    const before = actual > 0 && first ? byId.get(stream, first.id) : undefined;
    const answer = before && repeated(stream, events, before.revision);
    if (answer) return answer;
    if (before || actual !== expected) throw revisionConflict(stream, expected, actual);
    const recordedAt = clock().toISOString();
    let position = 0;
    let revision = expected;
    for (const { id, type, schemaVersion, data, metadata } of events) {
      revision++;
      position = Number(insert.run(stream, revision, id, type, schemaVersion, recordedAt, data, metadata).lastInsertRowid);
    }
    return { revision, position: toPosition(position), repeated: false };
  });

  /** @returns the first answer, when the whole batch stands in the stream as one piece; null when only a part of it does */
  function repeated(stream: string, events: readonly SerialisedEvent[], firstRevision: number): Appended | null {
    let last = { revision: 0, position: 0 };
    for (const [index, { id }] of events.entries()) {
      const found = byId.get(stream, id);
      if (found?.revision !== firstRevision + index) return null;
      last = found;
    }
    return { revision: last.revision, position: toPosition(last.position), repeated: true };
  }

  const outcome = (append: PendingAppend, run: (append: PendingAppend) => Appended): AppendOutcome => {
    try {
      return { appended: run(append) };
    } catch (error) {
      // The first event is new, a later one is not: all of this append were taken back.
      if (sqliteCode(error) === 'SQLITE_CONSTRAINT_UNIQUE')
        return { error: revisionConflict(append.stream, append.expected, lastRevision.get(append.stream) ?? 0) };
      if (error instanceof GongkaiError) return { error };
      throw error;
    }
  };
  // Within a transaction `one` is a savepoint: what it takes back is its own.
  const several = database.transaction((appends: readonly PendingAppend[]): AppendOutcome[] =>
    appends.map((append) => outcome(append, one)),
  );

  const together = database.transaction((appends: readonly PendingAppend[]): void => {
    for (const append of appends) {
      const taken = outcome(append, one);
      if ('error' in taken) throw taken.error;
    }
  });

  return {
    each: (appends) => {
      const [first] = appends;
      return first && appends.length === 1 ? [outcome(first, one.immediate)] : several.immediate(appends);
    },
    together: (appends) => together.immediate(appends),
  };
}

export interface SerialisedEvent {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly metadata: string;
}

function serialised(
  stream: string,
  revision: number,
  { id, type, schemaVersion, data, metadata }: NewEvent,
  limit: number,
): SerialisedEvent {
  const event = { id, type, schemaVersion, data: JSON.stringify(data), metadata: JSON.stringify(metadata) };
  // A character is at most three bytes of UTF-8: only what could be too large is counted.
  const characters = event.data.length + event.metadata.length;
  if (characters * 3 > limit) {
    const bytes = Buffer.byteLength(event.data) + Buffer.byteLength(event.metadata);
    if (bytes > limit) throw tooLarge(stream, revision, type, bytes, limit);
  }
  return event;
}
