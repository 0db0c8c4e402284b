import type { GridCell, SourceLine } from '../lines.js';

/** A cell, where it begins in the grid and how far it reaches. */
interface Placed {
  readonly cell: GridCell;
  readonly row: number;
  readonly column: number;
  rows: number;
  readonly columns: number;
}

/** Names stand over names no more deeply than this: 行政诉讼, 复议后起诉. */
const levels = 2;

/**
 * The lines of tables with their rows as columns and their columns as rows, each cell with its place in the source. A name in a row of its
 * own stands beside the rows below it first, as though it were joined with them.
 */
export function turned(lines: readonly SourceLine[]): SourceLine[] {
  const tables = new Map<number, SourceLine[]>();
  for (const line of lines) {
    const table = line.cells?.[0]?.at.table;
    if (table !== undefined) tables.set(table, [...(tables.get(table) ?? []), line]);
  }
  return lines.flatMap((line) => {
    const rows = tables.get(line.cells?.[0]?.at.table ?? 0);
    if (!rows) return [line];
    // A table stands among the paragraphs where it begins.
    return rows[0] === line ? turnedTable(rows) : [];
  });
}

function turnedTable(lines: readonly SourceLine[]): SourceLine[] {
  const placed = namedBeside(lines.map(({ cells = [] }) => cells.filter(({ inherited }) => !inherited)));
  const height = Math.max(0, ...placed.map(({ column, columns }) => column + columns));
  return Array.from({ length: height }, (_, row): SourceLine => {
    const own = placed.filter(({ column, columns }) => column <= row && row < column + columns).sort((a, b) => a.row - b.row);
    const cells = own.map(
      (at): GridCell => ({ ...at.cell, column: at.row, columns: at.rows, rows: at.columns, inherited: at.column !== row }),
    );
    return { number: cells.find(({ inherited }) => !inherited)?.line ?? cells[0]?.line ?? 1, text: '', cells };
  });
}

function namedBeside(rows: readonly (readonly GridCell[])[]): Placed[] {
  const width = Math.max(0, ...rows.flat().map(({ column, columns }) => column + columns));
  const nameIn = (row: readonly GridCell[] | undefined): GridCell | null => {
    const [only, ...others] = row ?? [];
    return only && others.length === 0 && only.columns === width && width > 1 && only.text !== '' ? only : null;
  };
  const placed: Placed[] = [];
  const open: (Placed | null)[] = Array.from({ length: levels }, () => null);
  let kept = 0;
  for (const [index, row] of rows.entries()) {
    const name = nameIn(row);
    if (name) {
      // What stands right above another name is the name of more rows than those of that one.
      const level = nameIn(rows[index + 1]) ? 0 : levels - 1;
      open.fill(null, level);
      const beside: Placed = { cell: name, row: kept, column: level, rows: 0, columns: 1 };
      open[level] = beside;
      placed.push(beside);
      continue;
    }
    for (const beside of open) if (beside) beside.rows++;
    for (const cell of row) placed.push({ cell, row: kept, column: cell.column + levels, rows: cell.rows, columns: cell.columns });
    kept++;
  }
  return placed.map((at) => ({ ...at, rows: Math.max(1, Math.min(at.rows, kept - at.row)) }));
}
