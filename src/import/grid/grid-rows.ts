import type { GridCell, SourceLine } from '../lines.js';
import { normalise } from '../normalise.js';
import type { Token } from '../table-tokens.js';

/** A field of a row: a token that knows where it stands in the grid. */
export interface Field extends Token {
  readonly cell: GridCell;
}

/** A row of a table, with its own fields and those that reach into it from above, each in the order of the columns. */
export interface GridRow {
  readonly line: SourceLine;
  readonly own: readonly Field[];
  readonly inherited: readonly Field[];
}

/** A row, or a paragraph that stands between two. */
export type GridItem = { readonly kind: 'row'; readonly row: GridRow } | { readonly kind: 'paragraph'; readonly line: SourceLine };

export function gridItems(lines: readonly SourceLine[]): GridItem[] {
  return lines.map((line) => {
    if (!line.cells) return { kind: 'paragraph', line };
    const fields = line.cells.map(
      (cell): Field => ({ text: cell.text, line: cell.line, at: cell.at, kind: cell.text === '' ? 'empty' : 'text', cell }),
    );
    return {
      kind: 'row',
      row: { line, own: fields.filter(({ cell }) => !cell.inherited), inherited: fields.filter(({ cell }) => cell.inherited) },
    };
  });
}

/** Columns of a table in which no cell with a text begins: they may only keep distance. By table of the source. */
function emptyColumnsOf(rows: readonly GridRow[]): (field: Field) => boolean {
  const used = new Map<number, Set<number>>();
  for (const { own } of rows)
    for (const { kind, cell } of own) {
      if (kind !== 'text') continue;
      const columns = used.get(cell.at.table) ?? new Set();
      used.set(cell.at.table, columns.add(cell.column));
    }
  return ({ kind, cell }) => {
    if (kind === 'text') return false;
    for (let column = cell.column; column < cell.column + cell.columns; column++) if (used.get(cell.at.table)?.has(column)) return false;
    return true;
  };
}

/**
 * Tells the fields that only keep distance. An empty column may as well be one of figures that are all blank: what is true of most rows of
 * a table, that they have just as many figures as the form with such fields or without, decides for all of them.
 */
export function spacersOf(rows: readonly GridRow[], columnsBeside: (field: Field) => number | null): (field: Field) => boolean {
  const isEmpty = emptyColumnsOf(rows);
  const kept = new Map<number, number>();
  for (const { own } of rows) {
    const at = own.findIndex((field) => columnsBeside(field) !== null);
    const label = own[at];
    if (!label) continue;
    const figures = own.slice(at + 1).filter((field) => !isUnit(field));
    const columns = columnsBeside(label);
    const without = figures.filter((field) => !isEmpty(field)).length;
    const { table } = label.cell.at;
    const vote = Number(figures.length === columns) - Number(without === columns);
    kept.set(table, (kept.get(table) ?? 0) + vote);
  }
  return (field) => isEmpty(field) && (kept.get(field.cell.at.table) ?? 0) <= 0;
}

/** Tells the tables of the source in which most rows have as many cells more than columns: a column that the form has not. */
export function wideTables(
  rows: readonly GridRow[],
  figuresOf: (fields: readonly Field[]) => readonly Field[],
  columnsBeside: (field: Field) => number | null,
): ReadonlySet<number> {
  const counts = new Map<number, { wide: number; all: number }>();
  for (const { own } of rows) {
    const at = own.findIndex((field) => columnsBeside(field) !== null);
    const label = own[at];
    if (!label) continue;
    const { table } = label.cell.at;
    const count = counts.get(table) ?? { wide: 0, all: 0 };
    counts.set(table, count);
    count.all++;
    if (figuresOf(own.slice(at + 1)).length > (columnsBeside(label) ?? 0)) count.wide++;
  }
  return new Set([...counts].flatMap(([table, { wide, all }]) => (wide > 1 && wide > all / 2 ? [table] : [])));
}

/** A cell that says only how the figures are counted is none of them. */
export function isUnit({ text }: Field): boolean {
  return /^\(?(单位[:：]?)?(件|项|元|万元|个|条|宗)\)?$/.test(normalise(text));
}
