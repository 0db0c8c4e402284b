import type { Passage } from './carried-over.js';

/** So many of the passages, the longest ones, in the order of the text. */
export function longestPassages(passages: readonly Passage[], most: number): Passage[] {
  return passages
    .toSorted((a, b) => b.letters - a.letters)
    .slice(0, most)
    .sort((a, b) => a.start - b.start);
}
