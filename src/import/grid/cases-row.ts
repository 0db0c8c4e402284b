import type { FormColumn } from '../../forms/form.js';
import { headerWords } from '../header-words.js';
import { comparable } from '../label-fit.js';
import { normalise } from '../normalise.js';
import { isLabelLike } from '../read-row.js';
import type { Place } from '../table-regions.js';
import type { GridReading } from './grid-reading.js';
import type { Field, GridItem, GridRow } from './grid-rows.js';
import type { Vocabulary } from './vocabulary.js';

/** A row that may be, or be a part of, the one that has no label. */
interface Candidate {
  readonly row: GridRow;
  readonly figures: readonly Field[];
  /** The header rows above it, all of them. */
  readonly headers: readonly GridRow[];
  /** What is printed beside it, and above it since the candidate before. */
  readonly printed: ReadonlySet<string>;
}

/**
 * Reads a table of one row without a label: the figures stand under the headers, in one row, or in several where its groups stand below
 * one another, each under its name; just as many as there are columns.
 */
export function readCases(items: readonly GridItem[], place: Place, words: Vocabulary, reading: GridReading): void {
  const candidates = candidatesIn(items, place.block.columns, words, reading);
  const withFigures = candidates.filter(({ figures }) => figures.some(({ kind }) => kind === 'text'));
  const taken = withFigures.length > 0 ? withFigures : candidates.slice(-1);
  const [first] = taken;
  const label = first?.figures[0];
  if (!first || !label) return;
  const sums = taken.filter((candidate) => taken.length > 1 && isSums(candidate));
  const rows = taken.filter((candidate) => !sums.includes(candidate));
  const ordered = rows.length > 1 ? byGroups(rows, place.block.columns) : rows;
  const figures = rows.flatMap((candidate) => candidate.figures);
  for (const candidate of sums) reading.leave(candidate.figures, 'sums of the rows above, for which the form has no row');
  if (ordered === null) {
    reading.doubt(place);
    reading.leave(figures, 'needs review: which of several rows of figures is meant can not be told');
    return;
  }
  reading.under(rows.length > 1 ? [] : first.headers);
  reading.place({ label, place, figures: ordered.flatMap((candidate) => candidate.figures) }, first.row, rows.length > 1);
}

function candidatesIn(items: readonly GridItem[], columns: readonly FormColumn[], words: Vocabulary, reading: GridReading): Candidate[] {
  const headers: GridRow[] = [];
  const candidates: Candidate[] = [];
  const named = headerWords(columns);
  let printed = new Set<string>();
  const print = (text: string): void => {
    printed.add(normalise(text)).add(named(comparable(text)).group?.label ?? '');
  };
  for (const item of items) {
    if (item.kind === 'paragraph') {
      print(item.line.text);
      reading.paragraph(item.line);
      continue;
    }
    const { row } = item;
    const said = row.own.filter(({ kind }) => kind === 'text');
    for (const { text } of said) print(text);
    const others = said.filter(({ text }) => !words.isPrinted(text));
    const labels = others.filter(({ text }) => isLabelLike(text));
    const isWord = (field: Field): boolean => field.kind === 'text' && (isLabelLike(field.text) || words.isPrinted(field.text));
    const figures = reading.figuresOf(row.own.slice(row.own.findLastIndex(isWord) + 1));
    if (others.length > labels.length || (said.length === 0 && figures.length >= columns.length)) {
      candidates.push({ row, figures, headers: [...headers], printed });
      printed = new Set();
      reading.leave(labels, 'no label of the form');
    } else if (labels.length > 0) {
      reading.row(row, said.length === 1 && labels[0] ? { kind: 'words', words: labels[0] } : { kind: 'figures', figures: labels });
      if (said.length > 1) headers.push(row);
    } else if (said.length > 0) headers.push(row);
  }
  return candidates;
}

/** Named as the sums of the rows above, and as nothing else. */
function isSums({ printed }: Candidate): boolean {
  const words = [...printed].filter((text) => /\p{Script=Han}/u.test(text));
  return words.length > 0 && words.every((word) => ['合计', '总计', '小计'].includes(word));
}

/**
 * The rows in the form's order, and their figures too, where each has those of one group or more, and stands under their names or beside
 * them; else null.
 */
function byGroups(rows: readonly Candidate[], columns: readonly FormColumn[]): readonly Candidate[] | null {
  const groupOf = ({ path }: FormColumn): string => normalise(path.at(-1)?.label ?? '');
  const firsts = rows.map(({ figures, printed }) =>
    columns.findIndex((column, from) => {
      const own = columns.slice(from, from + figures.length);
      const isWhole = groupOf(columns[from - 1] ?? column) !== groupOf(column) || from === 0;
      return isWhole && own.length === figures.length && own.every((other) => printed.has(groupOf(other)));
    }),
  );
  const order = [...rows.keys()].sort((a, b) => (firsts[a] ?? 0) - (firsts[b] ?? 0));
  const ordered: Candidate[] = [];
  let next = 0;
  for (const index of order) {
    const row = rows[index];
    if (!row || firsts[index] !== next) return null;
    const figures = inColumns(row, columns, next);
    if (figures === null) return null;
    ordered.push({ ...row, figures });
    next += figures.length;
  }
  return next === columns.length ? ordered : null;
}

/** The figures of a row by their headers: as they stand where those say nothing, null where they say something else. */
function inColumns({ figures, headers }: Candidate, columns: readonly FormColumn[], first: number): readonly Field[] | null {
  const named = headerWords(columns);
  const meant = figures.map(({ cell }) => {
    const above = headers.flatMap(({ own }) => own.filter(({ kind, cell: { column } }) => kind === 'text' && column === cell.column));
    return above.map(({ text }) => named(comparable(text)).columns).findLast((found) => found.length > 0) ?? [];
  });
  if (!areInOrder(groupsIn(columns.slice(first, first + figures.length)), headers, named)) return null;
  if (meant.every((found, at) => found.length === 0 || found.includes(first + at))) return figures;
  const ordered = figures.flatMap((_, at) => figures[meant.findIndex((found) => found.includes(first + at))] ?? []);
  return new Set(ordered).size === figures.length ? ordered : null;
}

function groupsIn(columns: readonly FormColumn[]): string[] {
  return [...new Set(columns.map(({ path }) => normalise(path.at(-1)?.label ?? '')))];
}

/** Whether several groups over one row of figures have their names beside one another in that order. */
function areInOrder(groups: readonly string[], headers: readonly GridRow[], named: ReturnType<typeof headerWords>): boolean {
  const said = headers.flatMap(({ own }) => own.map(({ text }) => named(comparable(text)).group?.label ?? normalise(text)));
  const places = groups.map((group) => said.lastIndexOf(group));
  return groups.length < 2 || places.every((place, index) => place > (places[index - 1] ?? -1));
}
