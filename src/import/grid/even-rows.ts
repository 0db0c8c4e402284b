import type { Place } from '../table-regions.js';
import type { Field, GridRow } from './grid-rows.js';

/** Tells whether all rows of the block of a label, in its table of the source, have as many figures as one another. */
export function evenRows(
  rows: readonly GridRow[],
  labels: ReadonlyMap<Field, Place>,
  figuresOf: (fields: readonly Field[]) => readonly Field[],
): (label: Field) => boolean {
  const lengths = new Map<string, Set<number>>();
  const keyOf = (label: Field): string => `${label.cell.at.table}/${labels.get(label)?.block.key}`;
  for (const { own } of rows) {
    const at = own.findIndex((field) => labels.has(field));
    const label = own[at];
    if (!label) continue;
    const known = lengths.get(keyOf(label)) ?? new Set();
    lengths.set(keyOf(label), known.add(figuresOf(own.slice(at + 1)).length));
  }
  return (label) => lengths.get(keyOf(label))?.size === 1;
}
