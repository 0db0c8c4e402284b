import type { StandingOffice, YearReport } from './rows.js';

/**
 * Why an office among those looked at does not belong to a roll-up, or owes no report.
 * - `vertical`: led by its own system
 * - `dissolved`: before the year ended, or by the due day without having published: the duty passed on with the tasks. One that is said to
 *   have been dissolved during the year and has published all the same is not left out.
 * - `foundedLater`: it is said to have been founded only after the year
 * - `duplicate`: the organ is registered a second time
 * - `registeredLater`: no report, and registered here only after the due day: whether it had to report can not be told
 * - `government`: of sums over organs only: it has no report of its own organ, which is that of its office (办公厅); it counts by the
 *   organs below it, or in the report of a government above that stands in
 */
export type LeftOutReason = 'vertical' | 'dissolved' | 'foundedLater' | 'duplicate' | 'registeredLater' | 'government';

export interface LeftOut {
  readonly office: StandingOffice;
  readonly reason: LeftOutReason;
  /** Of a duplicate: the office under which the organ counts; of a government: the one above whose report for its jurisdiction has it. */
  readonly countedAs: string | null;
  /** Its report, which does not count. */
  readonly report: YearReport | null;
  /** It reported for its whole jurisdiction, but not for its own organ. */
  readonly jurisdictionOnly: boolean;
}
