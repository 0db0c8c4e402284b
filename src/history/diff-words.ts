import { diffSequences } from './sequence-diff.js';
import { wordsOf } from './words.js';

export interface Span {
  readonly kind: 'equal' | 'removed' | 'added';
  readonly text: string;
}

export interface WordDiff {
  /** What is removed stands before what is added in its place. Without the added it reads as the old text, without the removed as the new. */
  readonly spans: readonly Span[];
  /** True when the texts differ so much that the search was cut off. */
  readonly coarse: boolean;
}

/** What changed from one text to another, word by word; `fromWords` and `toWords` save segmenting them again. */
export function diffWords(
  from: string,
  to: string,
  fromWords: readonly string[] = wordsOf(from),
  toWords: readonly string[] = wordsOf(to),
): WordDiff {
  const { hunks, coarse } = diffSequences(fromWords, toWords);
  const spans: Span[] = [];
  const push = (kind: Span['kind'], words: readonly string[], start: number, end: number) => {
    if (start < end) spans.push({ kind, text: words.slice(start, end).join('') });
  };
  let done = 0;
  for (const { fromStart, fromEnd, toStart, toEnd } of hunks) {
    push('equal', fromWords, done, fromStart);
    push('removed', fromWords, fromStart, fromEnd);
    push('added', toWords, toStart, toEnd);
    done = fromEnd;
  }
  push('equal', fromWords, done, fromWords.length);
  return { spans, coarse };
}
