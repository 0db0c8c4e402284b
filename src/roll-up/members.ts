import type { DeadlineCalendar, DueDate } from '../forms/deadlines/calendar.js';
import { daysBetween } from '../forms/deadlines/china-day.js';
import type { LeftOut } from './left-out.js';
import { type Judged, type LowerGovernment, LowerGovernments } from './lower-governments.js';
import { firstPublished, hasReported, owedReports } from './owed-reports.js';
import { nowhere, type ReportingOffices, type StandingOffice, type YearReport } from './rows.js';
import { byOffice, type Exemption, WhoMustReport } from './who-must-report.js';

/**
 * How the report of an office stands that counts: published, on time or late; a draft that never was; published once and taken back;
 * or none at all.
 */
export type MemberState = 'onTime' | 'late' | 'draft' | 'withdrawn' | 'missing';

/** An office that belongs to a roll-up. */
export interface Member {
  readonly office: StandingOffice;
  /** Its report of the organ itself; of a lower government without other organs, the one for its jurisdiction. */
  readonly report: YearReport | null;
  readonly state: MemberState;
  readonly due: DueDate | null;
  /** The day in China on which it first had published; of a township one report or the other. */
  readonly publishedOn: string | null;
  /** Days from the due day to the first publication; null where it is not late. */
  readonly daysLate: number | null;
  /** Its figures are in the sum. */
  readonly counted: boolean;
  /** Of its reports only that for its whole jurisdiction counts, and stands in where it does: one of its own organ is lacking, or within it. */
  readonly jurisdictionOnly: boolean;
  /** It is a government whose jurisdiction is not in the sum: neither its report for that is, nor has or owes an organ below it one. */
  readonly lacksRegion: boolean;
}

/** Whether it is a lower government whose report for its jurisdiction is in the sum. */
export function standsIn({ counted, jurisdictionOnly }: Member): boolean {
  return counted && jurisdictionOnly;
}

export interface Membership {
  readonly members: readonly Member[];
  readonly leftOut: readonly LeftOut[];
}

export interface MembershipFacts extends ReportingOffices {
  readonly year: number;
  /** The office at the top, all others are below it. */
  readonly top: string;
  readonly calendar: DeadlineCalendar;
  /** Others that have the 统一社会信用代码 of one of the offices: the organ counts under one of them. */
  readonly elsewhere?: ReportingOffices;
}

/** How a government counts that belongs to the sum itself. */
type HowMember = Exclude<LowerGovernment, 'organs' | object>;

interface Facts extends Judged {
  readonly due: DueDate | null;
  /** Of a government, a report that makes no difference: only what is published counts. */
  readonly draft: YearReport | null;
  readonly exempt: Exemption | null;
}

/**
 * Who belongs to a roll-up: who must report. A government need not report for its own organ: that is its office's (办公厅). A lower one
 * below which no organ has or owes a report counts by its report for its jurisdiction, in which its own organ and all below it are; without
 * either it is missing. See {@link LowerGovernments}.
 */
export function membershipOf({ year, top, calendar, elsewhere = nowhere, ...facts }: MembershipFacts): Membership {
  const own = byOffice(facts.organ, elsewhere.organ);
  const whole = byOffice(facts.jurisdiction, elsewhere.jurisdiction);
  const who = new WhoMustReport(year, [...facts.offices, ...elsewhere.offices], own, whole);
  const judged = facts.offices.map((office): Facts => {
    const due = calendar.dueDate(office, year);
    const [organ, jurisdiction] = [own.get(office.id), whole.get(office.id)];
    const isGovernment = office.kind === 'government';
    const counting = isGovernment && !hasReported(organ) ? null : (organ ?? null);
    const exempt = who.exemption(office, due, [...(organ ? [organ] : []), ...(jurisdiction && isGovernment ? [jurisdiction] : [])]);
    return {
      office,
      due,
      organ: counting,
      whole: hasReported(jurisdiction) ? jurisdiction : null,
      draft: jurisdiction ?? organ ?? null,
      exempt,
      isExempt: exempt !== null,
      isOrgan: exempt === null && (!isGovernment || counting !== null),
    };
  });
  const governments = new LowerGovernments(top, judged);
  const members: Member[] = [];
  const leftOut: LeftOut[] = [];
  for (const each of judged) {
    const { office, organ, exempt } = each;
    const how = office.kind === 'government' ? governments.how(each) : null;
    const left = { office, report: organ, jurisdictionOnly: !organ && each.whole !== null };
    const isTold = how !== null && how !== 'missing';
    if (exempt && !(exempt.reason === 'registeredLater' && isTold)) leftOut.push({ ...left, ...exempt });
    else if (how === 'organs') leftOut.push({ ...left, reason: 'government', countedAs: null });
    else if (how !== null && typeof how === 'object') leftOut.push({ ...left, reason: 'government', countedAs: how.within });
    else members.push(memberOf(each, how));
  }
  return { members, leftOut };
}

function memberOf({ office, due, organ, whole, draft }: Facts, how: HowMember | null): Member {
  const byOrgan = how === null || how === 'organ' || how === 'organAlone';
  // The one that counts, or would.
  const report = byOrgan ? organ : (whole ?? draft);
  const { level } = office;
  const reports = level === 'township' ? owedReports(office, organ ?? undefined, whole ?? undefined) : report ? [report] : [];
  const publishedOn = firstPublished(reports)?.firstPublishedOn ?? null;
  const late = publishedOn === null || due === null ? 0 : daysBetween(due.on, publishedOn);
  const daysLate = report?.published && late > 0 ? late : null;
  const counted = report?.figures != null;
  const jurisdictionOnly = how === 'standsIn' || (!organ && whole !== null);
  const lacksRegion = how === 'missing' || how === 'organAlone';
  return { office, report, state: stateOf(report, daysLate), due, publishedOn, daysLate, counted, jurisdictionOnly, lacksRegion };
}

function stateOf(report: YearReport | null, daysLate: number | null): MemberState {
  if (!report) return 'missing';
  if (report.published) return daysLate === null ? 'onTime' : 'late';
  return report.firstPublishedOn === null ? 'draft' : 'withdrawn';
}
