import type { ReportInForce } from '../forms/finding.js';
import { formById } from '../forms/forms.js';
import { everyName } from '../forms/rules/across/every-name.js';
import { sketchSteps } from '../forms/rules/across/sketch.js';
import type { OfficeRow, Queries, ReportRow } from '../read-model/queries.js';
import type { Steps } from '../steps.js';
import { mostSiblings, siblingsRead } from './other-reports.js';
import { SharedSteps } from './shared-steps.js';
import { slices } from './slices.js';

/** What a revision's texts are found by in other reports: kept under the content, so that it is not read for this alone. */
const kept = new SharedSteps<readonly number[]>(5000);

export function* sketchOfRevision(
  queries: Pick<Queries, 'contentOf'>,
  { id, formId, year, scope }: Pick<ReportRow, 'id' | 'formId' | 'year' | 'scope'>,
  { revision, contentHash }: { readonly revision: number; readonly contentHash: string },
  office: OfficeRow | null,
): Steps<readonly number[]> {
  // Only what has a parent has siblings.
  if (!office?.parentId) return [];
  const officeNames = everyName(office);
  const key = JSON.stringify([contentHash, year, scope, officeNames]);
  const known = kept.known(key);
  if (known) return yield* known;
  const content = queries.contentOf(id, revision);
  yield;
  return content ? yield* kept.of(key, sketchSteps(formById(formId), content, { year, scope, officeNames })) : [];
}

/** Reports in force of offices beside, that may have a text in common with what a report says now. */
export async function siblingsNow(queries: Queries, reportId: string): Promise<ReportInForce[]> {
  const report = queries.reportsById([reportId])[0];
  const office = report ? (queries.officesById([report.officeId])[0] ?? null) : null;
  if (!report) return [];
  return slices.run(siblingsSteps(queries, report, office));
}

function* siblingsSteps(queries: Queries, report: ReportRow, office: OfficeRow | null): Steps<ReportInForce[]> {
  const sketch = yield* sketchOfRevision(queries, report, report, office);
  const [siblings = []] = yield* queries.siblings([{ officeId: report.officeId, sketch, at: null }], mostSiblings);
  return yield* siblingsRead(queries, siblings);
}
