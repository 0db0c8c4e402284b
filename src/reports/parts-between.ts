import type { LocalRow, ReportContent, TableContent } from '../forms/content.js';
import { jsonEqual } from '../history/json-equal.js';
import type { PutBackParts, PutBackRow, RecordedFigure, RestoredParts } from './events.js';
import { sameTable } from './same-content.js';
import { checkedText } from './text-input.js';

/** Whole parts of `to` that say something else in `from`. @throws {GongkaiError} BAD_INPUT when a text has become too long */
function partsBetween(from: ReportContent, to: ReportContent): RestoredParts {
  const sections = Object.entries(to.sections).filter(([key, { heading, text }]) => {
    const before = from.sections[key];
    return before?.heading !== heading || before.text !== text;
  });
  for (const [key, { text }] of sections) checkedText(text, `text of section ${key}`);
  const tables = Object.entries(to.tables).filter(([key, table]) => {
    const before = from.tables[key];
    return !before || !sameTable(before, table);
  });
  return {
    ...(to.title === from.title ? {} : { title: to.title }),
    ...(sections.length === 0 ? {} : { sections: Object.fromEntries(sections) }),
    ...(tables.length === 0 ? {} : { tables: Object.fromEntries(tables) }),
  };
}

/**
 * What `to` says that `from` does not, in parts as small as can be: cells one by one, local rows that came back, a table whole only
 * where its local rows were taken away or stand in another order. @throws {GongkaiError} BAD_INPUT when a text has become too long
 */
export function finerPartsBetween(from: ReportContent, to: ReportContent): PutBackParts {
  const { tables = {}, ...rest } = partsBetween(from, to);
  const whole: [string, TableContent][] = [];
  const rows: PutBackRow[] = [];
  const figures: RecordedFigure[] = [];
  for (const [key, table] of Object.entries(tables)) {
    const before = from.tables[key];
    const added = before && rowsAtEnd(before, table);
    if (!before || !added) {
      whole.push([key, table]);
      continue;
    }
    rows.push(...added.map((local) => ({ table: key, row: local.key, local, cells: table.rows[local.key] ?? {} })));
    figures.push(...cellsBetween(key, before, table));
  }
  return {
    ...rest,
    ...(whole.length === 0 ? {} : { tables: Object.fromEntries(whole) }),
    ...(rows.length === 0 ? {} : { rows }),
    ...(figures.length === 0 ? {} : { figures }),
  };
}

/** The local rows that were added after those that were there; null where these are not just as they were. */
function rowsAtEnd(from: TableContent, to: TableContent): readonly LocalRow[] | null {
  const count = from.localRows.length;
  return jsonEqual(from.localRows, to.localRows.slice(0, count)) ? to.localRows.slice(count) : null;
}

/** With the place in the source, so that what is put back is just what was there. */
function cellsBetween(table: string, from: TableContent, to: TableContent): RecordedFigure[] {
  return Object.entries(from.rows).flatMap(([row, before]) =>
    Object.entries(to.rows[row] ?? {}).flatMap(([column, cell]) => (jsonEqual(before[column], cell) ? [] : [{ table, row, column, cell }])),
  );
}
