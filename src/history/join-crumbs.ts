import { lettersIn } from './likeness.js';
import type { Hunk } from './sequence-diff.js';

/** Marks between clauses: what stands between two of them is read by itself. */
const betweenClauses = /[，。；：、！？…,;:!?\n]/;
const figure = /\p{N}/u;
/** Equal words of more letters than this are no accident. */
const mostLetters = 2;

/**
 * Joins hunks that only a word or two hold apart, such as 的 or 和 between two phrases that were rewritten: equal by accident, they
 * would make the reader put the new text together from shreds.
 */
export function joinedAcrossCrumbs(hunks: readonly Hunk[], from: readonly string[], to: readonly string[]): Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    let next = hunk;
    for (let before = joined.at(-1); before && onlyCrumbsBetween(before, next, from, to); before = joined.at(-1)) {
      joined.pop();
      next = { fromStart: before.fromStart, fromEnd: next.fromEnd, toStart: before.toStart, toEnd: next.toEnd };
    }
    joined.push(next);
  }
  return joined;
}

/** Whether the equal words between two hunks are few beside what changed on either side of them. */
function onlyCrumbsBetween(before: Hunk, next: Hunk, from: readonly string[], to: readonly string[]): boolean {
  const words = from.slice(before.fromEnd, Math.min(next.fromStart, before.fromEnd + mostLetters + 1));
  if (words.length < next.fromStart - before.fromEnd) return false;
  const equal = words.join('');
  if (betweenClauses.test(equal) || figure.test(equal)) return false;
  const letters = lettersIn(equal);
  return letters <= mostLetters && [before, next].every((hunk) => changedLetters(hunk, from, to) >= 2 * letters);
}

/** Letters removed or added, whichever are more; no more than matter are counted. */
function changedLetters({ fromStart, fromEnd, toStart, toEnd }: Hunk, from: readonly string[], to: readonly string[]): number {
  return Math.max(firstLetters(from, fromStart, fromEnd), firstLetters(to, toStart, toEnd));
}

function firstLetters(words: readonly string[], start: number, end: number): number {
  let letters = 0;
  for (let i = start; i < end && letters < 2 * mostLetters; i++) letters += lettersIn(words[i] ?? '');
  return letters;
}
