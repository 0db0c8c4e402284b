import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { GongkaiError } from '../../errors.js';

/** Raised when the tables change. */
const schemaVersion = 1;

const tables = `
  CREATE TABLE store (id TEXT NOT NULL);
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL
  );
  CREATE UNIQUE INDEX events_by_revision ON events (stream, revision);
  CREATE UNIQUE INDEX events_by_id ON events (id, stream);
`;

/**
 * Opens the file, and makes it where there is none. What a commit acknowledges is on the disk: WAL, and an fsync at each commit.
 * @throws {GongkaiError} UNAVAILABLE when the file can not be opened, or was made by a newer program
 */
export function openDatabase(path: string): { database: Database; storeId: string } {
  mkdirSync(dirname(path), { recursive: true });
  let database: Database;
  try {
    database = new SqliteDatabase(path, { timeout: 5000 });
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
  } catch (error) {
    throw new GongkaiError(
      'UNAVAILABLE',
      `The event store ${path} can not be opened: ${error instanceof Error ? error.message : error}.`,
      {},
      { cause: error },
    );
  }
  database
    .transaction(() => {
      const version = database.pragma('user_version', { simple: true });
      if (version === schemaVersion) return;
      if (version !== 0)
        throw new GongkaiError(
          'UNAVAILABLE',
          `The event store ${path} was made by a newer program (version ${version}; this one knows ${schemaVersion}).`,
        );
      database.exec(tables);
      database.prepare('INSERT INTO store (id) VALUES (?)').run(randomUUID());
      database.pragma(`user_version = ${schemaVersion}`);
    })
    .immediate();
  const storeId = database.prepare<[], string>('SELECT id FROM store').pluck().get();
  if (storeId === undefined) throw new GongkaiError('UNAVAILABLE', `The event store ${path} has no id.`);
  return { database, storeId };
}
