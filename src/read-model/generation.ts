import { existsSync, rmSync } from 'node:fs';
import SqliteDatabase, { type Database, type Statement } from 'better-sqlite3';
import type { Position } from '../event-store/event-store.js';
import { parkedTable } from './parked-events.js';
import type { Projection } from './projection.js';

/** One filling of the read model: a file with all tables, how far they are, and who holds the lease to write them. */
export interface Generation {
  readonly number: number;
  readonly path: string;
  readonly database: Database;
  /** Reads how far the tables are, and how often parked events were taken up since. */
  readonly progress: Statement<[], { readonly position: string | null; readonly late: number }>;
}

/** Raised when the tables beside the projections' change. */
const format = 2;

/** How far the tables are, and the lease: in the file of the tables, so that one transaction moves all of it. */
const stateTable = `
  CREATE TABLE state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    made_by TEXT NOT NULL,
    position TEXT,
    late INTEGER NOT NULL DEFAULT 0,
    epoch INTEGER NOT NULL DEFAULT 0,
    holder TEXT,
    expires_at INTEGER NOT NULL DEFAULT 0
  );
  ${parkedTable}
`;

/** Names the store, and the projections with their versions: a generation is read only by programs that would have made the same. */
export function madeBy(storeId: string, projections: readonly Projection[]): string {
  return [storeId, `format.${format}`, ...projections.map(({ name, version }) => `${name}.${version}`)].join(' ');
}

/** Whether a generation was made from this event store, by whichever version of the projections. */
export function isOfStore(maker: string, storeId: string): boolean {
  return maker.startsWith(`${storeId} `);
}

/**
 * Opens a generation's file, and makes it where there is none.
 * `synchronous = NORMAL`: after a loss of power the last batches may be missing, rows and checkpoint alike, and are projected again.
 * @param indexed false leaves out the indexes and the journal until {@link finishFilling}: a file that nobody reads yet is filled faster so
 */
export function openGeneration(
  number: number,
  path: string,
  storeId: string,
  projections: readonly Projection[],
  indexed = true,
): Generation {
  const database = new SqliteDatabase(path, { timeout: 5000 });
  if (indexed) makeDurable(database);
  else {
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
  }
  database.pragma('cache_size = -65536');
  database
    .transaction(() => {
      if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'state'").get()) return;
      database.exec(stateTable);
      for (const { tables } of projections) database.exec(tables);
      if (indexed) for (const { indexes } of projections) if (indexes) database.exec(indexes);
      database.prepare('INSERT INTO state (id, made_by) VALUES (1, ?)').run(madeBy(storeId, projections));
    })
    .immediate();
  return { number, path, database, progress: database.prepare('SELECT position, late FROM state') };
}

/** Ends the filling of a generation opened without indexes: from here on it is as good as any other. */
export function finishFilling({ database }: Generation, projections: readonly Projection[]): void {
  for (const { indexes } of projections) if (indexes) database.exec(indexes);
  makeDurable(database);
}

function makeDurable(database: Database): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
}

/** How far the tables are. */
export interface Progress {
  readonly position: Position | null;
  /** Names what the tables say: another one whenever that may have changed. */
  readonly version: string;
}

export function progressOf({ number, progress }: Generation): Progress {
  const { position = null, late = 0 } = progress.get() ?? {};
  return { position, version: `${number}:${position ?? ''}:${late}` };
}

export function positionOf(generation: Generation): Position | null {
  return progressOf(generation).position;
}

export function removeGeneration(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(file)) rmSync(file);
}

/** Whether somebody writes the file at this moment (ms since 1970). */
export function isLeased(path: string, now: number): boolean {
  const database = new SqliteDatabase(path, { readonly: true });
  try {
    if (!database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'state'").get()) return false;
    return database.prepare('SELECT 1 FROM state WHERE expires_at > ?').get(now) !== undefined;
  } finally {
    database.close();
  }
}
