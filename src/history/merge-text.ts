import { alignSimilar } from './align-similar.js';
import type { FoundConflict, Sides } from './conflict.js';
import { changedRegions, outcomeOf, type Region, tokensOf } from './merge-sequences.js';
import { diffSequences, type Hunk } from './sequence-diff.js';
import type { Settling } from './settling.js';
import { joinedWhereTangled } from './tangles.js';
import { wordsOf } from './words.js';

/** Characters: telling the words of longer stretches takes too long. */
const longestToSegment = 20_000;

/**
 * Merges the text of a section by paragraph, as diff3 does by line. A paragraph that both changed is a conflict even where they changed
 * different words of it: one clause by one and the next by another make a sentence that nobody wrote. Such a merge by words is only
 * suggested with the conflict.
 */
export function mergeText(section: string, { base, theirs, yours }: Sides<string>, settling: Settling): string {
  if (yours === base || yours === theirs) return theirs;
  if (theirs === base) return yours;
  const texts = { base: paragraphsOf(base), theirs: paragraphsOf(theirs), yours: paragraphsOf(yours) };
  const found = changedRegions(paragraphHunks(texts.base, texts.theirs), paragraphHunks(texts.base, texts.yours));
  const merged: string[] = [];
  let done = 0;
  for (const region of joinedWhereTangled(texts, found)) {
    merged.push(...texts.base.slice(done, region.base.from));
    merged.push(...(outcomeOf(texts, region) ?? paragraphsOf(settling.chosen(conflictOf(section, texts, region), (own) => own))));
    done = region.base.to;
  }
  merged.push(...texts.base.slice(done));
  return merged.join('\n');
}

function conflictOf(section: string, texts: Sides<readonly string[]>, paragraphs: Region): FoundConflict & Sides<string | null> {
  const { base, theirs, yours } = tokensOf(texts, paragraphs);
  const sides = { base: joinedOrNull(base), theirs: joinedOrNull(theirs), yours: joinedOrNull(yours) };
  return { kind: 'paragraphs', place: `section/${section}`, ...sides, paragraphs, suggestion: suggestionOf(sides) };
}

/** What changed, by paragraph: paragraphs that were reworded one by one are hunks one by one. */
function paragraphHunks(from: readonly string[], to: readonly string[]): Hunk[] {
  return diffSequences(from, to).hunks.flatMap((hunk) => paired(hunk, from, to));
}

function paired(hunk: Hunk, from: readonly string[], to: readonly string[]): Hunk[] {
  const [old, now] = [from.slice(hunk.fromStart, hunk.fromEnd), to.slice(hunk.toStart, hunk.toEnd)];
  if (old.length === 0 || now.length === 0 || old.length + now.length === 2) return [hunk];
  if (lengthOf(old) + lengthOf(now) > longestToSegment) return [hunk];
  const { pairs } = alignSimilar(old.map(wordsOf), now.map(wordsOf));
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
function suggestionOf({ base, theirs, yours }: Sides<string | null>): string | null {
  if (base === null || theirs === null || yours === null) return null;
  if (base.length + theirs.length + yours.length > longestToSegment) return null;
  const words = { base: wordsOf(base), theirs: wordsOf(theirs), yours: wordsOf(yours) };
  const changes = (side: readonly string[]) => diffSequences(words.base, side).hunks;
  let text = '';
  let done = 0;
  for (const region of changedRegions(changes(words.theirs), changes(words.yours))) {
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
