import type { Database } from 'better-sqlite3';
import { GongkaiError } from '../../errors.js';
import type { PartReader } from '../part-store.js';
import type { EditionRow, Page, Queries, RevisionRow } from '../queries.js';
import type { RollUpQueries } from '../roll-up/roll-up-queries.js';
import { OfficesAsOf } from './offices-as-of.js';
import { publishedRevisions } from './published-revisions.js';
import { recordedRevisions } from './recorded-revisions.js';
import { ReportsAsOf } from './reports-as-of.js';
import type { World } from './world.js';

/**
 * The same questions, answered as they would have been at an instant: what was recorded later is not there, nor, in the world of what
 * was in force, what was not published. So a whole tree of answers, however deep, is of one moment.
 */
export function worldQueries(now: Queries, database: Database, parts: PartReader, rollUps: RollUpQueries, world: World): Queries {
  const reports = new ReportsAsOf(database, parts, world);
  const offices = new OfficesAsOf(database, world);
  const then = (row: RevisionRow): RevisionRow => Object.defineProperty(row, 'world', { value: world, enumerable: true });
  const thenOrNull = (row: RevisionRow | null): RevisionRow | null => row && then(row);
  const known =
    world.kind === 'inForce'
      ? publishedRevisions(now, world.at, (reportId) => reports.byId(reportId) !== null)
      : recordedRevisions(now, (reportId) => reports.byId(reportId)?.revision ?? 0);
  const earlier = (at: string): string => (at < world.at ? at : world.at);
  const edition = (row: EditionRow): EditionRow =>
    row.endedAt !== null && row.endedAt > world.at ? { ...row, endedAt: null, withdrawn: false } : row;
  const editionsThen = (rows: readonly EditionRow[]) => rows.filter(({ publishedAt }) => publishedAt <= world.at).map(edition);
  return {
    position: () => now.position(),
    version: () => now.version(),
    reportsById: (ids) => ids.map((id) => reports.byId(id)),
    reports: (filter, order, page) => reports.list(filter, order, page),
    officesById: (ids) => ids.map((id) => offices.byId(id)),
    officesAt: (asked) => now.officesAt(asked.map(({ officeId, at }) => ({ officeId, at: earlier(at ?? world.at) }))),
    offices: (filter, page) => offices.list(filter, page),
    revisions: (reportId, page) => mapped(known.list(reportId, page), then),
    revision: (reportId, revision) => (known.has(reportId, revision) ? thenOrNull(now.revision(reportId, revision)) : null),
    revisionBefore: (reportId, revision) => known.before(reportId, revision),
    revisionAsOf: (reportId, at) => thenOrNull(known.asOf(reportId, earlier(at))),
    publishedAsOf: (reportId, at) => {
      const row = now.publishedAsOf(reportId, earlier(at));
      return row && edition(row);
    },
    editions: (reportId) => editionsThen(now.editions(reportId)),
    editionsOf: (reportIds) => now.editionsOf(reportIds).map(editionsThen),
    // It is asked at a revision, which this world has told.
    answersAt: (asked) => now.answersAt(asked),
    siblings: (asked, most) =>
      now.siblings(
        asked.map((one) => ({ ...one, at: earlier(one.at ?? world.at) })),
        most,
      ),
    contentOf: (reportId, revision) => (known.has(reportId, revision) ? now.contentOf(reportId, revision) : null),
    partHistory: (reportId) => known.partHistory(reportId),
    search: () => {
      throw new GongkaiError('BAD_INPUT', 'Search is of the present: of what the reports say now, or of what is in force now.', {
        argument: 'asOf',
      });
    },
    auditTrail: (filter, page) => {
      const end = justAfter(world.at);
      return mapped(known.auditTrail({ ...filter, to: filter.to !== undefined && filter.to < end ? filter.to : end }, page), then);
    },
    changesAfter: (after, filter, limit) => now.changesAfter(after, filter, limit),
    officesStanding: (asked) => rollUps.officesStanding(asked),
    yearReports: (asked) => rollUps.yearReports(asked),
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
