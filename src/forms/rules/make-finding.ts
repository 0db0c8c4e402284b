import { createHash } from 'node:crypto';
import { Decimal } from 'decimal.js';
import type { Finding } from '../finding.js';

/** A finding with what follows from the rest: the difference of the two figures, and the fingerprint. */
export function makeFinding({ words, ...finding }: FindingMade): Finding {
  const { ruleId, grade, state, subject, leftCells, rightCells, left, right, basis = [] } = finding;
  const read = words ?? finding.excerpt;
  // What is uncertain asks about these words: an answer to it is none to figures that are said plainly.
  const told = read !== null && (left === null || right === null || state === 'uncertain') ? [read] : [];
  return {
    ...finding,
    basis,
    particulars: finding.particulars ?? told,
    answerable: grade !== 'error',
    delta: left === null || right === null ? null : new Decimal(left).minus(right).toFixed(),
    fingerprint: fingerprintOf(ruleId, subject, leftCells, rightCells),
  };
}

/** What an evaluator says; without a basis it is of the report alone, without particulars its figures say it all, or the words that it read. */
export type FindingMade = Omit<Finding, 'delta' | 'fingerprint' | 'basis' | 'particulars' | 'answerable'> &
  Partial<Pick<Finding, 'basis' | 'particulars'>> & {
    /** All that it read, where the excerpt is cut. */
    readonly words?: string;
  };

const known = new Map<string, string>();
const mostKnown = 20_000;

/** Of the rule and the place, not of the figures: an acknowledgement survives an edit elsewhere. */
function fingerprintOf(ruleId: string, subject: string, leftCells: readonly string[], rightCells: readonly string[]): string {
  const place = JSON.stringify([ruleId, subject, leftCells, rightCells]);
  let fingerprint = known.get(place);
  if (fingerprint === undefined) {
    fingerprint = createHash('sha256').update(place).digest('hex').slice(0, 16);
    if (known.size < mostKnown) known.set(place, fingerprint);
  }
  return fingerprint;
}
