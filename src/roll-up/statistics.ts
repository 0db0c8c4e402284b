import type { Form } from '../forms/form.js';
import { formById } from '../forms/forms.js';
import { type ComparedCell, comparedCells } from './compared-cells.js';
import { type SumMeasure, sumMeasures } from './measures.js';
import { type MemberState, type Membership, type MembershipFacts, membershipOf } from './members.js';
import type { YearReport } from './rows.js';
import type { SumCell } from './sum-cell.js';
import { type Summand, sumCells } from './sum-cells.js';
import { type RollUpWarning, warningsOf } from './warnings.js';

/** The office asked for and all below it, with the figures of their reports. */
export interface StatisticsFacts extends MembershipFacts {
  /** The form of the year. */
  readonly form: Form;
}

/** `registeredLater`: beside those expected, offices of which it can not be told whether they had to report. */
export type Coverage = Readonly<Record<MemberState | 'expected' | 'counted' | 'registeredLater', number>>;

/** The reports of an office and of all below it, added up. */
export interface Summed extends Membership {
  readonly year: number;
  readonly form: Form;
  readonly coverage: Coverage;
  readonly cells: readonly SumCell[];
}

/** The sum, and what the office itself reported for its jurisdiction beside it. */
export interface Statistics extends Summed {
  readonly measures: readonly SumMeasure[];
  /** Null when the office has no such report in the revision that counts. */
  readonly reported: { readonly report: YearReport; readonly cells: readonly ComparedCell[] } | null;
  readonly warnings: readonly RollUpWarning[];
}

/** The sum alone. */
export function summedOf({ form, ...facts }: StatisticsFacts): Summed {
  const { year } = facts;
  const membership = membershipOf(facts);
  const coverage = coverageOf(membership);
  return { year, form, ...membership, coverage, cells: sumCells(form, summands(membership), coverage.expected - coverage.counted) };
}

/**
 * Organ and jurisdiction scope never both count for one area: the sum is over organs, and over the jurisdictions of lower governments
 * that have none. The report of the office itself for its jurisdiction is only compared with it.
 */
export function statisticsOf(facts: StatisticsFacts): Statistics {
  const { form, top, jurisdiction } = facts;
  const summed = summedOf(facts);
  const { cells } = summed;
  const own = jurisdiction.find(({ officeId }) => officeId === top);
  const reported = own?.figures ? { report: own, cells: comparedCells(form, cells, formById(own.formId), own.figures) } : null;
  return {
    ...summed,
    measures: sumMeasures(form, cells),
    reported,
    warnings: warningsOf({ form, membership: summed, cells, compared: reported?.cells ?? [], top }),
  };
}

function* summands({ members }: Membership): Iterable<Summand> {
  for (const { report } of members) if (report?.figures) yield { form: formById(report.formId), figures: report.figures };
}

function coverageOf({ members, leftOut }: Membership): Coverage {
  const registeredLater = leftOut.filter(({ reason }) => reason === 'registeredLater').length;
  const coverage = { expected: members.length, counted: 0, onTime: 0, late: 0, draft: 0, withdrawn: 0, missing: 0, registeredLater };
  for (const { state, counted } of members) {
    coverage[state]++;
    if (counted) coverage.counted++;
  }
  return coverage;
}
