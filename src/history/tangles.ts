import { Pace } from '../pace.js';
import type { Steps } from '../steps.js';
import type { Sides } from './conflict.js';
import { joinedRegion, outcomeOf, type Region, tokensOf } from './merge-sequences.js';

/** After so many rounds the regions are joined all at once: each round joins at least two. */
const mostRounds = 20;
/** Units of work for a paragraph that is counted. */
const countingParagraph = 50;

/**
 * Joins regions that only look apart: a paragraph that both moved, each elsewhere, or that one moved and the other removed or reworded,
 * or that both put in at different places. Taken one by one, such changes would leave it in the text twice, or bring it back. Where they
 * are one region, they are one conflict.
 */
export function* joinedWhereTangled(texts: Sides<readonly string[]>, regions: readonly Region[]): Steps<readonly Region[]> {
  let current = regions;
  for (let round = 0; current.length > 1; round++) {
    const spans = yield* tangles(texts, current);
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
interface Standing {
  readonly first: number;
  last: number;
  base: number;
  theirs: number;
  yours: number;
  merged: number;
  inConflict: boolean;
}

function* tangles(texts: Sides<readonly string[]>, regions: readonly Region[]): Steps<Span[]> {
  const standings = new Map<string, Standing>();
  const pace = new Pace();
  for (const [index, region] of regions.entries()) {
    const outcome = outcomeOf(texts, region);
    const sides = { ...tokensOf(texts, region), merged: outcome ?? [] };
    for (const side of ['base', 'theirs', 'yours', 'merged'] as const) {
      for (const text of sides[side]) {
        if (pace.isDue(countingParagraph)) yield;
        if (text.trim() === '') continue;
        let standing = standings.get(text);
        if (!standing) {
          standing = { first: index, last: index, base: 0, theirs: 0, yours: 0, merged: 0, inConflict: false };
          standings.set(text, standing);
        }
        standing.last = index;
        standing[side]++;
        standing.inConflict ||= outcome === null;
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

/** One region for all that a span goes over. */
function joined(regions: readonly Region[], spans: readonly Span[]): Region[] {
  /** By region: the last one that must be one with it. */
  const reach = new Int32Array(regions.length);
  for (const { first, last } of spans) reach[first] = Math.max(reach[first] ?? 0, last);
  const result: Region[] = [];
  let together = -1;
  for (const [index, region] of regions.entries()) {
    const before = result.at(-1);
    if (before && index <= together) result[result.length - 1] = joinedRegion(before, region);
    else result.push(region);
    together = Math.max(together, reach[index] ?? 0);
  }
  return result;
}
