import type { DeadlineCalendar } from '../forms/deadlines/calendar.js';
import type { Form } from '../forms/form.js';
import { type ComparedCell, comparedCells } from './compared-cells.js';
import { type SumMeasure, sumMeasures } from './measures.js';
import { type MemberState, type Membership, membershipOf } from './members.js';
import type { StandingOffice, YearReport } from './rows.js';
import type { SumCell } from './sum-cell.js';
import { type Summand, sumCells } from './sum-cells.js';
import { type RollUpWarning, warningsOf } from './warnings.js';

export interface StatisticsFacts {
  readonly year: number;
  /** The form of the year. */
  readonly form: Form;
  readonly formById: (id: string) => Form;
  readonly calendar: DeadlineCalendar;
  /** The office asked for, and all below it. */
  readonly top: string;
  readonly offices: readonly StandingOffice[];
  /** Their reports for the organ itself, with figures. */
  readonly organ: readonly YearReport[];
  /** The governments' reports for their whole jurisdiction; of the office at the top with figures. */
  readonly jurisdiction: readonly YearReport[];
}

/** `registeredLater`: beside those expected, offices of which it can not be told whether they had to report. */
export type Coverage = Readonly<Record<MemberState | 'expected' | 'counted' | 'registeredLater', number>>;

/** The reports of an office and of all below it, added up; what the office itself reported for its jurisdiction beside it. */
export interface Statistics extends Membership {
  readonly year: number;
  readonly form: Form;
  readonly coverage: Coverage;
  readonly cells: readonly SumCell[];
  readonly measures: readonly SumMeasure[];
  /** Null when the office has no such report in the revision that counts. */
  readonly reported: { readonly report: YearReport; readonly cells: readonly ComparedCell[] } | null;
  readonly warnings: readonly RollUpWarning[];
}

/**
 * Organ and jurisdiction scope never mix: the sum is over organs, and a jurisdiction's report is only compared with it.
 */
export function statisticsOf(facts: StatisticsFacts): Statistics {
  const { year, form, formById, calendar, top, offices, organ, jurisdiction } = facts;
  const membership = membershipOf({ year, offices, organ, jurisdiction, calendar });
  const coverage = coverageOf(membership);
  const cells = sumCells(form, summands(membership, formById), coverage.expected - coverage.counted);
  const own = jurisdiction.find(({ officeId }) => officeId === top);
  const reported = own?.figures ? { report: own, cells: comparedCells(form, cells, formById(own.formId), own.figures) } : null;
  return {
    year,
    form,
    ...membership,
    coverage,
    cells,
    measures: sumMeasures(form, cells),
    reported,
    warnings: warningsOf({ form, membership, cells, compared: reported?.cells ?? [] }),
  };
}

function* summands({ members }: Membership, formById: (id: string) => Form): Iterable<Summand> {
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
