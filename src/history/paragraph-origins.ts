import { Pace } from '../pace.js';
import type { Steps } from '../steps.js';
import { alignSimilar, maxComparisons } from './align-similar.js';
import { grouped } from './grouped.js';
import { diffSequencesSteps } from './sequence-diff.js';
import { wordsInSteps } from './words-in-steps.js';
import { segmentingCharacter, Work } from './work.js';

/** What keeps this much at its beginning and end is the same paragraph, edited: its words need not be compared. */
const muchKept = 0.5;
/** Characters whose words are compared at most: more would take too long. */
const maxCharacters = 20_000;

/** Units of work for comparing the words of two texts: where they are used up, what is left over is new. */
const mostWork = 30_000_000;

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
export function* paragraphOrigins(
  old: readonly string[],
  now: readonly string[],
  wanted: Iterable<number>,
  words: Words = new Map(),
): Steps<ReadonlyMap<number, number>> {
  const { origins, stretches } = yield* unchanged(old, now);
  const sought = [...wanted];
  const work = new Work(mostWork);
  let rest = stretches;
  for (const find of [moved, edited, movedAndEdited]) {
    if (sought.every((index) => origins.has(index))) break;
    const pairs = yield* find(rest, { old, now, words, work });
    for (const [from, to] of pairs) origins.set(to, from);
    rest = without(rest, pairs);
    yield;
  }
  return origins;
}

function* unchanged(
  old: readonly string[],
  now: readonly string[],
): Steps<{ origins: Map<number, number>; stretches: readonly Stretch[] }> {
  const origins = new Map<number, number>();
  const stretches: Stretch[] = [];
  let [i, j] = [0, 0];
  const { hunks } = yield* diffSequencesSteps(old, now);
  for (const { fromStart, fromEnd, toStart, toEnd } of hunks) {
    while (j < toStart) origins.set(j++, i++);
    stretches.push({ old: range(fromStart, fromEnd), now: range(toStart, toEnd) });
    [i, j] = [fromEnd, toEnd];
  }
  while (j < now.length) origins.set(j++, i++);
  yield;
  return { origins, stretches };
}

interface Texts {
  readonly old: readonly string[];
  readonly now: readonly string[];
  readonly words: Words;
  readonly work: Work;
}

function* moved(stretches: readonly Stretch[], { old, now }: Texts): Steps<Pair[]> {
  const places: ReadonlyMap<string, number[]> = grouped(
    stretches.flatMap((stretch) => stretch.old),
    (index) => old[index] ?? '',
  );
  yield;
  for (const waiting of places.values()) waiting.reverse();
  return stretches.flatMap((stretch) =>
    stretch.now.flatMap((to): Pair[] => {
      const from = places.get(now[to] ?? '')?.pop();
      return from === undefined ? [] : [[from, to]];
    }),
  );
}

function* edited(stretches: readonly Stretch[], texts: Texts): Steps<Pair[]> {
  const pairs: Pair[] = [];
  const pace = new Pace();
  for (const stretch of stretches) for (const pair of yield* similar(stretch, texts, pace)) pairs.push(pair);
  return pairs;
}

function* movedAndEdited(stretches: readonly Stretch[], texts: Texts): Steps<Pair[]> {
  const joined = { old: stretches.flatMap((stretch) => stretch.old), now: stretches.flatMap((stretch) => stretch.now) };
  return yield* similar(joined, texts, new Pace());
}

function* similar({ old: olds, now: nows }: Stretch, { old, now, words, work }: Texts, pace: Pace): Steps<Pair[]> {
  if (olds.length === 0 || nows.length === 0) return [];
  const [oldTexts, nowTexts] = [olds.map((index) => old[index] ?? ''), nows.map((index) => now[index] ?? '')];
  if (pace.isDue(olds.length + nows.length)) yield;
  if (olds.length === nows.length && oldTexts.every((text, i) => keepsMuch(text, nowTexts[i] ?? '')))
    return olds.map((index, i) => [index, nows[i] ?? 0]);
  const characters = [...oldTexts, ...nowTexts].reduce((sum, { length }) => sum + length, 0);
  if (characters > maxCharacters || olds.length * nows.length > maxComparisons) return [];
  if (!work.spend(characters * segmentingCharacter)) return [];
  const segmented = function* (texts: readonly string[]): Steps<(readonly string[])[]> {
    const result: (readonly string[])[] = [];
    for (const text of texts) {
      const known = words.get(text);
      if (!known && pace.isDue(text.length * segmentingCharacter)) yield;
      const own = known ?? (yield* wordsInSteps(text));
      words.set(text, own);
      result.push(own);
    }
    return result;
  };
  const { pairs } = yield* alignSimilar(yield* segmented(oldTexts), yield* segmented(nowTexts), work);
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

function without(stretches: readonly Stretch[], pairs: readonly Pair[]): readonly Stretch[] {
  if (pairs.length === 0) return stretches;
  const [olds, nows] = [new Set(pairs.map(([from]) => from)), new Set(pairs.map(([, to]) => to))];
  return stretches.map(({ old, now }) => ({ old: old.filter((index) => !olds.has(index)), now: now.filter((index) => !nows.has(index)) }));
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}
