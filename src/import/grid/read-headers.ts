import type { FormColumn } from '../../forms/form.js';
import { type Comparable, comparable, fitOf } from '../label-fit.js';
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
  /** All columns of the grid that a header cell stands over, blank ones too. */
  readonly covered: ReadonlySet<number>;
}

export interface Leaf {
  /** In the grid. */
  readonly at: number;
  /** In the form. */
  readonly column: number;
}

/** A header in its row: of a column, or of a group of columns, which counts as its first. */
interface Said {
  readonly leaf: Leaf | null;
  readonly order: number;
}

export function readHeaders(rows: readonly GridRow[], columns: readonly FormColumn[]): Headers {
  const said = rows.map((row, index) => saidIn(row, rows.slice(0, index), columns));
  let leaves: Leaf[] = [];
  for (const row of said) {
    const own = row.flatMap(({ leaf }) => leaf ?? []);
    // Headers that are printed again begin anew.
    if (own.some(({ column }) => leaves.some((leaf) => leaf.column === column))) leaves = [];
    leaves.push(...own);
  }
  leaves.sort((a, b) => a.at - b.at);
  const covered = new Set(
    rows.flatMap(({ own }) => own.flatMap(({ cell }) => Array.from({ length: cell.columns }, (_, at) => cell.column + at))),
  );
  // Within a row the order is what is printed; where rows are joined over each other, spans that are wrong by one only seem to change it.
  const isInOrder = said.every((row) => row.every(({ order }, index) => order >= (row[index - 1]?.order ?? 0)));
  if (isInOrder) return { order: 'asInForm', leaves, covered };
  const isWhole = new Set(leaves.map(({ column }) => column)).size === columns.length && leaves.length === columns.length;
  const groups = new Set(rows.flatMap(({ own }) => own.map(({ text }) => normalise(text))));
  const hasGroups = columns.every(({ path }) => path.every(({ label }) => groups.has(normalise(label))));
  return { order: isWhole && hasGroups ? 'other' : 'unclear', leaves, covered };
}

function saidIn({ own }: GridRow, above: readonly GridRow[], columns: readonly FormColumn[]): Said[] {
  return own.flatMap((field): Said[] => {
    const ready = comparable(field.text);
    if (field.kind !== 'text' || ready === null) return [];
    const column = columnOf(ready, field, above, columns);
    if (column !== null) return [{ leaf: { at: field.cell.column, column }, order: column }];
    const group = columns.findIndex(({ path }) => path.some(({ label }) => normalise(label) === ready.full));
    return group === -1 ? [] : [{ leaf: null, order: group }];
  });
}

/** Columns of one name are told apart by the groups that they stand under. */
function columnOf(ready: Comparable, field: Field, above: readonly GridRow[], columns: readonly FormColumn[]): number | null {
  const named = columns.flatMap((column, index) => (fitOf(column)(ready) >= 2 ? [{ column, index }] : []));
  const groups = above.flatMap(({ own }) => own.filter((other) => isAbove(other, field)).map(({ text }) => normalise(text)));
  const isUnder = ({ path }: FormColumn): boolean => path.every(({ label }) => groups.includes(normalise(label)));
  const [only, ...others] = named.length > 1 ? named.filter(({ column }) => isUnder(column)) : named;
  return only && others.length === 0 ? only.index : null;
}

function isAbove({ kind, cell }: Field, leaf: Field): boolean {
  return kind === 'text' && cell.column <= leaf.cell.column && leaf.cell.column < cell.column + cell.columns;
}
