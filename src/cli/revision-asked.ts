import { type ResolvedPoint, resolvePoint } from '../app/resolve-point.js';
import type { Queries } from '../read-model/queries.js';

/** Options that name a revision of a report. */
export interface RevisionAsked {
  readonly revision?: number;
  /** ISO 8601, UTC. */
  readonly at?: string;
  readonly published?: boolean;
}

/** The revision that is meant: by its number, what was recorded or in force at an instant, or the last. @throws {GongkaiError} NOT_FOUND */
export function revisionAsked(queries: Queries, reportId: string, { revision, at, published }: RevisionAsked): ResolvedPoint {
  if (published) return resolvePoint(queries, { reportId, publishedAsOf: at ?? new Date().toISOString() });
  return resolvePoint(queries, {
    reportId,
    ...(revision === undefined ? {} : { revision }),
    ...(at === undefined ? {} : { asOf: at }),
  });
}
