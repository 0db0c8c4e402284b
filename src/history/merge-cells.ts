import type { Cell } from '../forms/cell.js';
import type { FormBlock } from '../forms/form.js';
import { cellId } from '../forms/layout.js';
import { parseCell } from '../forms/parse-cell.js';
import { saysTheSame } from './diff-tables.js';
import { jsonEqual } from './json-equal.js';
import type { Settling } from './settling.js';

/** The cells of a row by column key. */
export type Cells = Readonly<Record<string, Cell>>;

/** Null in the base where both sides added the row. */
export interface CellSides {
  readonly base: Cells | null;
  readonly theirs: Cells;
  readonly yours: Cells;
}

export interface RowPlace {
  readonly table: string;
  readonly row: string;
  /** Where the row stands in the form. */
  readonly block: FormBlock | undefined;
}

/** Merges the cells of one row, column by column. In a row that both added a blank cell is one that nobody wrote. */
export function mergeCells({ table, row, block }: RowPlace, { base, theirs, yours }: CellSides, settling: Settling): Cells {
  if (yours === base || yours === theirs) return theirs;
  if (theirs === base) return yours;
  const columns = block ? block.columns.map(({ key }) => key) : Object.keys(theirs);
  const merged = columns.flatMap((key): [string, Cell][] => {
    const cell = theirs[key];
    if (!cell) return [];
    const sides = { base: base?.[key] ?? null, theirs: cell, yours: yours[key] ?? cell };
    const agreed = mergeCell(sides);
    if (agreed) return [[key, agreed]];
    const column = block?.columns.find((candidate) => candidate.key === key);
    const own = (raw: string): Cell => (column ? parseCell(raw, column) : cell);
    return [[key, settling.chosen<Cell | null>({ kind: 'cell', place: cellId(table, row, key), ...sides }, own) ?? cell]];
  });
  return Object.fromEntries(merged);
}

/** Null when both changed it, each in another way. */
function mergeCell({ base, theirs, yours }: { readonly base: Cell | null; readonly theirs: Cell; readonly yours: Cell }): Cell | null {
  const unchanged = (now: Cell, same: (a: Cell, b: Cell) => boolean) => (base === null ? now.state === 'blank' : same(base, now));
  if (unchanged(yours, jsonEqual)) return theirs;
  if (unchanged(theirs, jsonEqual)) return yours;
  // Both say the same, though one may have read it from a source: whichever side it is on, the merge keeps the same one.
  if (saysTheSame(theirs, yours)) return (theirs.source?.line ?? 0) <= (yours.source?.line ?? 0) ? theirs : yours;
  if (unchanged(yours, saysTheSame)) return theirs;
  return unchanged(theirs, saysTheSame) ? yours : null;
}
