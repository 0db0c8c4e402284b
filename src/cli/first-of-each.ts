import type { Finding } from '../forms/finding.js';
import { grouped } from '../history/grouped.js';

/** Findings of one rule that say the same of different cells: the first ones, and how many more there are. */
export interface OfOneRule<F extends Finding> {
  readonly ruleId: string;
  readonly shown: readonly F[];
  readonly more: number;
}

/** Findings by rule, in the order in which the rules first come, each with its first ones: a blank table is one thing to read, not a hundred. */
export function firstOfEach<F extends Finding>(findings: readonly F[], most: number): readonly OfOneRule<F>[] {
  return [...grouped(findings, ({ ruleId }) => ruleId)].map(([ruleId, of]) => ({
    ruleId,
    shown: of.slice(0, most),
    more: Math.max(0, of.length - most),
  }));
}
