import { LRUCache } from 'lru-cache';
import { GongkaiError } from '../errors.js';
import { chinaDate } from '../forms/deadlines/china-day.js';
import type { RuleStage } from '../forms/finding.js';
import { formById } from '../forms/forms.js';
import { evaluate } from '../forms/rules/evaluate.js';
import type { EditionRow, OfficeRow, Queries, ReportRow } from '../read-model/queries.js';
import { type FindingShown, withAnswers } from './finding-shown.js';
import {
  type EditionOf,
  earlierIds,
  editionsKey,
  inForce,
  isWhole,
  mostSiblings,
  type OtherEditions,
  withContents,
} from './other-reports.js';
import { sketchOfRevision } from './sketches.js';

export interface FindingsAsked {
  readonly reportId: string;
  readonly revision: number;
  readonly stage: RuleStage;
}

/** Findings are a function of what they look at, so they are kept under just that: the content, and the editions it is held against. */
const kept = new LRUCache<string, readonly FindingShown[]>({ max: 500 });

/** A revision of a report held to the rules. @throws {GongkaiError} NOT_FOUND when there is no such revision */
export function findingsOf(queries: Queries, reportId: string, revision: number, stage: RuleStage): readonly FindingShown[] {
  const [found] = findingsOfMany(queries, [{ reportId, revision, stage }]);
  if (!found || found instanceof GongkaiError) throw found ?? new Error('Nothing was found of what was asked.');
  return found;
}

/**
 * Revisions held to the rules, with the reports that they are held against and their answers read in one query each, however many there
 * are. A report's last revision is held against what is in force now (in a world: then), an earlier one against what was in force
 * when it was recorded.
 * @returns in the order of `asked`; an error NOT_FOUND where there is no such revision
 */
export function findingsOfMany(queries: Queries, asked: readonly FindingsAsked[]): (readonly FindingShown[] | GongkaiError)[] {
  const ids = [...new Set(asked.flatMap(({ reportId }) => [reportId, ...earlierIds(reportId)]))];
  const reports = new Map(queries.reportsById(ids).flatMap((row) => (row ? [[row.id, row] as const] : [])));
  const editions = new Map(queries.editionsOf(ids).map((rows, index) => [ids[index] ?? '', rows]));
  const officeIds = [...new Set(asked.flatMap(({ reportId }) => reports.get(reportId)?.officeId ?? []))];
  const offices = new Map(queries.officesById(officeIds).flatMap((row) => (row ? [[row.id, row] as const] : [])));
  const answers = queries.answersAt(asked);
  const moments = asked.map(({ reportId, revision }) => {
    const report = reports.get(reportId);
    const moment = report && momentOf(queries, report, revision);
    return report && moment ? { report, revision, office: offices.get(report.officeId) ?? null, ...moment } : null;
  });
  const siblings = queries.siblings(
    moments.map((moment) => ({
      officeId: moment?.report.officeId ?? '',
      sketch: moment ? sketchOfRevision(queries, moment.report, moment, moment.office) : [],
      at: moment?.at ?? null,
    })),
    mostSiblings,
  );
  return asked.map(({ reportId, revision, stage }, index) => {
    const moment = moments[index];
    if (!moment) return new GongkaiError('NOT_FOUND', `There is no revision ${revision} of ${reportId}.`, { reportId, revision });
    const others = { ...earlierAt(moment.report, moment.at, reports, editions), siblings: siblings[index] ?? [] };
    const findings = heldToRules({ queries, ...moment, stage, others, own: editions.get(reportId) ?? [] });
    return withAnswers(findings, answers[index] ?? []);
  });
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
  return {
    lastYear,
    yearBeforeLast: editionOf(before),
    lastYearOnFile: reports.has(last),
    lastYearIsNewer: lastYear && own ? lastYear.edition.publishedAt > own.edition.publishedAt : null,
  };
}

interface Held {
  readonly queries: Queries;
  readonly report: ReportRow;
  readonly revision: number;
  readonly contentHash: string;
  readonly stage: RuleStage;
  readonly office: OfficeRow | null;
  readonly others: OtherEditions;
  /** Its own editions. */
  readonly own: readonly EditionRow[];
}

function heldToRules({ queries, report, revision, contentHash, stage, office, others, own }: Held): readonly FindingShown[] {
  const { formId, year, scope } = report;
  const [first] = own;
  const firstPublishedOn = first && first.revision <= revision ? chinaDate(first.publishedAt) : null;
  const about = [office?.name, office?.kind, office?.level, firstPublishedOn];
  const key = JSON.stringify([contentHash, stage, formId, year, scope, about, editionsKey(others)]);
  const known = kept.get(key);
  if (known) return known;
  const content = queries.contentOf(report.id, revision);
  if (!content) throw new GongkaiError('NOT_FOUND', `There is no revision ${revision} of ${report.id}.`, { reportId: report.id, revision });
  const read = withContents(queries, others, office?.name ?? null);
  const subject = { form: formById(formId), year, scope, content, office, firstPublishedOn, others: read };
  const findings = evaluate(subject, stage).map((finding) => ({ ...finding, answer: null }));
  // Where this world does not tell all that the editions say, the answer is this world's alone.
  if (isWhole(others, read)) kept.set(key, findings);
  return findings;
}
