import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { GongkaiError, messageOf } from '../../errors.js';
import { noSuchStore } from '../arguments.js';
import { makeFolder } from './make-folder.js';
import { sqliteCode } from './store-error.js';

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
  CREATE UNIQUE INDEX events_by_id ON events (stream, id);
`;

/**
 * Opens the file. What a commit acknowledges is on the disk: WAL, and an fsync at each commit.
 * @param busyTimeoutMs how long a writer waits for another one's transaction
 * @param create whether it is made, with the folders above it, where there is none
 * @throws {GongkaiError} UNAVAILABLE when the file can not be opened, is no event store, or was made by a newer program; NOT_FOUND
 */
export function openDatabase(path: string, busyTimeoutMs: number, create = true): { database: Database; storeId: string } {
  if (!create && isMissing(path)) throw noSuchStore(path);
  let database: Database | undefined;
  try {
    makeFolder(dirname(resolve(path)));
    database = new SqliteDatabase(path, { timeout: busyTimeoutMs });
    if (versionOf(database) > schemaVersion)
      throw new Error(`it was made by a newer program (version ${versionOf(database)}; this one knows ${schemaVersion})`);
    switchToWal(database, busyTimeoutMs);
    database.pragma('synchronous = FULL');
    if (versionOf(database) === 0) makeTables(database);
    const storeId = database.prepare<[], string>('SELECT id FROM store').pluck().get();
    if (storeId === undefined) throw new Error('it has no id');
    return { database, storeId };
  } catch (error) {
    database?.close();
    throw new GongkaiError('UNAVAILABLE', `The event store ${path} can not be opened: ${messageOf(error)}.`, {}, { cause: error });
  }
}

/** An empty file is what an opening that was cut short leaves behind. */
function isMissing(path: string): boolean {
  return !existsSync(path) || statSync(path).size === 0;
}

function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/** Two processes that make the file at one time stand in each other's way here, and SQLite does not wait by itself. */
function switchToWal(database: Database, busyTimeoutMs: number): void {
  const deadline = performance.now() + busyTimeoutMs;
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      database.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (!sqliteCode(error).startsWith('SQLITE_BUSY') || performance.now() >= deadline) throw error;
      Atomics.wait(pause, 0, 0, 5);
    }
  }
}

function makeTables(database: Database): void {
  database
    .transaction(() => {
      // Another process may have been first.
      if (versionOf(database) !== 0) return;
      if (database.prepare('SELECT 1 FROM sqlite_schema').get()) throw new Error('it is a database of another kind');
      database.exec(tables);
      database.prepare('INSERT INTO store (id) VALUES (?)').run(randomUUID());
      database.pragma(`user_version = ${schemaVersion}`);
    })
    .immediate();
}
