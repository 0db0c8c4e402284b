import type { Sides } from './conflict.js';
import { joinedRegion, outcomeOf, type Region, tokensOf } from './merge-sequences.js';

/** After so many rounds the regions are joined all at once: each round joins at least two. */
const mostRounds = 20;

/**
 * Joins regions that only look apart: a paragraph that both moved, each elsewhere, or that one moved and the other removed or reworded,
 * or that both put in at different places. Taken one by one, such changes would leave it in the text twice, or bring it back. Where they
 * are one region, they are one conflict.
 */
export function joinedWhereTangled(texts: Sides<readonly string[]>, regions: readonly Region[]): readonly Region[] {
  let current = regions;
  for (let round = 0; current.length > 1; round++) {
    const spans = tangles(texts, current);
    if (spans.length === 0) break;
    current = joined(current, round < mostRounds ? spans : [{ first: 0, last: current.length - 1 }]);
  }
  return current;
}

/** Regions by their numbers, both inclusive. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** Where a paragraph stands, and how often on each side and in the merge. */
interface Standing extends Span {
  readonly base: number;
  readonly theirs: number;
  readonly yours: number;
  readonly merged: number;
  readonly inConflict: boolean;
}

function tangles(texts: Sides<readonly string[]>, regions: readonly Region[]): Span[] {
  const standings = new Map<string, Standing>();
  for (const [index, region] of regions.entries()) {
    const outcome = outcomeOf(texts, region);
    const sides = { ...tokensOf(texts, region), merged: outcome ?? [] };
    for (const side of ['base', 'theirs', 'yours', 'merged'] as const) {
      for (const text of sides[side]) {
        if (text.trim() === '') continue;
        const known = standings.get(text) ?? { first: index, last: index, base: 0, theirs: 0, yours: 0, merged: 0, inConflict: false };
        standings.set(text, { ...known, last: index, [side]: known[side] + 1, inConflict: known.inConflict || outcome === null });
      }
    }
  }
  return [...standings.values()].filter((standing) => standing.first < standing.last && isTangled(standing));
}

function isTangled({ base, theirs, yours, merged, inConflict }: Standing): boolean {
  if (inConflict) return true;
  if (theirs === yours || yours === base) return merged !== theirs;
  if (theirs === base) return merged !== yours;
  if (theirs > base && yours > base) return merged > Math.max(theirs, yours);
  return theirs < base && yours < base && merged < Math.min(theirs, yours);
}

function joined(regions: readonly Region[], spans: readonly Span[]): Region[] {
  const result: Region[] = [];
  let first = 0;
  for (const [index, region] of regions.entries()) {
    if (index > first && spans.some((span) => span.first < index && index <= span.last)) {
      result[result.length - 1] = joinedRegion(result.at(-1) ?? region, region);
    } else {
      result.push(region);
      first = index;
    }
  }
  return result;
}
