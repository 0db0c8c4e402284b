import type { Steps } from '../steps.js';
import { type Bag, bagOf, hasLetters, likeness } from './likeness.js';
import type { Side } from './twins.js';
import { wordsInSteps } from './words-in-steps.js';
import { lookingUpWord, segmentingCharacter, type Work } from './work.js';

/** Paragraphs that have so much in common are the same one, though they stand far apart. */
const leastLikeness = 0.6;
/** A shorter paragraph is too soon like another. */
const leastLetters = 8;
/** Removed times added paragraphs: more are not compared. */
const maxComparisons = 40_000;

/** Where a removed or added paragraph is told. */
export interface Entry {
  /** Index of the text. */
  readonly text: number;
  /** Index in the text's paragraphs. */
  readonly row: number;
}

interface Candidate {
  readonly old: number;
  readonly now: number;
  readonly together: boolean;
  readonly likeness: number;
}

/** Pairs of paragraphs that were moved and edited: the likest first, those within a section before those between sections. */
export function* pairsOfEdited(
  removed: Side<Entry>,
  added: Side<Entry>,
  work: Work,
): Steps<{ readonly pairs: readonly (readonly [Entry, Entry])[]; readonly coarse: boolean }> {
  const long = (side: Side<Entry>) => side.filter(({ text }) => hasLetters(text, leastLetters));
  const [old, now] = [long(removed), long(added)];
  if (old.length === 0 || now.length === 0) return { pairs: [], coarse: false };
  const length = [...old, ...now].reduce((sum, { text }) => sum + text.length, 0);
  if (old.length * now.length > maxComparisons || !work.spend(length * segmentingCharacter)) return { pairs: [], coarse: true };
  const [oldBags, newBags] = [yield* bagsOf(old), yield* bagsOf(now)];

  const candidates: Candidate[] = [];
  for (const [i, one] of oldBags.entries()) {
    if (!work.spend(newBags.reduce((sum, other) => sum + Math.min(one.counts.size, other.counts.size), 0) * lookingUpWord))
      return { pairs: [], coarse: true };
    for (const [j, other] of newBags.entries()) {
      const common = likeness(one, other);
      const together = old[i]?.place.text === now[j]?.place.text;
      if (common >= leastLikeness) candidates.push({ old: i, now: j, together, likeness: common });
    }
    yield;
  }
  const [takenOld, takenNew] = [new Set<number>(), new Set<number>()];
  const pairs = candidates.sort(likestFirst).flatMap((candidate): (readonly [Entry, Entry])[] => {
    const [before, after] = [old[candidate.old], now[candidate.now]];
    if (!before || !after || takenOld.has(candidate.old) || takenNew.has(candidate.now)) return [];
    takenOld.add(candidate.old);
    takenNew.add(candidate.now);
    return [[before.place, after.place]];
  });
  return { pairs, coarse: false };
}

/** An order that is the same both ways round, but for candidates that do not stand in each other's way. */
function likestFirst(a: Candidate, b: Candidate): number {
  const apart = ({ old, now }: Candidate) => Math.abs(old - now);
  return Number(b.together) - Number(a.together) || b.likeness - a.likeness || a.old + a.now - (b.old + b.now) || apart(a) - apart(b);
}

function* bagsOf(side: Side<Entry>): Steps<Bag[]> {
  const bags: Bag[] = [];
  for (const { text } of side) {
    bags.push(bagOf(yield* wordsInSteps(text)));
    yield;
  }
  return bags;
}
