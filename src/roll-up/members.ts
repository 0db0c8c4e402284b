import type { DeadlineCalendar, DueDate } from '../forms/deadlines/calendar.js';
import { daysBetween } from '../forms/deadlines/china-day.js';
import type { LeftOut } from './left-out.js';
import type { StandingOffice, YearReport } from './rows.js';
import { byOffice, WhoMustReport } from './who-must-report.js';

/**
 * How the organ's own report of an office stands: published, on time or late; a draft that never was; published once and taken back;
 * or none at all.
 */
export type MemberState = 'onTime' | 'late' | 'draft' | 'withdrawn' | 'missing';

/** An office that belongs to a roll-up. */
export interface Member {
  readonly office: StandingOffice;
  /** Its report of the organ itself. */
  readonly report: YearReport | null;
  readonly state: MemberState;
  readonly due: DueDate | null;
  /** Days from the due day to the first publication; null where it is not late. */
  readonly daysLate: number | null;
  /** Its figures are in the sum. */
  readonly counted: boolean;
  /** It reported for its whole jurisdiction, but not for its own organ: the one is never taken for the other. */
  readonly jurisdictionOnly: boolean;
}

export interface Membership {
  readonly members: readonly Member[];
  readonly leftOut: readonly LeftOut[];
}

export interface MembershipFacts {
  readonly year: number;
  readonly offices: readonly StandingOffice[];
  readonly organ: readonly YearReport[];
  /** Reports of offices for their whole jurisdiction. */
  readonly jurisdiction: readonly YearReport[];
  readonly calendar: DeadlineCalendar;
}

/**
 * Who belongs to a roll-up: who must report. A government need not report for its own organ: that is its office's (办公厅); where it has
 * no such report it is left out, a township only where it has reported for its jurisdiction instead.
 */
export function membershipOf({ year, offices, organ, jurisdiction, calendar }: MembershipFacts): Membership {
  const [own, whole] = [byOffice(organ), byOffice(jurisdiction)];
  const who = new WhoMustReport(year, offices, own, whole);
  const members: Member[] = [];
  const leftOut: LeftOut[] = [];
  for (const office of offices) {
    const report = own.get(office.id) ?? null;
    const due = calendar.dueDate(office, year);
    const jurisdictionOnly = !report && whole.has(office.id);
    const exempt = who.exemption(office, due, report ? [report] : []);
    const needsNone = !report && office.kind === 'government' && (office.level !== 'township' || jurisdictionOnly);
    if (exempt && !(needsNone && exempt.reason === 'registeredLater')) leftOut.push({ office, ...exempt, report, jurisdictionOnly });
    else if (needsNone) leftOut.push({ office, reason: 'government', countedAs: null, report, jurisdictionOnly });
    else members.push(memberOf(office, report, due, jurisdictionOnly));
  }
  return { members, leftOut };
}

function memberOf(office: StandingOffice, report: YearReport | null, due: DueDate | null, jurisdictionOnly: boolean): Member {
  const first = report?.firstPublishedOn ?? null;
  const late = first === null || due === null ? 0 : daysBetween(due.on, first);
  const state = !report ? 'missing' : report.published ? (late > 0 ? 'late' : 'onTime') : first === null ? 'draft' : 'withdrawn';
  return { office, report, state, due, daysLate: state === 'late' ? late : null, counted: report?.figures != null, jurisdictionOnly };
}
