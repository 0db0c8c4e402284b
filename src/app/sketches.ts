import { LRUCache } from 'lru-cache';
import type { ReportInForce } from '../forms/finding.js';
import { formById } from '../forms/forms.js';
import { sketchOf } from '../forms/rules/across/sketch.js';
import type { OfficeRow, Queries, ReportRow } from '../read-model/queries.js';
import { mostSiblings, siblingsRead } from './other-reports.js';

/** What a revision's texts are found by in other reports: kept under the content, so that it is not read for this alone. */
const kept = new LRUCache<string, readonly number[]>({ max: 5000 });

export function sketchOfRevision(
  queries: Pick<Queries, 'contentOf'>,
  { id, formId, year, scope }: Pick<ReportRow, 'id' | 'formId' | 'year' | 'scope'>,
  { revision, contentHash }: { readonly revision: number; readonly contentHash: string },
  office: OfficeRow | null,
): readonly number[] {
  // Only what has a parent has siblings.
  if (!office?.parentId) return [];
  const key = JSON.stringify([contentHash, year, scope, office.name]);
  const known = kept.get(key);
  if (known) return known;
  const content = queries.contentOf(id, revision);
  const sketch = content ? sketchOf(formById(formId), content, { year, scope, officeName: office.name }) : [];
  kept.set(key, sketch);
  return sketch;
}

/** Reports in force of offices beside, that may have a text in common with what a report says now. */
export function siblingsNow(queries: Queries, reportId: string): ReportInForce[] {
  const report = queries.reportsById([reportId])[0];
  const office = report ? (queries.officesById([report.officeId])[0] ?? null) : null;
  if (!report) return [];
  const sketch = sketchOfRevision(queries, report, report, office);
  return siblingsRead(queries, queries.siblings([{ officeId: report.officeId, sketch, at: null }], mostSiblings)[0] ?? []);
}
