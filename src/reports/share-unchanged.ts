import type { ReportContent, SectionContent, TableContent } from '../forms/content.js';
import { jsonEqual } from '../history/json-equal.js';

/**
 * A content that came whole, with the objects of the one before for every section, row and table in which nothing changed, the places
 * in the source included: so their hashes, kept by identity, serve on.
 */
export function shareUnchanged(before: ReportContent, after: ReportContent): ReportContent {
  return {
    title: after.title,
    sections: shared(before.sections, after.sections, (old, now): SectionContent => (jsonEqual(old, now) ? old : now)),
    tables: shared(before.tables, after.tables, sharedTable),
  };
}

function sharedTable(old: TableContent, now: TableContent): TableContent {
  if (old === now) return old;
  const rows = shared(old.rows, now.rows, (oldRow, row) => (jsonEqual(oldRow, row) ? oldRow : row));
  const localRows = jsonEqual(old.localRows, now.localRows) ? old.localRows : now.localRows;
  return rows === old.rows && localRows === old.localRows ? old : { rows, localRows };
}

function shared<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
  share: (old: T, now: T) => T,
): Readonly<Record<string, T>> {
  if (before === after) return before;
  const entries = Object.entries(after).map(([key, now]): [string, T] => {
    const old = Object.hasOwn(before, key) ? before[key] : undefined;
    return [key, old === undefined ? now : share(old, now)];
  });
  const unchanged = entries.length === Object.keys(before).length && entries.every(([key, value]) => before[key] === value);
  return unchanged ? before : Object.fromEntries(entries);
}
