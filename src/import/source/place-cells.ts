import type { CellNode, RowNode } from './document-builder.js';

/** A cell, and where it stands in the grid; one that reaches over several rows is placed in each. All from 0. */
export interface PlacedCell {
  readonly cell: CellNode;
  readonly column: number;
  readonly columns: number;
  /** How many rows it reaches over, none beyond the table. */
  readonly rows: number;
  readonly fromRow: number;
}

/** No table is wider than this (columns); a cell that would be is cut. */
const mostColumns = 200;
/** In larger tables than this, cells are not placed in the rows below them, however far they say that they reach. */
const mostArea = 200_000;

/** Lays the rows of a table out as a grid, as a browser does: a cell takes the first column that no cell from above reaches into. */
export function placeCells(rows: readonly RowNode[]): { readonly row: RowNode; readonly cells: readonly PlacedCell[] }[] {
  const reaching: ({ placed: PlacedCell; until: number } | null)[] = [];
  const reach = reachOf(rows);
  let area = 0;
  return rows.map((row, index) => {
    const cells: PlacedCell[] = [];
    let column = row.skipped;
    for (const cell of row.cells) {
      const above = reaching[column];
      if (cell.continued && above && above.placed.column === column) {
        column += above.placed.columns;
        continue;
      }
      while ((reaching[column]?.until ?? 0) > index && column < mostColumns) column++;
      const columns = Math.max(1, Math.min(cell.columns, mostColumns - column));
      const until = index + (cell.continued ? 1 : reach(cell, index, column));
      const placed = { cell, column, columns, rows: until - index, fromRow: index };
      cells.push(placed);
      area += columns;
      for (let at = column; at < column + columns; at++) reaching[at] = { placed, until };
      column += columns;
    }
    const inherited = new Set<PlacedCell>();
    if (area < mostArea)
      for (const entry of reaching) if (entry && entry.until > index && entry.placed.fromRow < index) inherited.add(entry.placed);
    area += inherited.size;
    return { row, cells: [...inherited, ...cells].sort((a, b) => a.column - b.column) };
  });
}

/** How many rows a cell reaches over: as it says, or as far as the cells below it say that they continue it. */
function reachOf(rows: readonly RowNode[]): (cell: CellNode, index: number, column: number) => number {
  const continued = rows.map((row) => {
    const columns = new Set<number>();
    let column = row.skipped;
    for (const cell of row.cells) {
      if (cell.continued) columns.add(column);
      column += Math.min(cell.columns, mostColumns);
    }
    return columns;
  });
  return (cell, index, column) => {
    let until = Math.min(rows.length, index + Math.max(1, cell.rows));
    while (continued[until]?.has(column)) until++;
    return until - index;
  };
}
