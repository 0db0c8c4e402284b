import type { StandingOffice, YearReport } from './rows.js';

/**
 * The reports with which an office does what it owes: a department its own, a government of a county or above that of its jurisdiction
 * (Article 49), a township the one or the other.
 */
export function owedReports(
  { kind, level }: StandingOffice,
  organ: YearReport | undefined,
  jurisdiction: YearReport | undefined,
): readonly YearReport[] {
  return [
    ...(organ && (kind === 'department' || level === 'township') ? [organ] : []),
    ...(jurisdiction && kind === 'government' ? [jurisdiction] : []),
  ];
}

/** The one that was published first; null: none ever was. */
export function firstPublished(reports: readonly YearReport[]): YearReport | null {
  let first: YearReport | null = null;
  for (const report of reports)
    if (report.firstPublishedOn && (!first?.firstPublishedOn || report.firstPublishedOn < first.firstPublishedOn)) first = report;
  return first;
}

/**
 * Whether a report says that its office has reported: it was published once, or drafts count. A draft that never was published makes no
 * difference to sums of what is published, nor to deadlines.
 */
export function hasReported(report: YearReport | undefined): report is YearReport {
  return report !== undefined && (report.firstPublishedOn !== null || report.figures !== null);
}
