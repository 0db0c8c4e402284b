import { existsSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import type { Catalog } from './catalog.js';

/** How many events the active generation holds, for a progress bar; null when there is none, or another version made it in another form. */
export function expectedEvents(catalog: Catalog): number | null {
  const active = catalog.active();
  if (active === null || !existsSync(catalog.pathOf(active.number))) return null;
  const database = new SqliteDatabase(catalog.pathOf(active.number));
  try {
    const exists = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'revisions'").get();
    return exists ? Number(database.prepare('SELECT count(*) FROM revisions').pluck().get()) : null;
  } finally {
    database.close();
  }
}
