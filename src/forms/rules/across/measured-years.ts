import type { FindingBasis, ReportInForce, RuleSubject } from '../../finding.js';
import type { CellId, FormRule, Measure } from '../../form.js';
import { type Sum, sumOf } from '../figure-of.js';
import { textsOf } from '../rule-parameters.js';
import { earlierSum } from './earlier-cells.js';

/** A measure of this report, for a rule that follows it through the years. */
export interface YearlyMeasure {
  readonly key: string;
  readonly measure: Measure;
  readonly now: Sum;
}

/** The measures that the rule lists and the form declares. */
export function yearlyMeasures({ form, content }: RuleSubject, rule: FormRule): YearlyMeasure[] {
  return textsOf(rule, 'measures').flatMap((key) => {
    const measure = form.measures[key];
    return measure ? [{ key, measure, now: sumOf(content, measure.cells) }] : [];
  });
}

/** What each of some earlier reports says of the cells; null where one is not there, has no such figure, or has none written. */
export function inEarlierYears(
  { form }: RuleSubject,
  cells: readonly CellId[],
  earlier: readonly (ReportInForce | null)[],
): { readonly values: readonly Sum['value'][]; readonly basis: readonly FindingBasis[]; readonly comparable: boolean } {
  const sums = earlier.map((report) => report && earlierSum(report, form, cells));
  return {
    values: sums.map((sum) => sum?.value ?? null),
    basis: sums.flatMap((sum) => (sum ? [sum.basis] : [])),
    comparable: sums.every((sum, index) => sum !== null || earlier[index] === null),
  };
}
