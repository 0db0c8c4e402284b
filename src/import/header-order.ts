import type { FormBlock, FormTable } from '../forms/form.js';
import { extraAmong, headerWords, type Named } from './header-words.js';
import { comparable } from './label-fit.js';
import { normalise } from './normalise.js';
import type { Place } from './table-regions.js';
import type { Token } from './table-tokens.js';

/**
 * Why the figures below headers of a text can not be taken in the form's order; null where nothing is said against it. A text does not tell
 * over which columns a header stands: whether rows of headers follow each other or groups do, those beside one another keep their order.
 */
export function headersAgainst({ columns }: FormBlock, texts: readonly string[]): string | null {
  if (isAgainstOrder(columns, texts)) return "are in another order than the form's";
  const named = headerWords(columns);
  const isExtra = extraAmong(texts);
  const found = new Set(texts.filter((text) => !isExtra(text)).flatMap((text) => named(comparable(text)).columns));
  const lacks = found.size > 0 && found.size < columns.length;
  return lacks && texts.some(isExtra) ? 'are others than those of the form' : null;
}

/** Whether headers, row by row, show that columns or groups beside one another are in another order than the form's. */
export function isAgainstOrder(columns: FormBlock['columns'], texts: readonly string[]): boolean {
  const named = headerWords(columns);
  const isExtra = extraAmong(texts);
  const said = texts.filter((text) => !isExtra(text)).map((text) => named(comparable(text)));
  return siblingsOf(columns).some((siblings) => {
    const places = said.flatMap((header) => {
      const group = header.group?.label;
      const at = siblings.findIndex((one) => header.columns.some((column) => one.columns.has(column)) || one.label === group);
      return at === -1 ? [] : [at];
    });
    return !isInOrder(places);
  });
}

/** Whether any of the headers names a column, and not only a group. */
export function nameColumns({ columns }: FormBlock, texts: readonly string[]): boolean {
  const named = headerWords(columns);
  return texts.some((text) => named(comparable(text)).columns.length > 0);
}

interface Sibling {
  readonly label: string;
  /** Columns of this name that stand directly in the group; none for a group. */
  readonly columns: ReadonlySet<number>;
}

/** The columns and groups that stand beside one another: of each group what is directly in it. */
function siblingsOf(columns: FormBlock['columns']): Sibling[][] {
  const parents = new Map<string, Map<string, Set<number>>>();
  for (const [index, { label, path }] of columns.entries()) {
    const steps = [...path.map((step) => step.label), label].map(normalise);
    for (const [level, step] of steps.entries()) {
      const parent = steps.slice(0, level).join('/');
      const siblings = parents.get(parent) ?? new Map<string, Set<number>>();
      parents.set(parent, siblings);
      const own = siblings.get(step) ?? new Set<number>();
      siblings.set(step, level === steps.length - 1 ? own.add(index) : own);
    }
  }
  return [...parents.values()].map((siblings) => [...siblings].map(([label, own]) => ({ label, columns: own })));
}

/** Headers that are printed again begin anew: there are just as many rising runs as any of them is there. */
function isInOrder(places: readonly number[]): boolean {
  const counts = new Map<number, number>();
  let runs = places.length === 0 ? 0 : 1;
  for (const [index, place] of places.entries()) {
    counts.set(place, (counts.get(place) ?? 0) + 1);
    if (index > 0 && place <= (places[index - 1] ?? 0)) runs++;
  }
  return runs <= Math.max(0, ...counts.values());
}

/**
 * The headers above each row of a text, in their order. Those of another block count for none of its rows.
 * @param placeOf the row that begins with a token
 */
export function headersAbove(
  table: FormTable,
  tokens: readonly Token[],
  placeOf: (token: Token) => Place | null,
): ReadonlyMap<Place, readonly string[]> {
  const words = table.blocks.map(({ columns }) => headerWords(columns));
  const isExtra = extraAmong([]);
  const isHeader = (text: string): boolean => {
    const ready = comparable(text);
    return isExtra(text) || words.some((named) => isNamed(named(ready)));
  };
  const above = new Map<Place, readonly string[]>();
  let headers: string[] = [];
  let last: Place | null = null;
  let isFresh = true;
  for (const token of tokens) {
    const place = placeOf(token);
    if (place) {
      if (!isFresh && last?.block !== place.block) headers = [];
      above.set(place, headers);
      last = place;
      isFresh = false;
    } else if (isHeader(token.text)) {
      headers = isFresh ? [...headers, token.text] : [token.text];
      isFresh = true;
    }
  }
  return above;
}

function isNamed({ columns, group }: Named): boolean {
  return columns.length > 0 || group !== null;
}
