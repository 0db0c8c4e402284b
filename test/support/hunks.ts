import type { Hunk } from '../../src/history/sequence-diff.js';

/** What the hunks make of a sequence. */
export function rebuilt(from: readonly string[], to: readonly string[], hunks: readonly Hunk[]): string[] {
  const result: string[] = [];
  let done = 0;
  for (const { fromStart, fromEnd, toStart, toEnd } of hunks) {
    result.push(...from.slice(done, fromStart), ...to.slice(toStart, toEnd));
    done = fromEnd;
  }
  return [...result, ...from.slice(done)];
}

/** The hunks of the way back. */
export function mirrored(hunks: readonly Hunk[]): Hunk[] {
  return hunks.map(({ fromStart, fromEnd, toStart, toEnd }) => ({
    fromStart: toStart,
    fromEnd: toEnd,
    toStart: fromStart,
    toEnd: fromEnd,
  }));
}

export function apart(hunks: readonly Hunk[]): boolean {
  return hunks.every(({ fromStart, toStart }, i) => {
    const before = hunks[i - 1];
    return before === undefined || (fromStart > before.fromEnd && toStart > before.toEnd);
  });
}
