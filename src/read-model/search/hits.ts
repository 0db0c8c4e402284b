import { foldWithPlaces } from '../../text/fold.js';

/** A word found in a text, by its place in the original (UTF-16 units, end exclusive). */
export interface Hit {
  readonly start: number;
  readonly end: number;
  /** Which of the words. */
  readonly word: number;
}

/** More places of one word in one text are not looked for. */
const mostHits = 300;

/** The places of every word in a text, by where they begin. Words may overlap. */
export function hitsIn(original: string, words: readonly string[]): readonly Hit[] {
  const { text, starts, ends } = foldWithPlaces(original);
  const hits: Hit[] = [];
  for (const [word, looked] of words.entries())
    for (let at = text.indexOf(looked), count = 0; at !== -1 && count < mostHits; at = text.indexOf(looked, at + looked.length), count++)
      hits.push({ word, start: starts[at] ?? 0, end: ends[at + looked.length - 1] ?? original.length });
  return hits.sort((a, b) => a.start - b.start || b.end - a.end);
}
