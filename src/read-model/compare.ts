import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** A table that does not say the same in two generations. */
export interface Difference {
  readonly table: string;
  readonly oldRows: number;
  readonly newRows: number;
}

/** What the tables say, row by row in an order of their own. Numbers that only count insertions (sequence, part ids) are left out. */
const contents: Readonly<Record<string, string>> = {
  offices: 'SELECT * FROM offices ORDER BY id',
  reports: 'SELECT * FROM reports ORDER BY id',
  revisions: `SELECT position, stream, revision, event_id, type, actor_id, reason, at, request_id, status, edition, content_hash, detail
    FROM revisions ORDER BY position`,
  editions: 'SELECT * FROM editions ORDER BY report_id, edition',
  parts: 'SELECT hash, key FROM parts ORDER BY hash, key',
};

/** Compares two generations that stand at the same position. */
export function differences(before: Database, after: Database): Difference[] {
  return Object.entries(contents).flatMap(([table, sql]) => {
    const [old, now] = [digest(before, sql), digest(after, sql)];
    return old.hash === now.hash ? [] : [{ table, oldRows: old.rows, newRows: now.rows }];
  });
}

/** Rows and their hash. */
export function digest(database: Database, sql: string): { rows: number; hash: string } {
  const hash = createHash('sha256');
  let rows = 0;
  for (const row of database.prepare(sql).raw().iterate()) {
    hash.update(JSON.stringify(row));
    rows++;
  }
  return { rows, hash: hash.digest('hex') };
}
