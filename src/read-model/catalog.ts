import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { GongkaiError } from '../errors.js';

/** Raised when the table changes: the read model is then made anew. */
const format = 2;

const table = `
  CREATE TABLE generations (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    state TEXT NOT NULL CHECK (state IN ('rebuilding', 'filling', 'active', 'previous')),
    made_by TEXT NOT NULL
  );
`;

/**
 * - `rebuilding`: filled beside the one that is read, by a rebuild;
 * - `filling`: filled for the first time, by those who read it;
 * - `active`: read;
 * - `previous`: read before, and kept to go back to.
 */
export type GenerationState = 'rebuilding' | 'filling' | 'active' | 'previous';

export interface CatalogEntry {
  readonly number: number;
  readonly state: GenerationState;
  /** The store and the projections, with their versions, that made it: programs of other versions leave it alone. */
  readonly madeBy: string;
}

/** Which generation is read: one row, switched in one transaction, so that every process sees the old one or the new one whole. */
export class Catalog {
  private readonly database: Database;
  private version: unknown;

  /** @param folder made where there is none */
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    this.database = new SqliteDatabase(join(folder, 'catalog.db'), { timeout: 5000 });
    this.database.pragma('journal_mode = WAL');
    this.database.transaction(() => this.makeTable()).immediate();
    this.version = this.dataVersion();
  }

  entries(): CatalogEntry[] {
    return this.database.prepare<[], CatalogEntry>('SELECT number, state, made_by AS madeBy FROM generations ORDER BY number DESC').all();
  }

  active(): CatalogEntry | null {
    return this.entries().find(({ state }) => state === 'active') ?? null;
  }

  /** The generation that those of this version read: the active one, else the newest of theirs; one to be filled where there is none. */
  readBy(madeBy: string): number {
    return this.database
      .transaction(() => {
        const order: readonly GenerationState[] = ['active', 'previous', 'filling'];
        const own = this.entries().filter((entry) => entry.madeBy === madeBy);
        const found = order.flatMap((state) => own.filter((entry) => entry.state === state))[0];
        return found?.number ?? this.add('filling', madeBy);
      })
      .immediate();
  }

  /** A new number, for a rebuild. */
  reserve(madeBy: string): number {
    return this.database.transaction(() => this.add('rebuilding', madeBy)).immediate();
  }

  /** Makes a generation the one that is read; the one before is kept to go back to. @returns numbers that are no longer kept */
  activate(number: number): number[] {
    return this.database
      .transaction(() => {
        if (this.active()?.number === number) return [];
        if (!this.entries().some((entry) => entry.number === number))
          throw new GongkaiError('NOT_FOUND', `Generation ${number} is gone: another rebuild was finished meanwhile.`);
        const dropped = this.database
          .prepare<[number], number>("DELETE FROM generations WHERE state = 'previous' AND number <> ? RETURNING number")
          .pluck()
          .all(number);
        this.database.prepare("UPDATE generations SET state = 'previous' WHERE state = 'active'").run();
        this.database.prepare("UPDATE generations SET state = 'active' WHERE number = ?").run(number);
        return dropped;
      })
      .immediate();
  }

  /** Forgets a generation that is not read. */
  forget(number: number): void {
    this.database.prepare("DELETE FROM generations WHERE number = ? AND state <> 'active'").run(number);
  }

  /** Forgets a generation that must not be read any more, whatever it was. */
  remove(number: number): void {
    this.database.prepare('DELETE FROM generations WHERE number = ?').run(number);
  }

  /** Whether another process has changed the catalog since this was last asked. */
  changed(): boolean {
    const version = this.dataVersion();
    if (version === this.version) return false;
    this.version = version;
    return true;
  }

  pathOf(number: number): string {
    return join(this.folder, `generation-${String(number).padStart(6, '0')}.db`);
  }

  close(): void {
    this.database.close();
  }

  private add(state: GenerationState, madeBy: string): number {
    return Number(this.database.prepare('INSERT INTO generations (state, made_by) VALUES (?, ?)').run(state, madeBy).lastInsertRowid);
  }

  private makeTable(): void {
    if (this.database.pragma('user_version', { simple: true }) === format) return;
    this.database.exec('DROP TABLE IF EXISTS generations');
    for (const file of readdirSync(this.folder)) if (/^generation-\d+\.db/.test(file)) rmSync(join(this.folder, file));
    this.database.exec(table);
    this.database.pragma(`user_version = ${format}`);
  }

  private dataVersion(): unknown {
    return this.database.pragma('data_version', { simple: true });
  }
}
