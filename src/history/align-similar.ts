import { Pace } from '../pace.js';
import type { Steps } from '../steps.js';
import { type Bag, bagOf, likeness } from './likeness.js';
import { precedes } from './sequence-diff.js';
import { lookingUpWord, Work } from './work.js';

export interface Alignment {
  /** Indices into the old and the new texts, both rising. */
  readonly pairs: readonly (readonly [number, number])[];
  /** True when there were too many to compare: nothing was paired. */
  readonly coarse: boolean;
}

/** Half as alike as this, and two paragraphs are two: one was removed, another added. */
export const alike = 0.35;
/** Comparisons cost some microseconds each. */
export const maxComparisons = 2500;

/**
 * Pairs texts, given as their words, that were probably made of each other: in order, so that the pairs' likeness adds up to the most.
 * The same pairs come out, mirrored, when old and new change places.
 */
export function* alignSimilar(
  old: readonly (readonly string[])[],
  now: readonly (readonly string[])[],
  work = new Work(),
): Steps<Alignment> {
  if (old.length * now.length > maxComparisons) return { pairs: [], coarse: true };
  const [oldBags, newBags] = [yield* bagsOf(old), yield* bagsOf(now)];
  if (!work.spend(lookUps(oldBags, newBags) * lookingUpWord)) return { pairs: [], coarse: true };
  if (!precedes(old.map(joined), now.map(joined))) {
    const pairs = yield* bestPairs(newBags, oldBags);
    return { pairs: pairs.map(([i, j]) => [j, i]), coarse: false };
  }
  return { pairs: yield* bestPairs(oldBags, newBags), coarse: false };
}

/** Units for a word that is counted. */
const countingWord = 20;

function* bagsOf(texts: readonly (readonly string[])[]): Steps<Bag[]> {
  const bags: Bag[] = [];
  const pace = new Pace();
  for (const words of texts) {
    bags.push(bagOf(words));
    if (pace.isDue(words.length * countingWord)) yield;
  }
  return bags;
}

function lookUps(a: readonly Bag[], b: readonly Bag[]): number {
  let words = 0;
  for (const one of a) for (const other of b) words += Math.min(one.counts.size, other.counts.size);
  return words;
}

function* bestPairs(a: readonly Bag[], b: readonly Bag[]): Steps<(readonly [number, number])[]> {
  const width = b.length + 1;
  const likenesses: number[][] = [];
  const pace = new Pace();
  for (const one of a) {
    likenesses.push(b.map((other) => likeness(one, other)));
    if (pace.isDue(lookUps([one], b) * lookingUpWord)) yield;
  }
  const pairing = (i: number, j: number): number => {
    const value = likenesses[i]?.[j] ?? 0;
    return value >= alike ? value : Number.NEGATIVE_INFINITY;
  };
  // best[i * width + j]: the most that a[i…] and b[j…] can add up to.
  const best = new Float64Array((a.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), pairing(i, j) + at(i + 1, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (at(i, j) === pairing(i, j) + at(i + 1, j + 1)) pairs.push([i++, j++]);
    else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}

function joined(words: readonly string[]): string {
  return words.join('');
}
