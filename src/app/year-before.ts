import type { Queries, ReportRow } from '../read-model/queries.js';
import { earlierIds } from './other-reports.js';
import type { ResolvedPoint } from './resolve-point.js';

/** Last year's report as it counts now: the edition in force, else what was last recorded. Null when there is none. */
export function lastYearOf(queries: Pick<Queries, 'reportsById' | 'revision'>, report: ReportRow): ResolvedPoint | null {
  const last = queries.reportsById([earlierIds(report.id)[0]])[0];
  const revision = last && queries.revision(last.id, last.publishedRevision ?? last.revision);
  return last && revision ? { report: last, revision } : null;
}
