import type { FormColumn } from '../../forms/form.js';
import { normalise } from '../normalise.js';
import { isLabelLike } from '../read-row.js';
import type { Field } from './grid-rows.js';
import type { HeaderOrder } from './header-order.js';

export interface RowFields {
  /** One for each column of the block; null where they can not be told. */
  readonly fields: readonly Field[] | null;
  /** What stands in the row and is no figure of it, with the reason. */
  readonly left: readonly { readonly field: Field; readonly reason: string }[];
}

interface Row {
  readonly label: string;
  /** What stands right of the label, spacers and units left out. */
  readonly figures: readonly Field[];
  readonly columns: readonly FormColumn[];
  readonly order: HeaderOrder;
  /** Whether a field reaches into another row that has a label. */
  readonly isJoined: (field: Field) => boolean;
  readonly isSubtotal: (field: Field) => boolean;
}

/**
 * The figures of a row, one for each column. The grid tells which cells are there; where there are more or fewer than columns, nothing is
 * guessed at.
 */
export function rowFields({ label, figures, columns, order, isJoined, isSubtotal }: Row): RowFields {
  const left: { field: Field; reason: string }[] = [];
  let fields = figures.filter((field) => {
    if (!isSubtotal(field)) return true;
    if (field.kind === 'text') left.push({ field, reason: 'stands in a column of subtotals, which the form has not' });
    return false;
  });
  while (fields.length > columns.length) {
    const last = fields.at(-1);
    if (!last || (last.kind === 'text' && !isLabelLike(last.text))) break;
    if (last.kind === 'text') left.push({ field: last, reason: `stands after the figures of “${label}”` });
    fields = fields.slice(0, -1);
  }
  const refuse = (reason: string): RowFields => ({
    fields: null,
    left: [...left, ...fields.filter(({ kind }) => kind === 'text').map((field) => ({ field, reason }))],
  });
  if (fields.length !== columns.length) return refuse(`needs review: “${label}” should have ${columns.length} figures`);
  if (fields.some((field) => field.kind === 'text' && isJoined(field)))
    return refuse(`needs review: a cell of “${label}” is joined with another row`);
  if (order === 'unclear') return refuse(`needs review: the headers above “${label}” are in another order than the form's`);
  return { fields: order === 'asInForm' ? fields : inOrder(fields, order), left };
}

/** A cell that says only how the figures are counted is none of them. */
export function isUnit({ text }: Field): boolean {
  return /^\(?(单位[:：]?)?(件|项|元|万元|个|条|宗)\)?$/.test(normalise(text));
}

function inOrder(fields: readonly Field[], order: readonly number[]): Field[] {
  return order.map((_, column) => fields[order.indexOf(column)]).filter((field): field is Field => field !== undefined);
}
