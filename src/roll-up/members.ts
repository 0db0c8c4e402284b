import type { DeadlineCalendar, DueDate } from '../forms/deadlines/calendar.js';
import { chinaDate, daysBetween } from '../forms/deadlines/china-day.js';
import type { StandingOffice, YearReport } from './rows.js';

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
  /** A government that reported for its whole jurisdiction, but not for its own organ: the one is never taken for the other. */
  readonly jurisdictionOnly: boolean;
}

/** Why an office below is not in the roll-up. */
export type LeftOutReason = 'vertical' | 'dissolved' | 'duplicate';

export interface LeftOut {
  readonly office: StandingOffice;
  readonly reason: LeftOutReason;
  /** Of a duplicate: the office under which the organ counts. */
  readonly countedAs: string | null;
  readonly report: YearReport | null;
}

export interface Membership {
  readonly members: readonly Member[];
  readonly leftOut: readonly LeftOut[];
}

export interface MembershipFacts {
  readonly year: number;
  readonly offices: readonly StandingOffice[];
  readonly organ: readonly YearReport[];
  /** Ids of offices with a report for their whole jurisdiction. */
  readonly withJurisdiction: ReadonlySet<string>;
  readonly calendar: DeadlineCalendar;
}

/**
 * Who belongs to a roll-up. Left out are offices led by their own system, with what is below them; those that were dissolved before the
 * year ended; and of several with one 统一社会信用代码 all but one, since an organ counts once.
 */
export function membershipOf({ year, offices, organ, withJurisdiction, calendar }: MembershipFacts): Membership {
  const reports = new Map(organ.map((report) => [report.officeId, report]));
  const countedAs = chosenByCode(offices, reports);
  const members: Member[] = [];
  const leftOut: LeftOut[] = [];
  for (const office of offices) {
    const report = reports.get(office.id) ?? null;
    const chosen = office.uscc === null ? undefined : countedAs.get(office.uscc);
    if (office.apart) leftOut.push({ office, reason: 'vertical', countedAs: null, report });
    else if (office.dissolved) leftOut.push({ office, reason: 'dissolved', countedAs: null, report });
    else if (chosen !== undefined && chosen !== office.id) leftOut.push({ office, reason: 'duplicate', countedAs: chosen, report });
    else members.push(memberOf(office, report, calendar.dueDate(office, year), withJurisdiction.has(office.id)));
  }
  return { members, leftOut };
}

function memberOf(office: StandingOffice, report: YearReport | null, due: DueDate | null, hasJurisdiction: boolean): Member {
  const first = report?.firstPublishedAt ?? null;
  const late = first === null || due === null ? 0 : daysBetween(due.on, chinaDate(first));
  const state = !report ? 'missing' : report.published ? (late > 0 ? 'late' : 'onTime') : first === null ? 'draft' : 'withdrawn';
  return {
    office,
    report,
    state,
    due,
    daysLate: state === 'late' ? late : null,
    counted: report?.figures != null,
    jurisdictionOnly: !report && hasJurisdiction,
  };
}

/** The office under which each organ counts: one whose report counts, then one that still exists, then the first by id. */
function chosenByCode(offices: readonly StandingOffice[], reports: ReadonlyMap<string, YearReport>): ReadonlyMap<string, string> {
  const chosen = new Map<string, StandingOffice>();
  const rank = ({ id, dissolvedAt }: StandingOffice) => (reports.get(id)?.figures ? 2 : 0) + (dissolvedAt === null ? 1 : 0);
  for (const office of offices) {
    if (office.uscc === null || office.apart || office.dissolved) continue;
    const before = chosen.get(office.uscc);
    if (!before || rank(office) > rank(before)) chosen.set(office.uscc, office);
  }
  return new Map([...chosen].map(([uscc, { id }]) => [uscc, id]));
}
