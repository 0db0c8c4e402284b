import type { FormColumn } from '../../forms/form.js';
import { comparable, fitOf } from '../label-fit.js';
import { normalise } from '../normalise.js';
import type { Field, GridRow } from './grid-rows.js';

/**
 * What the headers say about the order of the columns: nothing against the form's; another order (for each field in a row, from the left,
 * which column it is of); or one that can not be told.
 */
export type HeaderOrder = 'asInForm' | 'unclear' | readonly number[];

export interface Headers {
  readonly order: HeaderOrder;
  /** Where the headers of all columns begin, in the form's order; null where not all are there, or in another order. */
  readonly columns: readonly number[] | null;
}

/** Reads the order of a block's columns from the header rows above its figures. Headers that are cut short or not there say nothing. */
export function readHeaders(headerRows: readonly GridRow[], columns: readonly FormColumn[]): Headers {
  const fits = columns.map((column) => fitOf(column));
  const named = columns.map(({ label }) => columns.filter((other) => other.label === label).length);
  let found: { at: number; column: number }[] = [];
  for (const [index, { own }] of headerRows.entries()) {
    const leaves = own.flatMap((field) => {
      const ready = comparable(field.text);
      const groups = headerRows.slice(0, index).flatMap((row) => row.own.filter((other) => isAbove(other, field)));
      const candidates = columns.flatMap((column, order) =>
        (fits[order]?.(ready) ?? 0) >= 2 && (named[order] === 1 || stepsAreIn(column, groups)) ? [order] : [],
      );
      const [only, ...others] = candidates;
      return only === undefined || others.length > 0 ? [] : [{ at: field.cell.column, column: only }];
    });
    // Headers that are printed again begin anew.
    if (leaves.some(({ column }) => found.some((one) => one.column === column))) found = [];
    found.push(...leaves);
  }
  found.sort((a, b) => a.at - b.at);
  const order = found.map(({ column }) => column);
  const isWhole = order.length === columns.length && new Set(order).size === order.length;
  if (order.every((column, index) => index === 0 || column > (order[index - 1] ?? 0)))
    return { order: 'asInForm', columns: isWhole ? found.map(({ at }) => at) : null };
  return { order: isWhole ? order : 'unclear', columns: null };
}

function isAbove({ kind, cell }: Field, leaf: Field): boolean {
  return kind === 'text' && cell.column <= leaf.cell.column && leaf.cell.column < cell.column + cell.columns;
}

/** Columns of one name are told apart by the groups that they stand under. */
function stepsAreIn({ path }: FormColumn, groups: readonly Field[]): boolean {
  const said = groups.map(({ text }) => normalise(text));
  return path.every(({ label }) => said.includes(normalise(label)));
}
