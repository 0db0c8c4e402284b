import type { Place } from '../table-regions.js';
import type { Field, GridRow } from './grid-rows.js';

/**
 * Tells whether all rows of the block of a label, in its table of the source, have as many figures as one another. A blank right after a label
 * may only fill up what labels of other rows take.
 */
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
    const figures = figuresOf(own.slice(at + 1));
    const first = figures.findIndex(({ kind }) => kind === 'text');
    lengths.set(keyOf(label), known.add(figures.length - Math.max(0, first)));
  }
  return (label) => lengths.get(keyOf(label))?.size === 1;
}
