import { finished, type Steps } from '../steps.js';
import { joinedAcrossCrumbs } from './join-crumbs.js';
import { refineSteps, type WordHunks } from './refine.js';
import { slidToBoundaries } from './slide-hunks.js';
import { Work } from './work.js';

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

/** What changed from one text to another: first by sentence, then word by word in the sentences that changed. */
export function diffWords(from: string, to: string, work: Work = new Work()): WordDiff {
  return finished(diffWordsSteps(from, to, work));
}

export function* diffWordsSteps(from: string, to: string, work: Work): Steps<WordDiff> {
  if (from === to) return { spans: from === '' ? [] : [{ kind: 'equal', text: from }], coarse: false };
  const { old, now, hunks, coarse } = yield* refineSteps(from, to, work);
  yield;
  return { spans: spansOf({ old, now, hunks: slidToBoundaries(joinedAcrossCrumbs(hunks, old, now), old, now) }), coarse };
}

function spansOf({ old, now, hunks }: Pick<WordHunks, 'old' | 'now' | 'hunks'>): Span[] {
  const spans: Span[] = [];
  const push = (kind: Span['kind'], words: readonly string[], start: number, end: number) => {
    if (start < end) spans.push({ kind, text: words.slice(start, end).join('') });
  };
  let done = 0;
  for (const { fromStart, fromEnd, toStart, toEnd } of hunks) {
    push('equal', old, done, fromStart);
    push('removed', old, fromStart, fromEnd);
    push('added', now, toStart, toEnd);
    done = fromEnd;
  }
  push('equal', old, done, old.length);
  return spans;
}
