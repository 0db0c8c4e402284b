import { decodeCursor, encodeCursor, sizeOf } from '../page.js';
import type { PageRequest } from '../queries.js';
import { compareRanked, type Ranked } from './ranking.js';

/** Tells cursors of searches from those of lists. */
const mark = 'search';

/**
 * A page of what was ranked. A cursor names a report: the page goes on behind where that stands now, or, where it is not found any more,
 * behind where it stood.
 * @throws {GongkaiError} BAD_INPUT, CURSOR_UNAVAILABLE
 */
export function rankedPage(all: readonly Ranked[], request: PageRequest) {
  const { size, backwards } = sizeOf(request);
  const begin = request.after === undefined ? 0 : placeOf(all, request.after).end;
  const end = request.before === undefined ? all.length : placeOf(all, request.before).start;
  const between = all.slice(begin, Math.max(begin, end));
  const shown = backwards ? between.slice(Math.max(0, between.length - size)) : between.slice(0, size);
  const more = between.length > shown.length;
  return {
    edges: shown.map((ranked) => ({ ranked, cursor: encodeCursor(mark, [ranked.reportId, ranked.tier, ranked.rank, ranked.id]) })),
    hasNextPage: backwards ? request.before !== undefined : more,
    hasPreviousPage: backwards ? more : request.after !== undefined,
  };
}

function placeOf(all: readonly Ranked[], cursor: string): { start: number; end: number } {
  const [reportId, tier, rank, id] = decodeCursor(cursor, mark, 4);
  const at = all.findIndex((ranked) => ranked.reportId === reportId);
  if (at !== -1) return { start: at, end: at + 1 };
  const gone: Ranked = { reportId: String(reportId), tier: tier === 0 ? 0 : 1, rank: Number(rank), id: Number(id) };
  const next = all.findIndex((ranked) => compareRanked(ranked, gone) > 0);
  return next === -1 ? { start: all.length, end: all.length } : { start: next, end: next };
}
