import type { FormBlock, FormColumn, FormTable } from '../../forms/form.js';
import { gridWidth } from '../../forms/layout.js';
import type { GridCell, GridRow } from './grid.js';
import { sharesHeading } from './shares-heading.js';

/**
 * The printed header of a block: its caption, then the labels of its columns below the headings that they share. A column with fewer
 * headings than others reaches down over as many rows.
 */
export function headerRows(table: FormTable, block: FormBlock, labelColumns: number): GridRow[] {
  const width = gridWidth(block);
  const levels = Math.max(...block.columns.map(({ path }) => path.length)) + 1;
  const { columnsHeading } = table;
  const rows: GridCell[][] = Array.from({ length: levels }, (_, level) => columnCells(block.columns, level, levels));
  if (columnsHeading !== undefined) rows.unshift([cell('column', columnsHeading, width, 1)]);
  if (labelColumns > 0) rows[0]?.unshift(cell('corner', table.note ?? table.rowsHeading ?? '', labelColumns, rows.length));
  if (block.caption !== null) rows.unshift([cell('caption', block.caption, labelColumns + width, 1)]);
  return rows;
}

function columnCells(columns: readonly FormColumn[], level: number, levels: number): GridCell[] {
  const cells: GridCell[] = [];
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index] as FormColumn;
    const { path, label, span = 1 } = column;
    if (path.length === level) cells.push(cell('column', label, span, levels - level));
    const heading = path[level];
    if (!heading || sharesHeading(columns[index - 1], column, level)) continue;
    let width = span;
    for (let next = index + 1; sharesHeading(columns[next], column, level); next++) width += columns[next]?.span ?? 1;
    cells.push(cell('column', heading.label, width, 1));
  }
  return cells;
}

function cell(kind: GridCell['kind'], text: string, columnSpan: number, rowSpan: number): GridCell {
  return { kind, text, columnSpan, rowSpan };
}
