import { GongkaiError } from '../errors.js';
import type { RuleStage } from '../forms/finding.js';
import type { EditionRow, Queries, ReportRow, SiblingsAsked } from '../read-model/queries.js';
import { finished, type Steps } from '../steps.js';
import { type FindingShown, withAnswers } from './finding-shown.js';
import { heldToRules } from './held-to-rules.js';
import { type EditionOf, earlierIds, inForce, mostSiblings, type OtherEditions } from './other-reports.js';
import { sketchOfRevision } from './sketches.js';
import { slices } from './slices.js';

export interface FindingsAsked {
  readonly reportId: string;
  readonly revision: number;
  readonly stage: RuleStage;
}

/** A revision of a report held to the rules. @throws {GongkaiError} NOT_FOUND when there is no such revision */
export function findingsOf(queries: Queries, asked: FindingsAsked): Promise<readonly FindingShown[]> {
  return slices.run(findingsSteps(queries, asked));
}

/** The same, all at once. */
export function findingsNow(queries: Queries, asked: FindingsAsked): readonly FindingShown[] {
  return finished(findingsSteps(queries, asked));
}

export function* findingsSteps(queries: Queries, asked: FindingsAsked): Steps<readonly FindingShown[]> {
  const [found] = yield* findingsOfManySteps(queries, [asked]);
  if (!found || found instanceof GongkaiError) throw found ?? new Error('Nothing was found of what was asked.');
  return found;
}

/**
 * Revisions held to the rules, with the reports that they are held against and their answers read in one query each, however many there
 * are. A report's last revision is held against what is in force now (in a world: then), an earlier one against what was in force
 * when it was recorded, with its office and those beside it as they stood.
 * @returns in the order of `asked`; an error NOT_FOUND where there is no such revision
 */
export function findingsOfMany(queries: Queries, asked: readonly FindingsAsked[]): Promise<(readonly FindingShown[] | GongkaiError)[]> {
  return slices.run(findingsOfManySteps(queries, asked));
}

function* findingsOfManySteps(queries: Queries, asked: readonly FindingsAsked[]): Steps<(readonly FindingShown[] | GongkaiError)[]> {
  const ids = [...new Set(asked.flatMap(({ reportId }) => [reportId, ...earlierIds(reportId)]))];
  const reports = new Map(queries.reportsById(ids).flatMap((row) => (row ? [[row.id, row] as const] : [])));
  const editions = new Map(queries.editionsOf(ids).map((rows, index) => [ids[index] ?? '', rows]));
  const answers = queries.answersAt(asked);
  const places = asked.map(({ reportId, revision }) => {
    const report = reports.get(reportId);
    const moment = report && momentOf(queries, report, revision);
    return report && moment ? { report, revision, ...moment } : null;
  });
  const offices = queries.officesAt(places.map((place) => ({ officeId: place?.report.officeId ?? '', at: place?.at ?? null })));
  const moments = places.map((place, index) => place && { ...place, office: offices[index] ?? null });
  const beside: SiblingsAsked[] = [];
  for (const moment of moments) {
    const sketch = moment ? yield* sketchOfRevision(queries, moment.report, moment, moment.office) : [];
    beside.push({ officeId: moment?.report.officeId ?? '', sketch, at: moment?.at ?? null });
  }
  const siblings = yield* queries.siblings(beside, mostSiblings);
  const found: (readonly FindingShown[] | GongkaiError)[] = [];
  for (const [index, { reportId, revision, stage }] of asked.entries()) {
    const moment = moments[index];
    if (!moment) {
      found.push(new GongkaiError('NOT_FOUND', `There is no revision ${revision} of ${reportId}.`, { reportId, revision }));
      continue;
    }
    const others = { ...earlierAt(moment.report, moment.at, reports, editions), siblings: siblings[index] ?? [] };
    const findings = yield* heldToRules({ queries, ...moment, stage, others, own: editions.get(reportId) ?? [] });
    found.push(withAnswers(findings, answers[index] ?? []));
    yield;
  }
  return found;
}

/** The content of a revision, and the instant that other reports are looked at as of; null for now. */
function momentOf(
  queries: Queries,
  report: ReportRow,
  revision: number,
): { readonly contentHash: string; readonly at: string | null } | null {
  if (revision === report.revision) return { contentHash: report.contentHash, at: null };
  const row = queries.revision(report.id, revision);
  return row?.contentHash ? { contentHash: row.contentHash, at: row.at } : null;
}

function earlierAt(
  report: ReportRow,
  at: string | null,
  reports: ReadonlyMap<string, ReportRow>,
  editions: ReadonlyMap<string, readonly EditionRow[]>,
): Omit<OtherEditions, 'siblings'> {
  const [last, before] = earlierIds(report.id);
  const editionOf = (id: string): EditionOf | null => {
    const [other, edition] = [reports.get(id), inForce(editions.get(id) ?? [], at)];
    return other && edition ? { report: other, edition } : null;
  };
  const [lastYear, own] = [editionOf(last), editionOf(report.id)];
  const openedAt = reports.get(last)?.openedAt;
  const wasPublished = (editions.get(last) ?? []).some(({ publishedAt }) => at === null || publishedAt <= at);
  return {
    lastYear,
    yearBeforeLast: editionOf(before),
    lastYearOnFile: openedAt !== undefined && (at === null || openedAt <= at),
    lastYearWithdrawn: lastYear === null && wasPublished,
    lastYearIsNewer: lastYear && own ? isNewer(lastYear.edition, own.edition) : null,
  };
}

/** By the days on which they were made public: those of years ago may have been recorded in any order. */
function isNewer(one: EditionRow, other: EditionRow): boolean {
  return one.publishedOn === other.publishedOn ? one.publishedAt > other.publishedAt : one.publishedOn > other.publishedOn;
}
