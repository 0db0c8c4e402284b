import { instant } from '../app/instant.js';
import { type ResolvedPoint, resolvePoint } from '../app/resolve-point.js';
import type { ApiContext } from './context.js';
import type { RevisionAsked } from './diff-view.js';
import { given } from './given.js';
import { namedBy } from './global-id.js';
import type { PointInput } from './types/point.js';
import { within } from './within.js';

/** The two revisions that a diff compares. */
export interface Compared {
  readonly from: RevisionAsked;
  readonly to: RevisionAsked;
}

/** The revision that a point names, in the world in which its report was read. @throws {GongkaiError} BAD_INPUT, NOT_FOUND */
export function pointAsked(context: ApiContext, { report, ...when }: PointInput): RevisionAsked {
  const { key, world } = namedBy('Report', report);
  const { asOf, publishedAsOf, ...numbers } = given(when);
  const { report: found, revision } = resolvePoint(within(context, { world }).app.queries, {
    reportId: key,
    ...numbers,
    ...(asOf === undefined ? {} : { asOf: instant(asOf) }),
    ...(publishedAsOf === undefined ? {} : { publishedAsOf: instant(publishedAsOf) }),
  });
  return { reportId: found.id, revision: revision.revision, world };
}

export function pointView(context: ApiContext, asked: RevisionAsked) {
  const { report, revision } = pointOf(context, asked);
  const { id: reportId, officeId, year } = report;
  return { reportId, officeId, year, revisionNumber: revision.revision, edition: revision.edition ?? 0, at: revision.at };
}

/** Both sides of a diff. */
export function pointsCompared(context: ApiContext, { from, to }: Compared): readonly [ResolvedPoint, ResolvedPoint] {
  return [pointOf(context, from), pointOf(context, to)];
}

function pointOf(context: ApiContext, asked: RevisionAsked): ResolvedPoint {
  const { reportId, revision } = asked;
  return resolvePoint(within(context, asked).app.queries, { reportId, revision });
}
