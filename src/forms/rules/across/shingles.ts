import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import { foldCharacters } from '../text/fold-characters.js';

const size = 5;
/** Units of work (see pace.ts): for a letter, of a run put into a set, and of a run looked up in one. */
const [masking, keeping, lookingUp] = [5, 30, 15];

/**
 * The runs of five letters in a text, figures and names masked, punctuation and spaces left out: what is the same in two reports that
 * differ in their names and numbers alone.
 * @param names longest first, else a part of a name stays
 */
export function* shinglesOf(text: string, names: readonly string[], pace: Pace): Steps<ReadonlySet<string>> {
  let masked = foldCharacters(text);
  for (const name of names) if (name !== '') masked = masked.replaceAll(foldCharacters(name), '@');
  masked = masked
    .replace(/\d+(?:[.,:/-]\d+)*%?/g, '#')
    .replace(/[〇零一二三四五六七八九十百千万亿两]{2,}/g, '#')
    .replace(/[^\p{L}\p{M}#@]+/gu, '');
  if (pace.isDue(text.length * masking)) yield;
  const shingles = new Set<string>();
  for (let at = 0; at + size <= masked.length; at++) {
    shingles.add(masked.slice(at, at + size));
    if (pace.isDue(keeping)) yield;
  }
  return shingles;
}

/** The share of the runs that both have among those that either has (Jaccard), from 0 to 1; 0 for two empty texts. */
export function* similarity(one: ReadonlySet<string>, other: ReadonlySet<string>, pace: Pace): Steps<number> {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let both = 0;
  for (const shingle of small) {
    if (large.has(shingle)) both++;
    if (pace.isDue(lookingUp)) yield;
  }
  const either = one.size + other.size - both;
  return either === 0 ? 0 : both / either;
}
