/** Words with their number; punctuation is alike in all texts and says nothing. */
export interface Bag {
  readonly counts: ReadonlyMap<string, number>;
  /** Length of all the words together. */
  readonly weight: number;
}

export function bagOf(words: readonly string[]): Bag {
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
export function likeness(a: Bag, b: Bag): number {
  const [small, large] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  let common = 0;
  for (const [word, count] of small.counts) common += Math.min(count, large.counts.get(word) ?? 0) * word.length;
  return common === 0 ? 0 : (2 * common) / (a.weight + b.weight);
}

/** Whether a text has so many letters and digits, with no look at what comes after them. */
export function hasLetters(text: string, least: number): boolean {
  let found = 0;
  for (const _letter of text.matchAll(/[\p{L}\p{N}]/gu)) if (++found >= least) return true;
  return found >= least;
}

/** How much of a text is letters and digits, of any script, rather than punctuation. */
export function lettersIn(text: string): number {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').length;
}
