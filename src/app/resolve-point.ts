import { echoed, GongkaiError } from '../errors.js';
import type { Queries, ReportRow, RevisionRow } from '../read-model/queries.js';

/** A point in a report's life, named by one of four; by none it is the report as it is now. Instants are UTC (see `instant`). */
export interface Point {
  readonly reportId: string;
  readonly revision?: number;
  readonly edition?: number;
  /** The last revision recorded at or before then. */
  readonly asOf?: string;
  /** The edition that was in force then. */
  readonly publishedAsOf?: string;
}

export interface ResolvedPoint {
  readonly report: ReportRow;
  readonly revision: RevisionRow;
}

const names = ['revision', 'edition', 'asOf', 'publishedAsOf'] as const;
type PointQueries = Pick<Queries, 'reportsById' | 'revision' | 'revisionAsOf' | 'publishedAsOf' | 'editions'>;

/** @throws {GongkaiError} BAD_INPUT when the point is named twice over; NOT_FOUND, saying what there is instead */
export function resolvePoint(queries: PointQueries, point: Point): ResolvedPoint {
  const { reportId } = point;
  const given = names.filter((name) => point[name] !== undefined);
  if (given.length > 1)
    throw new GongkaiError('BAD_INPUT', `A point is named by one of ${names.join(', ')}; ${given.join(' and ')} were given.`, {
      reportId,
      given,
    });
  const report = queries.reportsById([reportId])[0];
  if (!report) throw notFound(`There is no report ${echoed(reportId)}.`, point);
  const number = numberOf(queries, point, report);
  const revision = queries.revision(reportId, number);
  if (!revision) throw notFound(`${reportId} has no revision ${number}; the last is ${report.revision}.`, point);
  return { report, revision };
}

function numberOf(queries: PointQueries, point: Point, report: ReportRow): number {
  const { reportId, revision, edition, asOf, publishedAsOf } = point;
  if (edition !== undefined) {
    const editions = queries.editions(reportId);
    const found = editions.find((each) => each.edition === edition);
    if (!found) throw notFound(`${reportId} has no edition ${edition}; ${whichEditions(editions.map((each) => each.edition))}.`, point);
    return found.revision;
  }
  if (asOf !== undefined) {
    const found = queries.revisionAsOf(reportId, asOf);
    if (!found) throw notFound(`${reportId} did not exist at ${asOf}: it was opened at ${report.openedAt}.`, point);
    return found.revision;
  }
  if (publishedAsOf !== undefined) {
    const found = queries.publishedAsOf(reportId, publishedAsOf);
    if (!found)
      throw notFound(`Nothing of ${reportId} was in force at ${publishedAsOf}: ${whyNot(queries, reportId, publishedAsOf)}.`, point);
    return found.revision;
  }
  return revision ?? report.revision;
}

function whichEditions(editions: readonly number[]): string {
  if (editions.length === 0) return 'it was never published';
  return editions.length === 1 ? `it has only edition ${editions[0]}` : `it has editions ${editions.join(', ')}`;
}

function whyNot(queries: PointQueries, reportId: string, at: string): string {
  const editions = queries.editions(reportId);
  const [first] = editions;
  if (!first) return 'it was never published';
  const before = editions.findLast(({ publishedAt }) => publishedAt <= at);
  return before?.endedAt == null
    ? `edition ${first.edition} came into force at ${first.publishedAt}`
    : `edition ${before.edition} was withdrawn at ${before.endedAt}`;
}

function notFound(message: string, { reportId, ...rest }: Point): GongkaiError {
  return new GongkaiError('NOT_FOUND', message, { reportId: echoed(reportId), ...rest });
}
