import type { Finding } from '../forms/finding.js';

/** Findings of one rule that say the same of different cells: the first ones, and how many more there are. */
export interface OfOneRule<F extends Finding> {
  readonly ruleId: string;
  readonly shown: readonly F[];
  readonly more: number;
}

/** Findings by rule, in the order in which the rules first come, each with its first ones: a blank table is one thing to read, not a hundred. */
export function firstOfEach<F extends Finding>(findings: readonly F[], most: number): readonly OfOneRule<F>[] {
  const byRule = new Map<string, F[]>();
  for (const finding of findings) {
    const known = byRule.get(finding.ruleId);
    if (known) known.push(finding);
    else byRule.set(finding.ruleId, [finding]);
  }
  return [...byRule].map(([ruleId, of]) => ({ ruleId, shown: of.slice(0, most), more: Math.max(0, of.length - most) }));
}
