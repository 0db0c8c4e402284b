import type { ReportContent, TableContent } from '../forms/content.js';
import type { RecordedFigure, ReportEvent } from './events.js';
import { sameCell } from './same-content.js';
import { checkedText } from './text-input.js';

/**
 * The events that make one content of another, such as edits make: nearly always one. More where settling a conflict asks for it, as
 * when a row comes back that others removed. @throws {GongkaiError} BAD_INPUT when a text has become too long
 */
export function editsBetween(from: ReportContent, to: ReportContent): readonly ReportEvent[] {
  const title: ReportEvent[] = to.title === from.title ? [] : [{ type: 'TitleRevised', data: { title: to.title } }];
  const sections = Object.entries(to.sections).flatMap(([section, { heading, text }]): ReportEvent[] => {
    const before = from.sections[section];
    if (before?.heading === heading && before.text === text) return [];
    const data = {
      section,
      ...(before?.heading === heading ? {} : { heading }),
      text: checkedText(text, `text of section ${section} as merged`),
    };
    return [{ type: 'SectionRevised', data }];
  });
  const rows = Object.entries(to.tables).flatMap(([key, table]) => {
    const before = from.tables[key];
    return before && before !== table ? rowsBetween(key, before, table) : [];
  });
  const figures = Object.entries(to.tables).flatMap(([key, table]) => {
    const before = from.tables[key];
    return before && before !== table ? figuresBetween(key, before, table) : [];
  });
  const recorded: ReportEvent[] = figures.length === 0 ? [] : [{ type: 'FiguresRecorded', data: { figures } }];
  return [...title, ...sections, ...rows, ...recorded];
}

/** Local rows are added at the end; one with another label under its key is another row. */
function rowsBetween(table: string, from: TableContent, to: TableContent): ReportEvent[] {
  const removed = from.localRows.filter((row) => !has(to, row));
  const added = to.localRows.filter((row) => !has(from, row));
  return [
    ...removed.map(({ key }): ReportEvent => ({ type: 'LocalRowRemoved', data: { table, row: key } })),
    ...added.map((row): ReportEvent => ({ type: 'LocalRowAdded', data: { table, row } })),
  ];
}

/** Of a row added, the cells that were written. */
function figuresBetween(table: string, from: TableContent, to: TableContent): RecordedFigure[] {
  const added = new Set(to.localRows.filter((row) => !has(from, row)).map(({ key }) => key));
  return Object.entries(to.rows).flatMap(([row, cells]) =>
    Object.entries(cells).flatMap(([column, cell]) => {
      const unchanged = added.has(row) ? cell.state === 'blank' && cell.raw === '' : sameCell(from.rows[row]?.[column], cell);
      return unchanged ? [] : [{ table, row, column, cell }];
    }),
  );
}

function has({ localRows }: TableContent, { key, block, label }: TableContent['localRows'][number]): boolean {
  return localRows.some((row) => row.key === key && row.block === block && row.label === label);
}
