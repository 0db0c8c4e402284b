import type { DueDate } from '../forms/deadlines/calendar.js';
import { endOfChinaDay, lastDayOf } from '../forms/deadlines/china-day.js';
import type { LeftOutReason } from './left-out.js';
import { hasReported } from './owed-reports.js';
import { goneOn, type StandingOffice, type YearReport } from './rows.js';

/** The reports of a year, by the ids of their offices. */
export type ReportsByOffice = ReadonlyMap<string, YearReport>;

export function byOffice(...reports: readonly (readonly YearReport[])[]): ReportsByOffice {
  return new Map(reports.flat().map((report) => [report.officeId, report]));
}

/** Why an office owes no report, whatever it is looked at for; null: it must report. */
export interface Exemption {
  readonly reason: Exclude<LeftOutReason, 'government'>;
  readonly countedAs: string | null;
}

/**
 * Who must report on a year: the one rule of statistics and deadlines. Offices led by their own system report to that one; those founded
 * after the year owe none, nor do those dissolved before it ended (but one that is said to have been dissolved during it, and has
 * published, counts), nor those dissolved by the due day that have published none; an organ that is registered several times owes one; of
 * an office registered here only after the due day, without a report, it can not be told, unless it is said since when it exists. What
 * is asked of a part of the offices is decided over all: an organ is owed under the same office whoever asks.
 */
export class WhoMustReport {
  private readonly chosen: ReadonlyMap<string, string>;
  private readonly firstDay: string;
  private readonly lastDay: string;

  /**
   * @param offices those looked at, and all that have the 统一社会信用代码 of one of them
   * @param organ reports of the organs themselves
   * @param jurisdiction those of the governments for their jurisdictions
   */
  constructor(year: number, offices: readonly StandingOffice[], organ: ReportsByOffice, jurisdiction: ReportsByOffice) {
    this.firstDay = `${year}-01-01`;
    this.lastDay = lastDayOf(year);
    this.chosen = this.chosenByCode(offices, ({ id, kind }) =>
      [organ.get(id), kind === 'government' ? jurisdiction.get(id) : undefined].filter((report) => report !== undefined),
    );
  }

  /** @param reports those of the office that would do, published or not */
  exemption(office: StandingOffice, due: DueDate | null, reports: readonly YearReport[]): Exemption | null {
    const countedAs = office.uscc === null ? undefined : this.chosen.get(office.uscc);
    if (office.apart) return { reason: 'vertical', countedAs: null };
    const absent = this.absence(office, reports);
    if (absent) return { reason: absent, countedAs: null };
    if (countedAs !== undefined && countedAs !== office.id) return { reason: 'duplicate', countedAs };
    if (due === null || reports.some(isPublished)) return null;
    const gone = goneOn(office);
    if (gone !== null && gone <= due.on) return { reason: 'dissolved', countedAs: null };
    const untold = !reports.some(hasReported) && office.foundedOn === null && office.registeredAt > endOf(due.on);
    return untold ? { reason: 'registeredLater', countedAs: null } : null;
  }

  /** Why there was no such office in the year that could have reported. */
  private absence(
    { foundedOn, dissolved, dissolvedOn }: StandingOffice,
    reports: readonly YearReport[],
  ): 'foundedLater' | 'dissolved' | null {
    if (foundedOn !== null && foundedOn > this.lastDay) return 'foundedLater';
    const duringYear = dissolvedOn !== null && dissolvedOn >= this.firstDay;
    return dissolved && !(duringYear && reports.some(isPublished)) ? 'dissolved' : null;
  }

  /** The office under which each organ counts: one whose report is in force, or was, or counts as a draft, then one that still exists, then one not led by its own system, which would be in no sum of a government, then the first by its id. */
  private chosenByCode(
    offices: readonly StandingOffice[],
    reportsOf: (office: StandingOffice) => readonly YearReport[],
  ): ReadonlyMap<string, string> {
    const chosen = new Map<string, { readonly id: string; readonly rank: number }>();
    for (const office of offices) {
      if (office.uscc === null) continue;
      const reports = reportsOf(office);
      if (this.absence(office, reports)) continue;
      const rank = Math.max(0, ...reports.map(progress)) * 4 + (office.dissolvedAt === null ? 2 : 0) + (office.vertical ? 0 : 1);
      const before = chosen.get(office.uscc);
      if (!before || rank > before.rank || (rank === before.rank && office.id < before.id))
        chosen.set(office.uscc, { id: office.id, rank });
    }
    return new Map([...chosen].map(([uscc, { id }]) => [uscc, id]));
  }
}

/** Thousands of offices share a few due days. */
const ends = new Map<string, string>();

/** The last millisecond of a due day. */
function endOf(day: string): string {
  let end = ends.get(day);
  if (end === undefined) {
    end = endOfChinaDay(day);
    ends.set(day, end);
  }
  return end;
}

function isPublished({ firstPublishedOn }: YearReport): boolean {
  return firstPublishedOn !== null;
}

function progress(report: YearReport): number {
  if (report.published) return 3;
  return report.firstPublishedOn !== null ? 2 : hasReported(report) ? 1 : 0;
}
