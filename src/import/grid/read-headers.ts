import type { FormColumn } from '../../forms/form.js';
import { isAgainstOrder } from '../header-order.js';
import { extraAmong, headerWords, isTelling, type Named } from '../header-words.js';
import { comparable, fitOf } from '../label-fit.js';
import { normalise } from '../normalise.js';
import type { Field, GridRow } from './grid-rows.js';

/** What the header rows above some rows say about the columns. Headers that are cut short or not there say nothing. */
export interface Headers {
  /**
   * `asInForm`: nothing is said against the form's order; `other`: another order is printed, that of `leaves`; `unclear`: another order,
   * and not all of it can be told.
   */
  readonly order: 'asInForm' | 'other' | 'unclear';
  /** Where a column's header begins, for those that were recognised; from the left. */
  readonly leaves: readonly Leaf[];
  /** Whether any header names a column, though perhaps not which of several. */
  readonly areKnown: boolean;
  /** All columns of the grid that a header cell stands over, blank ones too. */
  readonly covered: ReadonlySet<number>;
  /** The columns of the grid under a header that the form has not: a remark, a subtotal. */
  readonly extra: ReadonlySet<number>;
}

type HeaderWords = ReturnType<typeof headerWords>;

export interface Leaf {
  /** In the grid. */
  readonly at: number;
  /** In the form. */
  readonly column: number;
  /** Named to the letter. */
  readonly isExact: boolean;
}

/** A header in its row: of a column, or of a group of columns, which counts as its first. */
interface Said {
  readonly leaf: Leaf | null;
  readonly order: number;
}

export function readHeaders(rows: readonly GridRow[], columns: readonly FormColumn[]): Headers {
  const named = headerWords(columns);
  const headers = rows.flatMap(({ own }) => own);
  const isExtra = extraAmong(headers.map(({ text }) => text));
  const said = rows.map((row, index) =>
    saidIn(
      row.own.filter(({ text }) => !isExtra(text)),
      rows.slice(0, index),
      columns,
      named,
    ),
  );
  let leaves: Leaf[] = [];
  for (const row of said) {
    const own = row.flatMap(({ leaf }) => leaf ?? []);
    // Headers that are printed again begin anew.
    if (own.some(({ column }) => leaves.some((leaf) => leaf.column === column))) leaves = [];
    leaves.push(...own);
  }
  leaves.sort((a, b) => a.at - b.at);
  const areKnown = headers.some((field) => namesColumn(field, named));
  const covered = new Set(headers.flatMap(reach));
  const extra = new Set(headers.filter(({ text }) => isExtra(text)).flatMap(reach));
  // Within a row the order is what is printed; where rows are joined over each other, spans that are wrong by one only seem to change it.
  // Where two words or more name nothing, which of the columns is which can not be told.
  const strange = rows.map(({ own }) => own.filter((field) => isStrange(field, named)));
  const isStrangeOrder = strange.some(
    (fields, index) => fields.length > 1 && fields.length + (said[index] ?? []).filter(({ leaf }) => leaf).length >= columns.length,
  );
  if (isStrangeOrder) return { order: 'unclear', leaves, areKnown, covered, extra };
  const isInOrder = said.every((row) => row.every(({ order }, index) => order >= (row[index - 1]?.order ?? 0)));
  // What is of one name in several groups, and can not be told apart by them, has its order all the same.
  const isAgainst =
    leaves.length < columns.length &&
    isAgainstOrder(
      columns,
      headers.map(({ text }) => text),
    );
  if (isInOrder) return { order: isAgainst ? 'unclear' : 'asInForm', leaves, areKnown, covered, extra };
  const isWhole = new Set(leaves.map(({ column }) => column)).size === columns.length && leaves.length === columns.length;
  const groups = new Set(
    rows.flatMap(({ own }) => own.flatMap(({ text }) => [normalise(text), named(comparable(text)).group?.label ?? ''])),
  );
  const hasGroups = columns.every((column) => isIn(column, groups));
  return { order: isWhole && hasGroups ? 'other' : 'unclear', leaves, areKnown, covered, extra };
}

function saidIn(own: readonly Field[], above: readonly GridRow[], columns: readonly FormColumn[], named: HeaderWords): Said[] {
  return own.flatMap((field): Said[] => {
    if (field.kind !== 'text') return [];
    const ready = comparable(field.text);
    const header = named(ready);
    const column = columnOf(header, field, above, columns, named);
    const isExact = columns.some((known, index) => index === column && fitOf(known)(ready) >= 3);
    if (column !== null) return [{ leaf: { at: field.cell.column, column, isExact }, order: column }];
    return header.group ? [{ leaf: null, order: header.group.first }] : [];
  });
}

/** Columns of one name are told apart by the groups that they stand under. */
function columnOf(
  header: Named,
  field: Field,
  above: readonly GridRow[],
  columns: readonly FormColumn[],
  named: HeaderWords,
): number | null {
  const groups = new Set(
    above.flatMap(({ own }) =>
      own.filter((other) => isAbove(other, field, own)).map(({ text }) => named(comparable(text)).group?.label ?? normalise(text)),
    ),
  );
  const isUnder = (index: number): boolean => columns.slice(index, index + 1).some((column) => isIn(column, groups));
  const [only, ...others] = header.columns.length > 1 ? header.columns.filter(isUnder) : header.columns;
  return only !== undefined && others.length === 0 ? only : null;
}

/** The name of the innermost group is enough: 复议后起诉 is of 行政诉讼, whether that is printed or not. */
function isIn({ path }: FormColumn, groups: ReadonlySet<string>): boolean {
  const group = path.at(-1);
  return group === undefined || groups.has(normalise(group.label));
}

function isStrange({ kind, text }: Field, named: HeaderWords): boolean {
  const ready = comparable(text);
  if (kind !== 'text' || !isTelling(ready)) return false;
  const { columns, group, isUnclear } = named(ready);
  return columns.length === 0 && group === null && !isUnclear;
}

function namesColumn({ kind, text }: Field, named: HeaderWords): boolean {
  const { columns, isUnclear } = named(kind === 'text' ? comparable(text) : null);
  return columns.length > 0 || isUnclear;
}

/** A name that is not joined with the blank cells right of it stands over them all the same. */
function isAbove({ kind, cell }: Field, leaf: Field, row: readonly Field[]): boolean {
  if (kind !== 'text' || leaf.cell.column < cell.column) return false;
  const next = row.find((other) => other.kind === 'text' && other.cell.column > cell.column);
  const end = cell.columns > 1 ? cell.column + cell.columns : (next?.cell.column ?? Number.POSITIVE_INFINITY);
  return leaf.cell.column < end;
}

function reach({ cell }: Field): number[] {
  return Array.from({ length: cell.columns }, (_, at) => cell.column + at);
}
