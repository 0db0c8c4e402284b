import { instant } from '../app/instant.js';
import { type ResolvedPoint, resolvePoint } from '../app/resolve-point.js';
import type { ApiContext } from './context.js';
import type { RevisionAsked } from './diff-view.js';
import { given } from './given.js';
import { keyOf } from './global-id.js';
import type { PointInput } from './types/point.js';

/** The two revisions that a diff compares. */
export interface Compared {
  readonly from: RevisionAsked;
  readonly to: RevisionAsked;
}

/** The revision that a point names. @throws {GongkaiError} BAD_INPUT, NOT_FOUND */
export function pointAsked({ app }: ApiContext, { report, ...when }: PointInput): RevisionAsked {
  const { asOf, publishedAsOf, ...numbers } = given(when);
  const { report: found, revision } = resolvePoint(app.queries, {
    reportId: keyOf('Report', report),
    ...numbers,
    ...(asOf === undefined ? {} : { asOf: instant(asOf) }),
    ...(publishedAsOf === undefined ? {} : { publishedAsOf: instant(publishedAsOf) }),
  });
  return { reportId: found.id, revision: revision.revision };
}

export function pointView({ app }: ApiContext, asked: RevisionAsked) {
  const { report, revision } = resolvePoint(app.queries, asked);
  const { id: reportId, officeId, year } = report;
  return { reportId, officeId, year, revisionNumber: revision.revision, edition: revision.edition ?? 0, at: revision.at };
}

/** Both sides of a diff. */
export function pointsCompared({ app }: ApiContext, { from, to }: Compared): readonly [ResolvedPoint, ResolvedPoint] {
  return [resolvePoint(app.queries, from), resolvePoint(app.queries, to)];
}
