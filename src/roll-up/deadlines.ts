import type { DeadlineCalendar, DueDate } from '../forms/deadlines/calendar.js';
import { chinaDate, daysBetween, endOfChinaDay } from '../forms/deadlines/china-day.js';
import type { StandingOffice, YearReport } from './rows.js';

/**
 * - `onTime`, `late`: published for the first time by the due day, or after it
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

export interface DeadlineFacts {
  readonly year: number;
  /** The day in China to which is counted. */
  readonly today: string;
  readonly calendar: DeadlineCalendar;
  readonly offices: readonly StandingOffice[];
  /** The reports of the organs themselves, and those of the governments for their jurisdictions. */
  readonly organ: readonly YearReport[];
  readonly jurisdiction: readonly YearReport[];
}

/**
 * Every office that must report on a year, those longest late first. A department publishes its own report; a government of a county or
 * above that of its jurisdiction (Article 49), a township the one or the other. Offices dissolved before the year ended owe none.
 */
export function deadlinesOf({ year, today, calendar, offices, organ, jurisdiction }: DeadlineFacts): DeadlineEntry[] {
  const [own, whole] = [byOffice(organ), byOffice(jurisdiction)];
  const days = new Map<string, DueDay>();
  const dayOf = (on: string): DueDay => {
    const day = days.get(on) ?? { end: endOfChinaDay(on), passed: daysBetween(on, today) };
    days.set(on, day);
    return day;
  };
  return offices
    .filter(({ dissolved }) => !dissolved)
    .flatMap((office) => {
      const due = calendar.dueDate(office, year);
      const reports = [
        ...(office.kind === 'department' || office.level === 'township' ? [own.get(office.id)] : []),
        ...(office.kind === 'government' ? [whole.get(office.id)] : []),
      ];
      const begun = reports.some((report) => report !== undefined);
      return due ? [entryOf({ office, due, report: firstPublished(reports), begun }, dayOf(due.on))] : [];
    })
    .sort(byLateness);
}

interface EntryFacts extends Pick<DeadlineEntry, 'office' | 'due' | 'report'> {
  /** It has a report of the year, published or not: so it had to report. */
  readonly begun: boolean;
}

/** A due day, which thousands of offices share. */
interface DueDay {
  /** Its last millisecond. */
  readonly end: string;
  /** Days from it to the day asked for. */
  readonly passed: number;
}

function entryOf({ office, due, report, begun }: EntryFacts, { end, passed }: DueDay): DeadlineEntry {
  const publishedOn = report?.firstPublishedAt ? chinaDate(report.firstPublishedAt) : null;
  const entry = { office, due, report, publishedOn, withdrawn: report !== null && report.published === null };
  if (publishedOn !== null) {
    const days = daysBetween(due.on, publishedOn);
    return { ...entry, state: days > 0 ? 'late' : 'onTime', days };
  }
  const { dissolvedAt, registeredAt } = office;
  if (dissolvedAt !== null && dissolvedAt <= end) return { ...entry, state: 'dissolved', days: null };
  if (passed <= 0) return { ...entry, state: 'notYetDue', days: passed };
  if (!begun && registeredAt > end) return { ...entry, state: 'registeredLater', days: null };
  const untilGone = dissolvedAt === null ? passed : daysBetween(due.on, chinaDate(dissolvedAt));
  return { ...entry, state: 'overdue', days: Math.min(passed, untilGone) };
}

function firstPublished(reports: readonly (YearReport | undefined)[]): YearReport | null {
  let first: YearReport | null = null;
  for (const report of reports)
    if (report?.firstPublishedAt && (!first?.firstPublishedAt || report.firstPublishedAt < first.firstPublishedAt)) first = report;
  return first;
}

function byOffice(reports: readonly YearReport[]): ReadonlyMap<string, YearReport> {
  return new Map(reports.map((report) => [report.officeId, report]));
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
