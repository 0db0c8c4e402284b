import type { FormColumn } from '../../forms/form.js';
import { isLabelLike } from '../read-row.js';
import { byHeaders } from './by-headers.js';
import type { Field } from './grid-rows.js';
import type { Headers, Leaf } from './read-headers.js';

export interface RowFields {
  /** One for each column of the block, null for one that the source has not; null where they can not be told. */
  readonly fields: readonly (Field | null)[] | null;
  /** What stands in the row and is no figure of it, with the reason. */
  readonly left: readonly { readonly field: Field; readonly reason: string }[];
}

interface Row {
  readonly label: string;
  /** What stands right of the label, spacers and units left out. */
  readonly figures: readonly Field[];
  readonly columns: readonly FormColumn[];
  readonly headers: Headers;
  /** The row's tags are damaged. */
  readonly isDamaged: boolean;
  /** Whether a field reaches into another row that has a label. */
  readonly isJoined: (field: Field) => boolean;
  readonly isSubtotal: (field: Field) => boolean;
  /** Most rows of the table have more cells than columns: no blank among them is there only to fill a row up. */
  readonly isWide: boolean;
  /** All rows of the block have as many figures as this one. */
  readonly isEven: boolean;
}

/**
 * The figures of a row, one for each column. The grid tells which cells are there; where there are more or fewer than columns, nothing is
 * guessed at.
 */
export function rowFields({ label, figures, columns, headers, isDamaged, isJoined, isSubtotal, isWide, isEven }: Row): RowFields {
  const left: { field: Field; reason: string }[] = [];
  let fields = figures.filter((field) => {
    if (!isSubtotal(field)) return true;
    if (field.kind === 'text') left.push({ field, reason: 'stands in a column of subtotals, which the form has not' });
    return false;
  });
  for (let last = fields.at(-1); last && fields.length > columns.length && isWords(last); last = fields.at(-1)) {
    left.push({ field: last, reason: `stands after the figures of “${label}”` });
    fields = fields.slice(0, -1);
  }
  const firstColumn = firstOf(headers, fields, columns.length);
  for (const field of fields)
    if (field.kind === 'text' && field.cell.column < firstColumn) left.push({ field, reason: 'stands left of the columns' });
  fields = fields.filter(({ cell }) => cell.column >= firstColumn);
  const told = headers.order === 'asInForm' ? byHeaders(fields, headers, columns.length) : null;
  const isTold = told !== null && (told.extra.length > 0 || (isEven && haveEachTheirHeader(fields, headers, columns.length)));
  if (!isTold) {
    const filled = isWide && fields.length > columns.length ? null : withoutFillers(fields, columns.length);
    fields = filled ?? underHeaders(fields, headers, columns.length) ?? fields;
  }
  const refuse = (reason: string): RowFields => ({
    fields: null,
    left: [...left, ...fields.filter(({ kind }) => kind === 'text').map((field) => ({ field, reason }))],
  });
  if (isDamaged) return refuse(`needs review: the tags of the row “${label}” are damaged`);
  if (!isTold && fields.length !== columns.length) return refuse(`needs review: “${label}” should have ${columns.length} figures`);
  if (fields.some((field) => field.kind === 'text' && isJoined(field)))
    return refuse(`needs review: a cell of “${label}” is joined with another row`);
  if (isTold) {
    for (const field of told.extra) if (field.kind === 'text') left.push({ field, reason: 'stands under a header that the form has not' });
    return { fields: told.fields, left };
  }
  if (headers.order === 'asInForm')
    return isAgainst(fields, headers)
      ? refuse(`needs review: the headers above “${label}” are others than those of the form`)
      : { fields, left };
  const inOrder = headers.order === 'other' ? inFormOrder(fields, headers.leaves) : null;
  return inOrder ? { fields: inOrder, left } : refuse(`needs review: the headers above “${label}” are in another order than the form's`);
}

/** Where the columns begin in the grid, by their headers; 0 where that is not told. */
function firstOf({ leaves }: Headers, fields: readonly Field[], columns: number): number {
  const [first] = leaves;
  if (leaves.length === columns && fields.length > columns) return first?.at ?? 0;
  // A blank left of the first header is no figure of its column where another stands just below that.
  const isBelow = fields.some(({ kind, cell }) => kind === 'text' && cell.column === first?.at);
  const areBlank = fields.every(({ kind, cell }) => kind === 'empty' || cell.column >= (first?.at ?? 0));
  return first?.column === 0 && isBelow && areBlank ? first.at : 0;
}

/** Whether the source has fewer columns than the form, and for each of them its header just above the figure. */
function haveEachTheirHeader(fields: readonly Field[], { leaves }: Headers, columns: number): boolean {
  return fields.length < columns && fields.length === leaves.length && leaves.every(({ isExact }) => isExact);
}

/** Whether a header stands over another figure than that of its column, and one that the form has not over one of the figures. */
function isAgainst(fields: readonly Field[], { leaves, extra }: Headers): boolean {
  return (
    fields.some(({ cell }) => extra.has(cell.column)) &&
    leaves.some(({ at, column }) => fields.some(({ cell }, index) => cell.column === at && index !== column))
  );
}

function isWords({ kind, text }: Field): boolean {
  return kind === 'text' && isLabelLike(text);
}

/** Without the blank fields that there are too many of; null where it makes a difference which of them are taken for fillers. */
function withoutFillers(fields: Field[], columns: number): Field[] | null {
  const surplus = fields.length - columns;
  const blanks = fields.filter(({ kind }) => kind === 'empty');
  const first = fields.findIndex(({ kind }) => kind === 'empty');
  const inOneRun = fields.findLastIndex(({ kind }) => kind === 'empty') - first + 1 === blanks.length;
  if (surplus < 0 || surplus > blanks.length || !(inOneRun || blanks.length === surplus)) return surplus === 0 ? fields : null;
  // The last of a run, so that the places of the others stay those of their columns.
  const fillers = new Set(surplus === 0 ? [] : blanks.slice(-surplus));
  return fields.filter((field) => !fillers.has(field));
}

/** The fields that stand just under the headers of all columns, where all others are blank and under a header cell that is blank too. */
function underHeaders(fields: readonly Field[], { order, leaves, covered }: Headers, columns: number): Field[] | null {
  const isInOrder = leaves.every(({ column }, index) => column === index);
  if (order !== 'asInForm' || leaves.length !== columns || !isInOrder) return null;
  const under = leaves.flatMap(({ at }) => fields.find(({ cell }) => cell.column === at) ?? []);
  const rest = fields.filter((field) => !under.includes(field));
  return under.length === columns && rest.every(({ kind, cell }) => kind === 'empty' && covered.has(cell.column)) ? under : null;
}

/** Where the headers are printed in another order: each field must stand just under its own. */
function inFormOrder(fields: readonly Field[], leaves: readonly Leaf[]): Field[] | null {
  if (!leaves.every(({ at }, index) => fields[index]?.cell.column === at)) return null;
  return leaves
    .map((_, column) => fields[leaves.findIndex((leaf) => leaf.column === column)])
    .filter((field): field is Field => field !== undefined);
}
