import type { Cell } from '../forms/cell.js';
import { saysTheSame } from './diff-tables.js';
import { type PartVersion, replacements } from './part-version.js';
import type { Part } from './parts.js';

/** A change of what a cell says. Where it came from, its line in an imported source, is no part of that. */
export interface CellChange {
  /** The revision that made it. */
  readonly revision: number;
  /** Null where the cell came to be: with the report, or with its local row. */
  readonly old: Cell | null;
  /** Null where the cell was taken away with its local row. */
  readonly new: Cell | null;
}

/**
 * The last changes of some cells of one row, the oldest first. The last of them is who wrote what the cell says now: a restoration or
 * an import that brings an earlier value back is a change like any other, and one that brings the same value is none.
 * Yields after each version that it has looked at, so that the caller can rest; looks no further back than it must.
 * @param versions of the row's part, newest first
 * @param most how many changes are wanted, by column
 */
export function* cellLines(
  versions: Iterable<PartVersion>,
  most: ReadonlyMap<string, number>,
): Generator<undefined, ReadonlyMap<string, readonly CellChange[]>> {
  const lines = new Map<string, CellChange[]>([...most.keys()].map((column) => [column, []]));
  const open = new Map([...most].filter(([, count]) => count > 0));
  for (const { now, old } of replacements(versions)) {
    if (open.size === 0) break;
    for (const [column, count] of open) {
      const [oldCell, newCell] = [cellOf(old.part, column), cellOf(now.part, column)];
      if (oldCell === newCell || (oldCell && newCell && saysTheSame(oldCell, newCell))) continue;
      const line = lines.get(column) ?? [];
      line.push({ revision: now.revision, old: oldCell, new: newCell });
      if (line.length === count) open.delete(column);
    }
    yield;
  }
  for (const line of lines.values()) line.reverse();
  return lines;
}

function cellOf(part: Part | null, column: string): Cell | null {
  return part?.kind === 'row' && Object.hasOwn(part.cells, column) ? (part.cells[column] ?? null) : null;
}
