import type { DueDate } from '../forms/deadlines/calendar.js';
import { endOfChinaDay } from '../forms/deadlines/china-day.js';
import type { LeftOutReason } from './left-out.js';
import type { StandingOffice, YearReport } from './rows.js';

/** The reports of a year, by the ids of their offices. */
export type ReportsByOffice = ReadonlyMap<string, YearReport>;

export function byOffice(reports: readonly YearReport[]): ReportsByOffice {
  return new Map(reports.map((report) => [report.officeId, report]));
}

/** Why an office owes no report, whatever it is looked at for; null: it must report. */
export interface Exemption {
  readonly reason: Exclude<LeftOutReason, 'government'>;
  readonly countedAs: string | null;
}

/**
 * Who must report on a year: the one rule of statistics and deadlines. Offices led by their own system report to that one; those
 * dissolved before the year ended owe none, nor do those dissolved by the due day that have published none; an organ that is registered
 * several times owes one; of an office registered here only after the due day, without a report, it can not be told.
 */
export class WhoMustReport {
  private readonly chosen: ReadonlyMap<string, string>;

  /** @param organ reports of the organs themselves @param jurisdiction those of the governments for their jurisdictions */
  constructor(offices: readonly StandingOffice[], organ: ReportsByOffice, jurisdiction: ReportsByOffice) {
    this.chosen = chosenByCode(offices, ({ id, kind }) => [organ.get(id), kind === 'government' ? jurisdiction.get(id) : undefined]);
  }

  /** @param reports those of the office that would do, published or not */
  exemption(office: StandingOffice, due: DueDate | null, reports: readonly YearReport[]): Exemption | null {
    const countedAs = office.uscc === null ? undefined : this.chosen.get(office.uscc);
    if (office.apart) return { reason: 'vertical', countedAs: null };
    if (office.dissolved) return { reason: 'dissolved', countedAs: null };
    if (countedAs !== undefined && countedAs !== office.id) return { reason: 'duplicate', countedAs };
    if (due === null || reports.some(({ firstPublishedAt }) => firstPublishedAt !== null)) return null;
    const end = endOf(due.on);
    if (office.dissolvedAt !== null && office.dissolvedAt <= end) return { reason: 'dissolved', countedAs: null };
    return reports.length === 0 && office.registeredAt > end ? { reason: 'registeredLater', countedAs: null } : null;
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

/** The office under which each organ counts: one whose report is in force, or was, or is begun, then one that still exists, then the first. */
function chosenByCode(
  offices: readonly StandingOffice[],
  reportsOf: (office: StandingOffice) => readonly (YearReport | undefined)[],
): ReadonlyMap<string, string> {
  const chosen = new Map<string, { readonly id: string; readonly rank: number }>();
  for (const office of offices) {
    if (office.uscc === null || office.apart || office.dissolved) continue;
    const rank = Math.max(...reportsOf(office).map(progress)) * 2 + (office.dissolvedAt === null ? 1 : 0);
    const before = chosen.get(office.uscc);
    if (!before || rank > before.rank) chosen.set(office.uscc, { id: office.id, rank });
  }
  return new Map([...chosen].map(([uscc, { id }]) => [uscc, id]));
}

function progress(report: YearReport | undefined): number {
  if (!report) return 0;
  return report.published ? 3 : report.firstPublishedAt === null ? 1 : 2;
}
