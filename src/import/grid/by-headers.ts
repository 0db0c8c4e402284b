import type { Field } from './grid-rows.js';
import type { Headers } from './read-headers.js';

/** The figures of a row by the headers that they stand under. */
export interface ByHeaders {
  /** One for each column of the form; null for a column that the source has not. */
  readonly fields: readonly (Field | null)[];
  /** What stands under a header that the form has not. */
  readonly extra: readonly Field[];
}

/**
 * Takes figures by their headers, where these are in the form's order and some column is missing or too many: each figure under its own
 * header, and between two as many others as there are columns whose headers say nothing. Spans may be wrong: what is left over must
 * stand under a header that the form has not, else nothing is told.
 */
export function byHeaders(fields: readonly Field[], { leaves, extra }: Headers, columns: number): ByHeaders | null {
  const taken: (Field | null)[] = Array.from({ length: columns }, () => null);
  const left: Field[] = [];
  let column = 0;
  let rest = [...fields];
  for (const leaf of [...leaves, { at: Number.POSITIVE_INFINITY, column: columns }]) {
    const before = rest.filter(({ cell }) => cell.column < leaf.at);
    const own = before.filter(({ cell }) => !extra.has(cell.column));
    const missing = leaf.column - column;
    if (missing < 0 || (own.length > 0 && own.length !== missing)) return null;
    for (const [index, field] of own.entries()) taken[column + index] = field;
    left.push(...before.filter((field) => !own.includes(field)));
    rest = rest.slice(before.length);
    if (leaf.column === columns) break;
    const [figure] = rest;
    if (figure?.cell.column !== leaf.at) return null;
    taken[leaf.column] = figure;
    rest = rest.slice(1);
    column = leaf.column + 1;
  }
  return { fields: taken, extra: left };
}
