import type { Database } from 'better-sqlite3';
import { GongkaiError } from '../../errors.js';
import type { Appended, NewEvent } from '../event-store.js';
import { toPosition } from './position.js';

type Append = (stream: string, events: readonly NewEvent[], expected: number) => Appended;

/** Appends in one transaction that checks first: between the check and the append there is no window. */
export function prepareAppend(database: Database, clock: () => Date, eventBytesLimit: number): Append {
  const lastRevision = database
    .prepare<[string], number>('SELECT revision FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1')
    .pluck();
  const byId = database.prepare<[string, string], { revision: number; position: number }>(
    'SELECT revision, position FROM events WHERE id = ? AND stream = ?',
  );
  const insert = database.prepare(
    'INSERT INTO events (stream, revision, id, type, schema_version, recorded_at, data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );

  const transaction = database.transaction((stream: string, events: readonly SerialisedEvent[], expected: number): Appended => {
    const [first] = events as [SerialisedEvent];
    const before = byId.get(first.id, stream);
    if (before) return repeated(before.revision, stream, events);
    const actual = lastRevision.get(stream) ?? 0;
    if (actual !== expected) throw conflict(stream, expected, actual);
    const recordedAt = clock().toISOString();
    let position = 0;
    let revision = expected;
    for (const { id, type, schemaVersion, data, metadata } of events) {
      revision++;
      position = Number(insert.run(stream, revision, id, type, schemaVersion, recordedAt, data, metadata).lastInsertRowid);
    }
    return { revision, position: toPosition(position), repeated: false };
  });

  /** The whole batch must stand where the first of it stands. */
  function repeated(firstRevision: number, stream: string, events: readonly SerialisedEvent[]): Appended {
    let last = { revision: firstRevision, position: 0 };
    for (const [index, { id }] of events.entries()) {
      const found = byId.get(id, stream);
      if (found?.revision !== firstRevision + index) throw conflict(stream, firstRevision - 1, lastRevision.get(stream) ?? 0);
      last = found;
    }
    return { revision: last.revision, position: toPosition(last.position), repeated: true };
  }

  return (stream, events, expected) =>
    transaction.immediate(
      stream,
      events.map((event) => serialised(event, eventBytesLimit)),
      expected,
    );
}

interface SerialisedEvent {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly metadata: string;
}

function serialised({ id, type, schemaVersion, data, metadata }: NewEvent, limit: number): SerialisedEvent {
  const event = { id, type, schemaVersion, data: JSON.stringify(data), metadata: JSON.stringify(metadata) };
  // A character is at most three bytes of UTF-8: only what could be too large is counted.
  const characters = event.data.length + event.metadata.length;
  if (characters * 3 > limit) {
    const bytes = Buffer.byteLength(event.data) + Buffer.byteLength(event.metadata);
    if (bytes > limit)
      throw new GongkaiError('EVENT_TOO_LARGE', `The event ${type} has ${bytes} bytes; the store takes ${limit}.`, { type, bytes, limit });
  }
  return event;
}

function conflict(stream: string, expected: number, actual: number): GongkaiError {
  return new GongkaiError('REVISION_CONFLICT', `The stream ${stream} has ${actual} events, not ${expected}.`, { stream, expected, actual });
}
