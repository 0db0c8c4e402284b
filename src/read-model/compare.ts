import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { messageOf } from '../errors.js';
import { PartReader } from './part-store.js';

/** A table that does not say the same in two generations. */
export interface Difference {
  readonly table: string;
  readonly oldRows: number;
  readonly newRows: number;
}

/** What the tables say, row by row in an order of their own. Numbers that only count insertions (sequence, stream and part ids) are left
 * out; contents are compared by their root hashes. */
const contents: Readonly<Record<string, string>> = {
  offices: 'SELECT * FROM offices ORDER BY id',
  office_versions: 'SELECT * FROM office_versions ORDER BY id, revision',
  reports: 'SELECT * FROM reports ORDER BY id',
  revisions: `SELECT position, stream, revision, hex(event_id), type, actor_id, name, reason, at, hex(request_id), hex(correlation_id), status, edition,
    detail FROM revisions CROSS JOIN streams ON streams.id = stream_id CROSS JOIN event_types ON event_types.id = type_id
    CROSS JOIN actors ON actors.id = actor ORDER BY position`,
  editions: 'SELECT * FROM editions ORDER BY report_id, edition',
  current_figures: 'SELECT report_id, hex(body) FROM current_figures ORDER BY report_id',
  edition_figures: 'SELECT report_id, edition, hex(body) FROM edition_figures ORDER BY report_id, edition',
  parts: 'SELECT hex(hash), key FROM parts JOIN part_shapes ON part_shapes.id = shape ORDER BY hash, key',
  search_texts: 'SELECT report_id, hash, is_current, is_published FROM search_texts ORDER BY report_id, hash',
};

/** Compares two generations that stand at the same position. */
export function differences(before: Database, after: Database): Difference[] {
  const tables = Object.entries(contents).flatMap(([table, sql]) => {
    const [old, now] = [digest(before, table, sql), digest(after, table, sql)];
    return old.hash === now.hash ? [] : [{ table, oldRows: old.rows, newRows: now.rows }];
  });
  const [old, now] = [contentsDigest(before), contentsDigest(after)];
  return old.hash === now.hash ? tables : [...tables, { table: 'contents', oldRows: old.rows, newRows: now.rows }];
}

/** The root hash of every revision's content, in the order of the log. */
function contentsDigest(database: Database): { rows: number; hash: string } {
  const hash = createHash('sha256');
  let rows = 0;
  try {
    const parts = new PartReader(database);
    const manifests = database.prepare<[], Buffer>('SELECT manifest FROM revisions WHERE manifest IS NOT NULL ORDER BY position').pluck();
    for (const manifest of manifests.iterate()) {
      hash.update(parts.rootHash(manifest));
      rows++;
    }
  } catch (error) {
    if (!isOfAnotherForm(error)) throw error;
    return { rows: rowsOf(database, 'revisions'), hash: '' };
  }
  return { rows, hash: hash.digest('hex') };
}

/** Rows and their hash; of tables that another version of the projections made in another form, only the number of rows. */
function digest(database: Database, table: string, sql: string): { rows: number; hash: string } {
  const hash = createHash('sha256');
  let rows = 0;
  try {
    for (const row of database.prepare(sql).raw().iterate()) {
      hash.update(JSON.stringify(row));
      rows++;
    }
  } catch (error) {
    if (!isOfAnotherForm(error)) throw error;
    return { rows: rowsOf(database, table), hash: '' };
  }
  return { rows, hash: hash.digest('hex') };
}

function rowsOf(database: Database, table: string): number {
  const exists = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table);
  return exists ? Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()) : 0;
}

function isOfAnotherForm(error: unknown): boolean {
  return /no such (column|table)/.test(messageOf(error));
}
