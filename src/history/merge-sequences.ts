import type { Range, Sides } from './conflict.js';
import type { Hunk } from './sequence-diff.js';

/** A stretch that at least one side changed: where it stands in each of the three. What lies between two regions is the same in all. */
export type Region = Sides<Range>;

/** What a region comes to: the tokens of the side that changed it, or of both where they agree; null where they do not. */
export function outcomeOf(texts: Sides<readonly string[]>, region: Region): readonly string[] | null {
  const { base, theirs, yours } = tokensOf(texts, region);
  if (sameTokens(theirs, yours) || sameTokens(yours, base)) return theirs;
  return sameTokens(theirs, base) ? yours : null;
}

export function tokensOf(texts: Sides<readonly string[]>, region: Region): Sides<readonly string[]> {
  const of = (side: keyof Sides<unknown>) => texts[side].slice(region[side].from, region[side].to);
  return { base: of('base'), theirs: of('theirs'), yours: of('yours') };
}

type SidedHunk = Hunk & { readonly side: 'theirs' | 'yours' };

/**
 * The regions that two sets of changes to one base make, in order. Changes that overlap in the base, or put something in at one place,
 * are one region; what only touches stays apart, so that two may change neighbours. The same, mirrored, when the sides change places.
 */
export function changedRegions(theirs: readonly Hunk[], yours: readonly Hunk[]): Region[] {
  const hunks: SidedHunk[] = [
    ...theirs.map((hunk) => ({ ...hunk, side: 'theirs' as const })),
    ...yours.map((hunk) => ({ ...hunk, side: 'yours' as const })),
  ].sort((a, b) => a.fromStart - b.fromStart || a.fromEnd - b.fromEnd);
  const groups: { range: Range; hunks: SidedHunk[] }[] = [];
  for (const hunk of hunks) {
    const range = { from: hunk.fromStart, to: hunk.fromEnd };
    const last = groups.at(-1);
    if (last && overlap(last.range, range)) {
      last.range = { from: last.range.from, to: Math.max(last.range.to, range.to) };
      last.hunks.push(hunk);
    } else groups.push({ range, hunks: [hunk] });
  }
  /** How much longer each side has become so far. */
  const ahead = { theirs: 0, yours: 0 };
  return groups.map(({ range, hunks }) => {
    const from = { theirs: range.from + ahead.theirs, yours: range.from + ahead.yours };
    for (const { side, fromStart, fromEnd, toStart, toEnd } of hunks) ahead[side] += toEnd - toStart - (fromEnd - fromStart);
    const side = (which: 'theirs' | 'yours') => ({ from: from[which], to: range.to + ahead[which] });
    return { base: range, theirs: side('theirs'), yours: side('yours') };
  });
}

/** Of ranges in the order of their beginnings. */
function overlap(a: Range, b: Range): boolean {
  if (a.from === a.to || b.from === b.to) return a.from === b.from ? a.to === b.to : b.from < a.to;
  return b.from < a.to;
}

/** One region from the first to the last of some, with all that lies between. */
export function joinedRegion(first: Region, last: Region): Region {
  const side = (which: keyof Region) => ({ from: first[which].from, to: last[which].to });
  return { base: side('base'), theirs: side('theirs'), yours: side('yours') };
}

function sameTokens(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((token, index) => token === b[index]);
}
