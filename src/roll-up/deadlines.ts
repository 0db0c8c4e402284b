import type { DeadlineCalendar, DueDate } from '../forms/deadlines/calendar.js';
import { daysBetween } from '../forms/deadlines/china-day.js';
import type { LeftOut } from './left-out.js';
import { firstPublished, owedReports } from './owed-reports.js';
import { goneOn, nowhere, type ReportingOffices, type StandingOffice, type YearReport } from './rows.js';
import { byOffice, type Exemption, WhoMustReport } from './who-must-report.js';

/**
 * - `onTime`, `late`: published for the first time by the due day, or after it; that stays so where it was taken back since
 * - `notYetDue`, `overdue`: not published, and the due day is not over, or is
 * - `dissolved`: not published, and dissolved by the due day: the duty passed on with the tasks
 * - `registeredLater`: no report, and registered here only after the due day: whether it had to report can not be told
 */
export type DeadlineState = 'onTime' | 'late' | 'notYetDue' | 'overdue' | 'dissolved' | 'registeredLater';

export const deadlineStates: readonly DeadlineState[] = ['overdue', 'late', 'notYetDue', 'onTime', 'registeredLater', 'dissolved'];

/** How an office stands with the deadline of a year. */
export interface DeadlineEntry {
  readonly office: StandingOffice;
  readonly due: DueDate;
  readonly state: DeadlineState;
  /**
   * Days from the due day to the publication, or to the day asked for; of an office dissolved when overdue, to its dissolution. Above 0:
   * too late. Null for `dissolved` and `registeredLater`.
   */
  readonly days: number | null;
  /** The report that was first published. */
  readonly report: YearReport | null;
  /** The day in China of its first publication. */
  readonly publishedOn: string | null;
  /** It was published, and taken back since. */
  readonly withdrawn: boolean;
}

export interface DeadlineFacts extends ReportingOffices {
  readonly year: number;
  /** The day in China to which is counted. */
  readonly today: string;
  readonly calendar: DeadlineCalendar;
  /** Others that have the 统一社会信用代码 of one of the offices: only one of them owes the report. */
  readonly elsewhere?: ReportingOffices;
}

/** The offices with a due day, those longest late first; and those that do not count as offices that report here, by their ids. */
export interface DeadlineBoard {
  readonly entries: readonly DeadlineEntry[];
  readonly leftOut: readonly LeftOut[];
}

/** How every office stands with the report that it owes on a year. */
export function deadlinesOf({ year, today, calendar, elsewhere = nowhere, ...facts }: DeadlineFacts): DeadlineBoard {
  const { offices } = facts;
  const own = byOffice(facts.organ, elsewhere.organ);
  const whole = byOffice(facts.jurisdiction, elsewhere.jurisdiction);
  const who = new WhoMustReport(year, [...offices, ...elsewhere.offices], own, whole);
  const passed = new Map<string, number>();
  const passedSince = (on: string): number => {
    const days = passed.get(on) ?? daysBetween(on, today);
    passed.set(on, days);
    return days;
  };
  const entries: DeadlineEntry[] = [];
  const leftOut: LeftOut[] = [];
  for (const office of offices) {
    const due = calendar.dueDate(office, year);
    const [organ, jurisdiction] = [own.get(office.id), whole.get(office.id)];
    const reports = owedReports(office, organ, jurisdiction);
    const exempt = who.exemption(office, due, reports);
    if (exempt && (owesNoneHere.has(exempt.reason) || office.dissolved))
      leftOut.push({ office, ...exempt, report: reports[0] ?? null, jurisdictionOnly: !organ && jurisdiction !== undefined });
    else if (due) entries.push(entryOf({ office, due, report: firstPublished(reports), exempt }, passedSince(due.on)));
  }
  return { entries: entries.sort(byLateness), leftOut };
}

/** Those dissolved or registered only after the year are told of with a state of their own. */
const owesNoneHere: ReadonlySet<Exemption['reason']> = new Set(['vertical', 'duplicate', 'foundedLater']);

interface EntryFacts extends Pick<DeadlineEntry, 'office' | 'due' | 'report'> {
  readonly exempt: Exemption | null;
}

/** @param passed days from the due day to the day asked for */
function entryOf({ office, due, report, exempt }: EntryFacts, passed: number): DeadlineEntry {
  const publishedOn = report?.firstPublishedOn ?? null;
  const entry = { office, due, report, publishedOn, withdrawn: report !== null && report.published === null };
  if (publishedOn !== null) {
    const days = daysBetween(due.on, publishedOn);
    return { ...entry, state: days > 0 ? 'late' : 'onTime', days };
  }
  if (exempt?.reason === 'dissolved') return { ...entry, state: 'dissolved', days: null };
  if (passed <= 0) return { ...entry, state: 'notYetDue', days: passed };
  if (exempt?.reason === 'registeredLater') return { ...entry, state: 'registeredLater', days: null };
  const gone = goneOn(office);
  const untilGone = gone === null ? passed : daysBetween(due.on, gone);
  return { ...entry, state: 'overdue', days: Math.min(passed, untilGone) };
}

/** The longest late first; those of which no days are told last. */
export function latenessKey(entry: DeadlineEntry): readonly [number, string] {
  return [lateness(entry), entry.office.id];
}

function byLateness(one: DeadlineEntry, other: DeadlineEntry): number {
  return lateness(one) - lateness(other) || (one.office.id < other.office.id ? -1 : 1);
}

function lateness({ days }: DeadlineEntry): number {
  return days === null ? Number.MAX_SAFE_INTEGER : -days;
}
