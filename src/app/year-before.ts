import type { Queries, ReportRow } from '../read-model/queries.js';
import { parseReportId, reportId } from '../reports/report-id.js';
import type { ResolvedPoint } from './resolve-point.js';

/** The id of the same office's report of the year before, whether there is one or not. @throws {GongkaiError} BAD_INPUT */
export function yearBefore(id: string): string {
  const { officeId, year, scope } = parseReportId(id);
  return reportId(officeId, year - 1, scope);
}

/** Last year's report as it counts now: the edition in force, else what was last recorded. Null when there is none. */
export function lastYearOf(queries: Pick<Queries, 'reportsById' | 'revision'>, report: ReportRow): ResolvedPoint | null {
  const last = queries.reportsById([reportId(report.officeId, report.year - 1, report.scope)])[0];
  const revision = last && queries.revision(last.id, last.publishedRevision ?? last.revision);
  return last && revision ? { report: last, revision } : null;
}
