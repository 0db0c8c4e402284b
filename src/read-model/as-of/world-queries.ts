import type { Database } from 'better-sqlite3';
import type { PartReader } from '../part-store.js';
import type { EditionRow, Page, Queries, RevisionRow } from '../queries.js';
import { OfficesAsOf } from './offices-as-of.js';
import { ReportsAsOf } from './reports-as-of.js';
import type { World } from './world.js';

/**
 * The same questions, answered as they would have been at an instant: what was recorded later is not there. So a whole tree of
 * answers, however deep, is of one moment.
 */
export function worldQueries(now: Queries, database: Database, parts: PartReader, world: World): Queries {
  const reports = new ReportsAsOf(database, parts, world);
  const offices = new OfficesAsOf(database, world);
  const then = (row: RevisionRow): RevisionRow => Object.defineProperty(row, 'world', { value: world, enumerable: true });
  const thenOrNull = (row: RevisionRow | null): RevisionRow | null => row && then(row);
  /** The last revision of a report that this world knows; 0 when it knows none. */
  const last = (reportId: string): number => reports.byId(reportId)?.revision ?? 0;
  const earlier = (at: string): string => (at < world.at ? at : world.at);
  const edition = (row: EditionRow): EditionRow =>
    row.endedAt !== null && row.endedAt > world.at ? { ...row, endedAt: null, withdrawn: false } : row;
  return {
    position: () => now.position(),
    version: () => now.version(),
    reportsById: (ids) => ids.map((id) => reports.byId(id)),
    reports: (filter, order, page) => reports.list(filter, order, page),
    officesById: (ids) => ids.map((id) => offices.byId(id)),
    offices: (filter, page) => offices.list(filter, page),
    revisions: (reportId, page) => mapped(now.revisions(reportId, page, last(reportId)), then),
    revision: (reportId, revision) => (revision > last(reportId) ? null : thenOrNull(now.revision(reportId, revision))),
    revisionAsOf: (reportId, at) => {
      const row = now.revisionAsOf(reportId, earlier(at));
      return row && row.revision <= last(reportId) ? then(row) : null;
    },
    publishedAsOf: (reportId, at) => now.publishedAsOf(reportId, earlier(at)),
    editions: (reportId) =>
      now
        .editions(reportId)
        .filter(({ publishedAt }) => publishedAt <= world.at)
        .map(edition),
    contentOf: (reportId, revision) => (revision > last(reportId) ? null : now.contentOf(reportId, revision)),
    // It is asked up to a revision, which this world has told.
    partHistory: (reportId) => now.partHistory(reportId),
    auditTrail: (filter, page) => {
      const end = justAfter(world.at);
      return mapped(now.auditTrail({ ...filter, to: filter.to !== undefined && filter.to < end ? filter.to : end }, page), then);
    },
    changesAfter: (after, filter, limit) => now.changesAfter(after, filter, limit),
    at: (other) => now.at(other),
  };
}

function mapped(page: Page<RevisionRow>, to: (row: RevisionRow) => RevisionRow): Page<RevisionRow> {
  return {
    ...page,
    totalCount: () => page.totalCount(),
    edges: page.edges.map(({ node, cursor }) => ({ node: to(node), cursor })),
  };
}

/** The next millisecond: a bound that leaves the instant itself in. */
function justAfter(at: string): string {
  return new Date(Date.parse(at) + 1).toISOString();
}
