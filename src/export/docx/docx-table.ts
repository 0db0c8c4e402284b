import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx';
import type { Grid, GridCell, GridRow } from '../layout/grid.js';
import { textRuns } from './docx-text.js';

/** What the page leaves between its margins, in twentieths of a point. */
export const textWidth = 9866;
/** The columns that hold headings of rows, and the one that holds the rows' labels. */
const headingWidth = 700;
const labelWidth = 2400;

/** A table with its cells joined as in the form; where it is of one block, its header is repeated on each page. No row is cut in two. */
export function docxTable({ blocks, columns, labelColumns }: Grid): Table {
  const repeats = blocks.length === 1;
  const widths = columnWidths(columns, labelColumns);
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    rows: blocks.flatMap(({ head, rows }) => [...head.map((row) => tableRow(row, repeats)), ...rows.map((row) => tableRow(row, false))]),
  });
}

function columnWidths(columns: number, labelColumns: number): number[] {
  const labels = Array.from({ length: labelColumns }, (_, index) => (index === labelColumns - 1 ? labelWidth : headingWidth));
  const left = textWidth - labels.reduce((sum, width) => sum + width, 0);
  const figures = columns - labelColumns;
  return [...labels, ...Array.from({ length: figures }, () => Math.floor(left / figures))];
}

function tableRow(cells: GridRow, tableHeader: boolean): TableRow {
  return new TableRow({ cantSplit: true, tableHeader, children: cells.map(tableCell) });
}

function tableCell({ kind, text, columnSpan, rowSpan }: GridCell): TableCell {
  const alignment = kind === 'row' && rowSpan === 1 ? AlignmentType.LEFT : AlignmentType.CENTER;
  return new TableCell({
    columnSpan,
    rowSpan,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    children: text.split('\n').map((line) => new Paragraph({ alignment, style: 'TableText', children: textRuns(line) })),
  });
}
