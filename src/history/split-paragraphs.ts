import { type Bag, bagOf } from './likeness.js';

/** A paragraph by its words, and where it stands among those of its text. */
export interface Placed {
  readonly place: number;
  readonly words: readonly string[];
}

/** Paragraphs [start, end) of one side. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What was one paragraph on one side and several on the other, or one on both. */
export interface Group {
  readonly old: Stretch;
  readonly now: Stretch;
}

/** A paragraph is a piece of another one when this much of it is made of words that the other has to spare. */
const leastContained = 0.7;

/**
 * Takes to each pair the paragraphs beside it that were split from it or joined to it: they are made of words that only the pair's other
 * side has. The same groups come out, mirrored, when old and new change places.
 * @param pairs indices into the two sides, both rising
 */
export function withPieces(pairs: readonly (readonly [number, number])[], old: readonly Placed[], now: readonly Placed[]): Group[] {
  const groups: Group[] = [];
  for (const [index, [i, j]] of pairs.entries()) {
    const [nextOld, nextNew] = pairs[index + 1] ?? [old.length, now.length];
    const before = groups.at(-1);
    const [oldBag, newBag] = [bagOf(old[i]?.words ?? []), bagOf(now[j]?.words ?? [])];
    groups.push({
      old: grown(old, i, before?.old.end ?? 0, nextOld, less(newBag, oldBag)),
      now: grown(now, j, before?.now.end ?? 0, nextNew, less(oldBag, newBag)),
    });
  }
  return groups;
}

/** The paragraph at an index and those next to it, between `lowest` and `highest`, that the spare words account for. */
function grown(side: readonly Placed[], at: number, lowest: number, highest: number, spare: Map<string, number>): Stretch {
  let [start, end] = [at, at + 1];
  const isNext = (index: number, to: number) => side[index]?.place === (side[to]?.place ?? 0) + (index - to);
  while (end < highest && isNext(end, at) && isPiece(bagOf(side[end]?.words ?? []), spare)) end++;
  while (start > lowest && isNext(start - 1, at) && isPiece(bagOf(side[start - 1]?.words ?? []), spare)) start--;
  return { start, end };
}

/** Whether a paragraph is made of the spare words; where it is, they are used up. */
function isPiece({ counts, weight }: Bag, spare: Map<string, number>): boolean {
  let common = 0;
  for (const [word, count] of counts) common += Math.min(count, spare.get(word) ?? 0) * word.length;
  if (weight === 0 || common < leastContained * weight) return false;
  for (const [word, count] of counts) spare.set(word, (spare.get(word) ?? 0) - count);
  return true;
}

/** The words of one bag that the other does not have. */
function less(a: Bag, b: Bag): Map<string, number> {
  return new Map([...a.counts].map(([word, count]) => [word, Math.max(0, count - (b.counts.get(word) ?? 0))]));
}
