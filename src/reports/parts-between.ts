import type { ReportContent, TableContent } from '../forms/content.js';
import { jsonEqual } from '../history/json-equal.js';
import type { RecordedFigure, RestoredParts, UndoneParts } from './events.js';
import { sameTable } from './same-content.js';
import { checkedText } from './text-input.js';

/** The parts of `to` that say something else in `from`, whole. @throws {GongkaiError} BAD_INPUT when a text has become too long */
export function partsBetween(from: ReportContent, to: ReportContent): RestoredParts {
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

/** The same, with the cells of a table one by one where its local rows are the same. */
export function finerPartsBetween(from: ReportContent, to: ReportContent): UndoneParts {
  const { tables = {}, ...rest } = partsBetween(from, to);
  const whole: [string, TableContent][] = [];
  const figures: RecordedFigure[] = [];
  for (const [key, table] of Object.entries(tables)) {
    const before = from.tables[key];
    if (before && jsonEqual(before.localRows, table.localRows)) figures.push(...cellsBetween(key, before, table));
    else whole.push([key, table]);
  }
  return {
    ...rest,
    ...(whole.length === 0 ? {} : { tables: Object.fromEntries(whole) }),
    ...(figures.length === 0 ? {} : { figures }),
  };
}

/** With the place in the source, so that what is put back is just what was there. */
function cellsBetween(table: string, from: TableContent, to: TableContent): RecordedFigure[] {
  return Object.entries(to.rows).flatMap(([row, cells]) =>
    Object.entries(cells).flatMap(([column, cell]) => (jsonEqual(from.rows[row]?.[column], cell) ? [] : [{ table, row, column, cell }])),
  );
}
