import { alignSimilar } from './align-similar.js';
import { diffSequences } from './sequence-diff.js';
import { wordsOf } from './words.js';

/** What keeps this much at its beginning and end is the same paragraph, edited: its words need not be compared. */
const muchKept = 0.5;
/** Characters whose words are compared at most: more would take too long. */
const maxCharacters = 20_000;

/** Words by paragraph: whoever follows paragraphs through many texts meets them again. */
export type Words = Map<string, readonly string[]>;

/** Indices of paragraphs that are found in only one of the texts, between two that both have. */
interface Stretch {
  readonly old: readonly number[];
  readonly now: readonly number[];
}

type Pair = readonly [old: number, now: number];

/**
 * For the paragraphs of a text, which paragraph of the text before each comes from: the same one in its place, the same one moved, or
 * one that it was made of by editing, in its place or moved. What is not in the answer is new. No two come from the same one.
 * @param wanted indices into `now` that the caller must know of: once they are found, the others are not sought any further
 */
export function paragraphOrigins(
  old: readonly string[],
  now: readonly string[],
  wanted: Iterable<number>,
  words: Words = new Map(),
): ReadonlyMap<number, number> {
  const { origins, stretches } = unchanged(old, now);
  const sought = [...wanted];
  let rest = stretches;
  for (const find of [moved, edited, movedAndEdited]) {
    if (sought.every((index) => origins.has(index))) break;
    const pairs = find(rest, old, now, words);
    for (const [from, to] of pairs) origins.set(to, from);
    rest = rest.map((stretch) => without(stretch, pairs));
  }
  return origins;
}

function unchanged(old: readonly string[], now: readonly string[]): { origins: Map<number, number>; stretches: readonly Stretch[] } {
  const origins = new Map<number, number>();
  const stretches: Stretch[] = [];
  let [i, j] = [0, 0];
  for (const { fromStart, fromEnd, toStart, toEnd } of diffSequences(old, now).hunks) {
    while (j < toStart) origins.set(j++, i++);
    stretches.push({ old: range(fromStart, fromEnd), now: range(toStart, toEnd) });
    [i, j] = [fromEnd, toEnd];
  }
  while (j < now.length) origins.set(j++, i++);
  return { origins, stretches };
}

function moved(stretches: readonly Stretch[], old: readonly string[], now: readonly string[]): Pair[] {
  const places = new Map<string, number[]>();
  for (const index of stretches.flatMap((stretch) => stretch.old)) {
    const text = old[index] ?? '';
    const known = places.get(text);
    if (known) known.push(index);
    else places.set(text, [index]);
  }
  return stretches.flatMap((stretch) =>
    stretch.now.flatMap((to): Pair[] => {
      const from = places.get(now[to] ?? '')?.shift();
      return from === undefined ? [] : [[from, to]];
    }),
  );
}

function edited(stretches: readonly Stretch[], old: readonly string[], now: readonly string[], words: Words): Pair[] {
  return stretches.flatMap((stretch) => similar(stretch, old, now, words));
}

function movedAndEdited(stretches: readonly Stretch[], old: readonly string[], now: readonly string[], words: Words): Pair[] {
  const joined = { old: stretches.flatMap((stretch) => stretch.old), now: stretches.flatMap((stretch) => stretch.now) };
  return similar(joined, old, now, words);
}

function similar({ old: olds, now: nows }: Stretch, old: readonly string[], now: readonly string[], words: Words): Pair[] {
  if (olds.length === 0 || nows.length === 0) return [];
  const [oldTexts, nowTexts] = [olds.map((index) => old[index] ?? ''), nows.map((index) => now[index] ?? '')];
  if (olds.length === nows.length && oldTexts.every((text, i) => keepsMuch(text, nowTexts[i] ?? '')))
    return olds.map((index, i) => [index, nows[i] ?? 0]);
  if ([...oldTexts, ...nowTexts].reduce((sum, { length }) => sum + length, 0) > maxCharacters) return [];
  const segmented = (text: string): readonly string[] => {
    const known = words.get(text) ?? wordsOf(text);
    words.set(text, known);
    return known;
  };
  const { pairs } = alignSimilar(oldTexts.map(segmented), nowTexts.map(segmented));
  return pairs.map(([i, j]) => [olds[i] ?? 0, nows[j] ?? 0]);
}

function keepsMuch(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return start + end > 0 && start + end >= muchKept * Math.max(a.length, b.length);
}

function without({ old, now }: Stretch, pairs: readonly Pair[]): Stretch {
  if (pairs.length === 0) return { old, now };
  const [olds, nows] = [new Set(pairs.map(([from]) => from)), new Set(pairs.map(([, to]) => to))];
  return { old: old.filter((index) => !olds.has(index)), now: now.filter((index) => !nows.has(index)) };
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}
