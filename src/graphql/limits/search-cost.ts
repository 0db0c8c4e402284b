import { defaultPage } from '../types/paging.js';

/** A search looks through the index, and ranks up to a thousand reports; a roll-up takes three times as long. */
const ofSearch = 150;
/** A row of its page is made of the text of a report, whichever fields of it are asked for. */
const ofHit = 5;

export function searchCost({
  args,
  childComplexity,
}: {
  readonly args: Record<string, unknown>;
  readonly childComplexity: number;
}): number {
  const rows = Math.max(0, Number(args.first ?? args.last ?? defaultPage));
  return ofSearch + rows * (ofHit + childComplexity);
}
