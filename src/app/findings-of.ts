import { LRUCache } from 'lru-cache';
import { GongkaiError } from '../errors.js';
import { chinaDate } from '../forms/deadlines/china-day.js';
import type { Finding, RuleStage } from '../forms/finding.js';
import { formById } from '../forms/forms.js';
import { evaluate } from '../forms/rules/evaluate.js';
import type { OfficeRow, Queries } from '../read-model/queries.js';

/** Findings are a function of what they look at, so they are kept under just that. */
const kept = new LRUCache<string, readonly Finding[]>({ max: 500 });

/** A revision of a report held to the rules. @throws {GongkaiError} NOT_FOUND when there is no such revision */
export function findingsOf(queries: Queries, reportId: string, revision: number, stage: RuleStage): readonly Finding[] {
  const report = queries.reportsById([reportId])[0];
  const row = queries.revision(reportId, revision);
  const content = queries.contentOf(reportId, revision);
  if (!report || !row || !content)
    throw new GongkaiError('NOT_FOUND', `There is no revision ${revision} of ${reportId}.`, { reportId, revision });
  const office: OfficeRow | null = queries.officesById([report.officeId])[0] ?? null;
  const first = queries.editions(reportId)[0];
  const firstPublishedOn = first && first.revision <= revision ? chinaDate(first.publishedAt) : null;
  const { formId, year, scope } = report;
  const key = JSON.stringify([row.contentHash, stage, formId, year, scope, office?.name, office?.kind, office?.level, firstPublishedOn]);
  const known = kept.get(key);
  if (known) return known;
  const findings = evaluate({ form: formById(formId), year, scope, content, office, firstPublishedOn }, stage);
  kept.set(key, findings);
  return findings;
}
