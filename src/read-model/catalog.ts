import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';

/** Which generation is read: one row, switched in one transaction, so that every process sees the old one or the new one whole. */
export class Catalog {
  private readonly database: Database;
  private version: unknown;

  /** @param folder made where there is none */
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    this.database = new SqliteDatabase(join(folder, 'catalog.db'), { timeout: 5000 });
    this.database.pragma('journal_mode = WAL');
    this.database.exec(`
      CREATE TABLE IF NOT EXISTS generations (number INTEGER PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('building', 'active', 'previous')));
    `);
    this.version = this.dataVersion();
  }

  active(): number | null {
    return this.database.prepare<[], number>("SELECT number FROM generations WHERE state = 'active'").pluck().get() ?? null;
  }

  /** A new number, for a generation that is being filled. */
  reserve(): number {
    return this.database
      .transaction(() => {
        const number = this.database.prepare<[], number>('SELECT coalesce(max(number), 0) + 1 FROM generations').pluck().get() ?? 1;
        this.database.prepare("INSERT INTO generations (number, state) VALUES (?, 'building')").run(number);
        return number;
      })
      .immediate();
  }

  /** Makes a generation the one that is read; the one before is kept to go back to. @returns numbers that are no longer kept */
  activate(number: number): number[] {
    return this.database
      .transaction(() => {
        const dropped = this.database
          .prepare<[number], number>("DELETE FROM generations WHERE state = 'previous' AND number <> ? RETURNING number")
          .pluck()
          .all(number);
        this.database.prepare("UPDATE generations SET state = 'previous' WHERE state = 'active' AND number <> ?").run(number);
        this.database.prepare("UPDATE generations SET state = 'active' WHERE number = ?").run(number);
        return dropped;
      })
      .immediate();
  }

  /** Generations that are being filled, or whose filling was cut short. */
  building(): number[] {
    return this.database.prepare<[], number>("SELECT number FROM generations WHERE state = 'building'").pluck().all();
  }

  /** Forgets a generation that was never finished. */
  forget(number: number): void {
    this.database.prepare("DELETE FROM generations WHERE number = ? AND state = 'building'").run(number);
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

  private dataVersion(): unknown {
    return this.database.pragma('data_version', { simple: true });
  }
}
