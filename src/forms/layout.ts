import type { Cell } from './cell.js';
import type { LocalRow, ReportContent, SectionContent, TableContent } from './content.js';
import type { CellId, Form, FormBlock, FormColumn, FormRow, FormTable } from './form.js';
import { blankCell } from './parse-cell.js';

/** Where a cell stands in the form. */
export interface CellSpec {
  readonly table: FormTable;
  readonly block: FormBlock;
  readonly row: FormRow | LocalRow;
  readonly column: FormColumn;
}

export function tableOf(form: Form, key: string): FormTable | null {
  return form.tables.find((table) => table.key === key) ?? null;
}

/** @param content where given, its local rows count too */
export function cellSpec(form: Form, content: ReportContent | null, tableKey: string, rowKey: string, columnKey: string): CellSpec | null {
  const table = tableOf(form, tableKey);
  if (!table) return null;
  const local = content?.tables[tableKey]?.localRows.find(({ key }) => key === rowKey);
  const block = table.blocks.find(({ key, rows }) => (local ? key === local.block : rows.some((row) => row.key === rowKey)));
  const row = local ?? block?.rows.find(({ key }) => key === rowKey);
  const column = block?.columns.find(({ key }) => key === columnKey);
  return block && row && column ? { table, block, row, column } : null;
}

/** How many columns of the printed grid a block's figures take: the same in every block of a table. */
export function gridWidth({ columns }: FormBlock): number {
  return columns.reduce((sum, { span = 1 }) => sum + span, 0);
}

export function cellId(table: string, row: string, column: string): CellId {
  return `${table}/${row}/${column}`;
}

/** Every cell that the form itself has, in its order. */
export function cellIds(form: Form): CellId[] {
  return form.tables.flatMap((table) =>
    table.blocks.flatMap((block) => block.rows.flatMap((row) => block.columns.map((column) => cellId(table.key, row.key, column.key)))),
  );
}

export function cellAt(content: ReportContent, id: CellId): Cell | null {
  const [table = '', row = '', column = ''] = id.split('/');
  return content.tables[table]?.rows[row]?.[column] ?? null;
}

/** A report in which nothing is written yet: the form's headings, no text, every cell blank. */
export function emptyContent(form: Form, title: string): ReportContent {
  const sections: Record<string, SectionContent> = {};
  for (const { key, numeral, heading } of form.sections) sections[key] = { heading: `${numeral}、${heading}`, text: '' };
  const tables: Record<string, TableContent> = {};
  for (const { key, blocks } of form.tables) {
    const rows: Record<string, Readonly<Record<string, Cell>>> = {};
    for (const block of blocks) for (const row of block.rows) rows[row.key] = blankRow(block);
    tables[key] = { rows, localRows: [] };
  }
  return { title, sections, tables };
}

export function blankRow(block: FormBlock): Readonly<Record<string, Cell>> {
  return Object.fromEntries(block.columns.map((column) => [column.key, blankCell(column)]));
}
