import { precedes } from './sequence-diff.js';

export interface Alignment {
  /** Indices into the old and the new texts, both rising. */
  readonly pairs: readonly (readonly [number, number])[];
  /** True when there were too many to compare: nothing was paired. */
  readonly coarse: boolean;
}

/** Half as alike as this, and two paragraphs are two: one was removed, another added. */
const alike = 0.35;
/** Comparisons cost some microseconds each. */
const maxComparisons = 2500;

/**
 * Pairs texts, given as their words, that were probably made of each other: in order, so that the pairs' likeness adds up to the most.
 * The same pairs come out, mirrored, when old and new change places.
 */
export function alignSimilar(old: readonly (readonly string[])[], now: readonly (readonly string[])[]): Alignment {
  if (old.length * now.length > maxComparisons) return { pairs: [], coarse: true };
  if (!precedes(old.map(joined), now.map(joined))) {
    const pairs = bestPairs(now.map(bagOf), old.map(bagOf));
    return { pairs: pairs.map(([i, j]) => [j, i]), coarse: false };
  }
  return { pairs: bestPairs(old.map(bagOf), now.map(bagOf)), coarse: false };
}

/** Words with their number; punctuation is alike in all texts and says nothing. */
interface Bag {
  readonly counts: ReadonlyMap<string, number>;
  /** Length of all the words together. */
  readonly weight: number;
}

function bagOf(words: readonly string[]): Bag {
  const counts = new Map<string, number>();
  let weight = 0;
  for (const word of words) {
    if (!/[\p{L}\p{N}]/u.test(word)) continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
    weight += word.length;
  }
  return { counts, weight };
}

/** Dice's coefficient over the words, the longer counting for more: 0 nothing in common, 1 the same words. */
function likeness(a: Bag, b: Bag): number {
  const [small, large] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  let common = 0;
  for (const [word, count] of small.counts) common += Math.min(count, large.counts.get(word) ?? 0) * word.length;
  return common === 0 ? 0 : (2 * common) / (a.weight + b.weight);
}

function bestPairs(a: readonly Bag[], b: readonly Bag[]): (readonly [number, number])[] {
  const width = b.length + 1;
  const likenesses = a.map((one) => b.map((other) => likeness(one, other)));
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
