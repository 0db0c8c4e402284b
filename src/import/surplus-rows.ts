import type { LocalRow } from '../forms/content.js';
import type { FormBlock } from '../forms/form.js';
import { comparable, fitOf } from './label-fit.js';
import { cellsOf, type Segment } from './read-row.js';
import type { Place } from './table-regions.js';
import type { Token } from './table-tokens.js';

/** What has been read of the rows of a table so far. */
export interface RowsRead {
  /** By row key: the fields of the row, one for each column; null for a column that the source has not. */
  readonly fields: Map<string, readonly (Token | null)[]>;
  /** By local row's key. */
  readonly local: Map<string, { readonly row: LocalRow; readonly block: FormBlock; readonly segment: Segment }>;
  /** Rows with figures that were not understood. */
  readonly doubtful: Set<string>;
  /** By block: rows that are there twice, with other figures. */
  readonly twice: Map<FormBlock, number>;
}

/** A label shorter than this (其他, 总计) means its row only at its place. */
const shortestClear = 3;

/**
 * Finds a place for a label with figures that stands where the form has no row: a row of the form out of its order, or else one that the
 * office added to a block with a caption. Of two rows that say the same thing differently neither is taken.
 * @returns why it was not taken, or null
 */
export function takeSurplus(block: FormBlock, segment: Segment, places: readonly Place[], read: RowsRead): string | null {
  const label = comparable(segment.label.text);
  const twin = places.find(({ row }) => fitOf(row)(label) >= 3);
  return twin ? takeTwin(twin, segment, label?.bare.length ?? 0, read) : takeLocal(block, segment, read.local);
}

function takeTwin({ block, row }: Place, { figures }: Segment, length: number, { fields, doubtful, twice }: RowsRead): string | null {
  if (figures.length !== block.columns.length) return `needs review: “${row.label}” should have ${block.columns.length} figures`;
  if (length < shortestClear) return `needs review: “${row.label}” stands out of its place`;
  const before = fields.get(row.key);
  if (before) {
    if (block.columns.every((_, index) => before[index]?.text === figures[index]?.text))
      return `the row “${row.label}” is there twice, with the same figures`;
    fields.delete(row.key);
    doubtful.add(row.key);
  }
  if (before) twice.set(block, (twice.get(block) ?? 0) + 1);
  if (doubtful.has(row.key)) return `needs review: the row “${row.label}” is there twice, with other figures`;
  fields.set(row.key, figures);
  return null;
}

function takeLocal(block: FormBlock, segment: Segment, local: RowsRead['local']): string | null {
  const cells = Object.values(cellsOf(segment.figures, block.columns, ({ unit }) => unit));
  const areFigures = cells.every(({ state }) => state !== 'text') && cells.some(({ value }) => value !== null);
  if (block.caption === null || segment.figures.length !== block.columns.length || !areFigures)
    return 'neither a figure of the row before it nor a row of its own';
  const number = [...local.values()].filter(({ row }) => row.block === block.key).length + 1;
  const key = `${block.key}.local${number}`;
  local.set(key, { row: { key, block: block.key, label: segment.label.text }, block, segment });
  return null;
}

/** So many rows that are there twice, with other figures, show that the whole table is. */
const fewestTwice = 3;

/**
 * Of a table that is there twice, of the whole and of a part of it perhaps, no row can be told: the rows are taken out again that were
 * read because only one of their two labels was known for one.
 * @returns their figures, with the reason
 */
export function withdrawTwice(
  places: readonly Place[],
  { fields, doubtful, twice }: RowsRead,
): { readonly token: Token; readonly reason: string }[] {
  return places.flatMap(({ block, row }) => {
    const read = fields.get(row.key);
    if (!read || (twice.get(block) ?? 0) < fewestTwice) return [];
    fields.delete(row.key);
    doubtful.add(row.key);
    const reason = `needs review: the table of “${row.label}” is there twice, with other figures`;
    return read.flatMap((token) => (token?.kind === 'text' ? [{ token, reason }] : []));
  });
}
