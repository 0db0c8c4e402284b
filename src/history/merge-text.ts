import { Pace } from '../pace.js';
import type { Steps } from '../steps.js';
import { alignSimilar, maxComparisons } from './align-similar.js';
import type { FoundConflict, Sides } from './conflict.js';
import { changedRegions, outcomeOf, type Region, tokensOf } from './merge-sequences.js';
import { diffSequencesSteps, type Hunk } from './sequence-diff.js';
import type { Settling } from './settling.js';
import { joinedWhereTangled } from './tangles.js';
import { wordsInSteps, wordsOfEach } from './words-in-steps.js';
import { segmentingCharacter, Work } from './work.js';

/** Characters: telling the words of longer stretches takes too long. */
const longestToSegment = 20_000;
/** Units of work for telling which paragraphs of a side were made of which; where they are used up, hunks stay as they are. */
const workOfPairing = 30_000_000;
/** Characters of conflicts in one text for which a suggestion is made: those beyond go without one. */
const mostSuggested = 200_000;
/** Units of work for a region, or a hunk, that there is little to do about. */
const settingAbout = 500;

/** What two changes of one text come to, from its beginning to its end: paragraphs, or a conflict that is to be settled. */
export type TextMerge = readonly (readonly string[] | ConflictingParagraphs)[];

interface ConflictingParagraphs extends Sides<string | null> {
  readonly paragraphs: Region;
  readonly suggestion: string | null;
}

/**
 * Merges a text by paragraph, as diff3 does by line. A paragraph that both changed is a conflict even where they changed different words
 * of it: one clause by one and the next by another make a sentence that nobody wrote. Such a merge by words is only suggested with the
 * conflict.
 */
export function* mergeText({ base, theirs, yours }: Sides<string>): Steps<TextMerge> {
  const texts = { base: paragraphsOf(base), theirs: paragraphsOf(theirs), yours: paragraphsOf(yours) };
  const found = changedRegions(yield* paragraphHunks(texts.base, texts.theirs), yield* paragraphHunks(texts.base, texts.yours));
  yield;
  const merge: (readonly string[] | ConflictingParagraphs)[] = [];
  const pace = new Pace();
  let done = 0;
  let left = mostSuggested;
  for (const region of yield* joinedWhereTangled(texts, found)) {
    if (pace.isDue(settingAbout)) yield;
    merge.push(texts.base.slice(done, region.base.from));
    const outcome = outcomeOf(texts, region);
    if (outcome) merge.push(outcome);
    else {
      const conflict = conflictOf(texts, region);
      left -= lengthOf(Object.values(conflict).map((side) => side ?? ''));
      merge.push({ ...conflict, paragraphs: region, suggestion: left < 0 ? null : yield* suggestionOf(conflict) });
    }
    done = region.base.to;
  }
  merge.push(texts.base.slice(done));
  return merge;
}

/** The text that a merge makes of a section once its conflicts are settled. */
export function settledText(section: string, merge: TextMerge, settling: Settling): string {
  const paragraphs = merge.map((piece) => {
    if (!('suggestion' in piece)) return piece;
    const conflict: FoundConflict & Sides<string | null> = { kind: 'paragraphs', place: `section/${section}`, ...piece };
    return paragraphsOf(settling.chosen(conflict, (own) => own));
  });
  return paragraphs.flat().join('\n');
}

function conflictOf(texts: Sides<readonly string[]>, region: Region): Sides<string | null> {
  const { base, theirs, yours } = tokensOf(texts, region);
  return { base: joinedOrNull(base), theirs: joinedOrNull(theirs), yours: joinedOrNull(yours) };
}

/** What changed, by paragraph: paragraphs that were reworded one by one are hunks one by one. */
function* paragraphHunks(from: readonly string[], to: readonly string[]): Steps<Hunk[]> {
  const { hunks } = yield* diffSequencesSteps(from, to);
  const result: Hunk[] = [];
  const work = new Work(workOfPairing);
  const pace = new Pace();
  for (const hunk of hunks) {
    if (pace.isDue(settingAbout)) yield;
    for (const own of yield* paired(hunk, from, to, work)) result.push(own);
  }
  return result;
}

function* paired(hunk: Hunk, from: readonly string[], to: readonly string[], work: Work): Steps<Hunk[]> {
  const [old, now] = [from.slice(hunk.fromStart, hunk.fromEnd), to.slice(hunk.toStart, hunk.toEnd)];
  if (old.length === 0 || now.length === 0 || old.length + now.length === 2) return [hunk];
  const length = lengthOf(old) + lengthOf(now);
  if (length > longestToSegment || old.length * now.length > maxComparisons) return [hunk];
  if (!work.spend(length * segmentingCharacter)) return [hunk];
  const { pairs } = yield* alignSimilar(yield* wordsOfEach(old), yield* wordsOfEach(now), work);
  const hunks: Hunk[] = [];
  const add = (i: number, pairedOld: number, j: number, pairedNow: number) => {
    const [fromStart, fromEnd] = [hunk.fromStart + i, hunk.fromStart + pairedOld];
    const [toStart, toEnd] = [hunk.toStart + j, hunk.toStart + pairedNow];
    if (fromStart < fromEnd || toStart < toEnd) hunks.push({ fromStart, fromEnd, toStart, toEnd });
  };
  let [i, j] = [0, 0];
  for (const [pairedOld, pairedNow] of pairs) {
    add(i, pairedOld, j, pairedNow);
    if (old[pairedOld] !== now[pairedNow]) add(pairedOld, pairedOld + 1, pairedNow, pairedNow + 1);
    [i, j] = [pairedOld + 1, pairedNow + 1];
  }
  add(i, old.length, j, now.length);
  return hunks;
}

/** Both changes by word, or null where they touch the same words or there is nothing to put together. */
function* suggestionOf({ base, theirs, yours }: Sides<string | null>): Steps<string | null> {
  if (base === null || theirs === null || yours === null) return null;
  if (base.length + theirs.length + yours.length > longestToSegment) return null;
  const words = { base: yield* wordsInSteps(base), theirs: yield* wordsInSteps(theirs), yours: yield* wordsInSteps(yours) };
  yield;
  const [toTheirs, toYours] = [yield* diffSequencesSteps(words.base, words.theirs), yield* diffSequencesSteps(words.base, words.yours)];
  let text = '';
  let done = 0;
  for (const region of changedRegions(toTheirs.hunks, toYours.hunks)) {
    const outcome = outcomeOf(words, region);
    if (outcome === null) return null;
    text += words.base.slice(done, region.base.from).join('') + outcome.join('');
    done = region.base.to;
  }
  return text + words.base.slice(done).join('');
}

/** No text is no paragraph, rather than an empty one. */
function paragraphsOf(text: string | null): string[] {
  return text === null || text === '' ? [] : text.split('\n');
}

function joinedOrNull(paragraphs: readonly string[]): string | null {
  return paragraphs.length === 0 ? null : paragraphs.join('\n');
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}
