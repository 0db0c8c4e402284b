import { GongkaiError } from '../errors.js';
import type { Queries, ReportRow } from '../read-model/queries.js';

export interface RevisionAsked {
  readonly revision?: number;
  /** ISO 8601, UTC. */
  readonly at?: string;
  readonly published?: boolean;
}

/** @throws {GongkaiError} NOT_FOUND */
export function reportAsked(queries: Queries, reportId: string): ReportRow {
  const report = queries.reportsById([reportId])[0];
  if (!report) throw new GongkaiError('NOT_FOUND', `There is no report ${reportId}. gongkai reports lists them.`, { reportId });
  return report;
}

/** The revision that is meant: by its number, what was recorded or in force at an instant, or the last. @throws {GongkaiError} NOT_FOUND */
export function revisionAsked(queries: Queries, report: ReportRow, { revision, at, published }: RevisionAsked): number {
  if (revision !== undefined) return revision;
  if (published) {
    const edition = queries.publishedAsOf(report.id, at ?? new Date().toISOString());
    if (edition) return edition.revision;
    throw none(report, at === undefined ? 'is not in force: it was never published, or was withdrawn' : `was not in force at ${at}`);
  }
  if (at === undefined) return report.revision;
  const recorded = queries.revisionAsOf(report.id, at);
  if (recorded) return recorded.revision;
  throw none(report, `did not exist at ${at}`);
}

function none({ id }: ReportRow, why: string): GongkaiError {
  return new GongkaiError('NOT_FOUND', `${id} ${why}.`, { reportId: id });
}
