import { AnswerQueries } from './answer-queries.js';
import type { World } from './as-of/world.js';
import { worldQueries } from './as-of/world-queries.js';
import { type Generation, positionOf, progressOf } from './generation.js';
import { OfficeQueries } from './office-queries.js';
import type { Queries } from './queries.js';
import { ReportQueries } from './report-queries.js';
import { RevisionQueries } from './revision-queries.js';
import { RollUpQueries } from './roll-up/roll-up-queries.js';
import { SearchQueries } from './search/search-queries.js';
import { SiblingQueries } from './sibling-queries.js';

/** The queries over one generation's tables. */
export function generationQueries(generation: Generation): Queries {
  const offices = new OfficeQueries(generation.database);
  const revisions = new RevisionQueries(generation.database);
  const reports = new ReportQueries(generation.database, (manifest) => revisions.rootHash(manifest));
  const answers = new AnswerQueries(generation.database);
  const siblings = new SiblingQueries(generation.database, () => progressOf(generation).version);
  const rollUps = RollUpQueries.now(generation.database, (id, revision) => revisions.contentOf(id, revision));
  const search = new SearchQueries(generation.database, {
    report: (id) => reports.reportsById([id])[0] ?? null,
    reportIn: (world, id) => queries.at(world).reportsById([id])[0] ?? null,
    isOffice: (id) => offices.officesById([id])[0] != null,
    content: (id, revision) => revisions.contentOf(id, revision),
  });
  const queries: Queries = {
    position: () => positionOf(generation),
    version: () => progressOf(generation).version,
    reportsById: (ids) => reports.reportsById(ids),
    reports: (filter, order, page) => reports.reports(filter, order, page),
    officesById: (ids) => offices.officesById(ids),
    officesAt: (asked) => offices.officesAt(asked),
    offices: (filter, page) => offices.offices(filter, page),
    revisions: (id, page, only) => revisions.revisions(id, page, only),
    revision: (id, revision) => revisions.revision(id, revision),
    revisionBefore: (_, revision) => (revision > 1 ? revision - 1 : null),
    revisionAsOf: (id, at) => revisions.revisionAsOf(id, at),
    publishedAsOf: (id, at) => revisions.publishedAsOf(id, at),
    editions: (id) => revisions.editions(id),
    editionsOf: (ids) => revisions.editionsOf(ids),
    answersAt: (asked) => answers.at(asked),
    siblings: (asked, most) => siblings.of(asked, most),
    contentOf: (id, revision) => revisions.contentOf(id, revision),
    partHistory: (id) => revisions.partHistory(id),
    search: (request, page) => search.search(request, page),
    auditTrail: (filter, page) => revisions.auditTrail(filter, page),
    changesAfter: (after, filter, limit) => revisions.changesAfter(after, filter, limit),
    officesStanding: (asked) => rollUps.officesStanding(asked),
    yearReports: (asked) => rollUps.yearReports(asked),
    at: (world: World) => worldQueries(queries, generation.database, revisions.parts, rollUps.at(world), world),
  };
  return queries;
}

/** Queries that always go to the generation that is active now. */
export function currentQueries(current: () => Queries): Queries {
  return {
    position: () => current().position(),
    version: () => current().version(),
    reportsById: (ids) => current().reportsById(ids),
    reports: (filter, order, page) => current().reports(filter, order, page),
    officesById: (ids) => current().officesById(ids),
    officesAt: (asked) => current().officesAt(asked),
    offices: (filter, page) => current().offices(filter, page),
    revisions: (id, page, only) => current().revisions(id, page, only),
    revision: (id, revision) => current().revision(id, revision),
    revisionBefore: (id, revision) => current().revisionBefore(id, revision),
    revisionAsOf: (id, at) => current().revisionAsOf(id, at),
    publishedAsOf: (id, at) => current().publishedAsOf(id, at),
    editions: (id) => current().editions(id),
    editionsOf: (ids) => current().editionsOf(ids),
    answersAt: (asked) => current().answersAt(asked),
    siblings: (asked, most) => current().siblings(asked, most),
    contentOf: (id, revision) => current().contentOf(id, revision),
    partHistory: (id) => current().partHistory(id),
    search: (request, page) => current().search(request, page),
    auditTrail: (filter, page) => current().auditTrail(filter, page),
    changesAfter: (after, filter, limit) => current().changesAfter(after, filter, limit),
    officesStanding: (asked) => current().officesStanding(asked),
    yearReports: (asked) => current().yearReports(asked),
    at: (world) => current().at(world),
  };
}
