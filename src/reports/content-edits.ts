import type { Cell } from '../forms/cell.js';
import type { ReportContent, TableContent } from '../forms/content.js';
import type { Form } from '../forms/form.js';
import { blankRow, tableOf } from '../forms/layout.js';
import { grouped } from '../history/grouped.js';
import type { PutBackParts, PutBackRow, RecordedFigure, ReportEvent, RestoredParts } from './events.js';

type DataOf<T extends ReportEvent['type']> = Extract<ReportEvent, { type: T }>['data'];

/* Each makes a new content that shares with the old one whatever did not change. */

export function withSection(content: ReportContent, { section, heading, text }: DataOf<'SectionRevised'>): ReportContent {
  const before = content.sections[section];
  return { ...content, sections: { ...content.sections, [section]: { heading: heading ?? before?.heading ?? '', text } } };
}

export function withFigures(content: ReportContent, figures: readonly RecordedFigure[]): ReportContent {
  const tables: Record<string, TableContent> = { ...content.tables };
  const [only] = figures;
  if (only && figures.length === 1) {
    // Nearly every edit is of one cell, and every replay folds it again.
    const table = tables[only.table];
    if (table)
      tables[only.table] = { ...table, rows: { ...table.rows, [only.row]: { ...table.rows[only.row], [only.column]: only.cell } } };
    return { ...content, tables };
  }
  for (const [table, ofTable] of grouped(figures, (figure) => figure.table)) {
    const before = tables[table];
    if (!before) continue;
    const rows: Record<string, Readonly<Record<string, Cell>>> = { ...before.rows };
    for (const [row, ofRow] of grouped(ofTable, (figure) => figure.row))
      rows[row] = { ...rows[row], ...Object.fromEntries(ofRow.map(({ column, cell }) => [column, cell])) };
    tables[table] = { ...before, rows };
  }
  return { ...content, tables };
}

export function withLocalRow(content: ReportContent, form: Form, { table, row }: DataOf<'LocalRowAdded'>): ReportContent {
  const block = tableOf(form, table)?.blocks.find(({ key }) => key === row.block);
  const before = content.tables[table];
  if (!block || !before) return content;
  return withTable(content, table, { rows: { ...before.rows, [row.key]: blankRow(block) }, localRows: [...before.localRows, row] });
}

export function withoutLocalRow(content: ReportContent, { table, row }: DataOf<'LocalRowRemoved'>): ReportContent {
  const before = content.tables[table];
  if (!before) return content;
  const { [row]: _removed, ...rows } = before.rows;
  return withTable(content, table, { rows, localRows: before.localRows.filter(({ key }) => key !== row) });
}

/** A local row that is not there any more comes back at the end, under another key where its own has gone to another row. */
function withRow(content: ReportContent, { table, row, local, cells }: PutBackRow): ReportContent {
  const before = content.tables[table];
  if (!before) return content;
  if (local === null) return withTable(content, table, { ...before, rows: { ...before.rows, [row]: cells } });
  const same = before.localRows.find(({ block, label }) => block === local.block && label === local.label);
  const key = same?.key ?? freeKey(before, local.block, row);
  const localRows = same ? before.localRows : [...before.localRows, { ...local, key }];
  return withTable(content, table, { rows: { ...before.rows, [key]: cells }, localRows });
}

function freeKey({ rows }: TableContent, block: string, wished: string): string {
  let key = wished;
  for (let number = 1; Object.hasOwn(rows, key); number++) key = `${block}.local${number}`;
  return key;
}

/** Whole parts first, then rows, then cells. */
export function withPutBack(content: ReportContent, { rows = [], figures = [], ...whole }: PutBackParts): ReportContent {
  return withFigures(rows.reduce(withRow, withParts(content, whole)), figures);
}

function withParts(content: ReportContent, { title, sections, tables }: RestoredParts): ReportContent {
  return {
    title: title ?? content.title,
    sections: sections ? { ...content.sections, ...sections } : content.sections,
    tables: tables ? { ...content.tables, ...tables } : content.tables,
  };
}

function withTable(content: ReportContent, key: string, table: TableContent): ReportContent {
  return { ...content, tables: { ...content.tables, [key]: table } };
}
