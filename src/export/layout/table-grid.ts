import type { TableContent } from '../../forms/content.js';
import type { FormBlock, FormTable, PathStep } from '../../forms/form.js';
import { cellId, gridWidth } from '../../forms/layout.js';
import type { Grid, GridCell, GridRow } from './grid.js';
import { headerRows } from './header-rows.js';
import { printedFigure } from './printed-figure.js';
import { sharesHeading } from './shares-heading.js';

/** A row as it is printed: one of the form, or, without headings, one that the office added. */
interface PrintedRow {
  readonly key: string;
  readonly label: string;
  readonly path: readonly PathStep[];
}

/** A table in the official layout. The rows that the office added stand at the end of their block. */
export function tableGrid(table: FormTable, content: TableContent): Grid {
  const printed = table.blocks.map((block) => ({ block, rows: printedRows(block, content) }));
  const labelColumns = Math.max(...printed.flatMap(({ rows }) => rows.map(({ path, label }) => path.length + (label === '' ? 0 : 1))));
  const [first] = table.blocks;
  return {
    key: table.key,
    label: table.label,
    columns: labelColumns + (first ? gridWidth(first) : 0),
    labelColumns,
    blocks: printed.map(({ block, rows }) => ({
      head: headerRows(table, block, labelColumns),
      rows: rows.map((row, index) => [...labelCells(rows, index, labelColumns), ...figureCells(table, block, row, content)]),
    })),
  };
}

function printedRows(block: FormBlock, { localRows }: TableContent): PrintedRow[] {
  const local = localRows.filter((row) => row.block === block.key);
  return [...block.rows, ...local.map(({ key, label }) => ({ key, label, path: [] }))];
}

/** A heading stands beside the first of the rows that it is of, and reaches down over all of them. */
function labelCells(rows: readonly PrintedRow[], index: number, labelColumns: number): GridRow {
  const row = rows[index] as PrintedRow;
  const cells: GridCell[] = [];
  for (const [level, { label }] of row.path.entries()) {
    if (sharesHeading(rows[index - 1], row, level)) continue;
    let rowSpan = 1;
    while (sharesHeading(rows[index + rowSpan], row, level)) rowSpan++;
    cells.push({ kind: 'row', text: label, columnSpan: 1, rowSpan });
  }
  const columnSpan = labelColumns - row.path.length;
  return columnSpan === 0 ? cells : [...cells, { kind: 'row', text: row.label, columnSpan, rowSpan: 1 }];
}

function figureCells(table: FormTable, { columns }: FormBlock, { key }: PrintedRow, { rows }: TableContent): GridRow {
  return columns.map((column) => ({
    kind: 'figure',
    text: printedFigure(rows[key]?.[column.key], column),
    columnSpan: column.span ?? 1,
    rowSpan: 1,
    id: cellId(table.key, key, column.key),
  }));
}
