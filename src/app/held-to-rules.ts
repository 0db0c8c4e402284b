import { GongkaiError } from '../errors.js';
import type { RuleStage, RuleSubject } from '../forms/finding.js';
import { formById } from '../forms/forms.js';
import { everyName } from '../forms/rules/across/every-name.js';
import { evaluateSteps } from '../forms/rules/evaluate.js';
import type { EditionRow, OfficeRow, Queries, ReportRow } from '../read-model/queries.js';
import type { Steps } from '../steps.js';
import type { FindingShown } from './finding-shown.js';
import { editionsKey, isWhole, type OtherEditions, withContents } from './other-reports.js';
import { SharedSteps } from './shared-steps.js';

/** A revision, and what it is held against. */
export interface Held {
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

/** Findings are a function of what they look at, so they are kept under just that: the content, and the editions it is held against. */
const kept = new SharedSteps<readonly FindingShown[]>(500);

/** The findings of a revision, without their answers. @throws {GongkaiError} NOT_FOUND when there is no such revision */
export function* heldToRules({ queries, report, revision, contentHash, stage, office, others, own }: Held): Steps<readonly FindingShown[]> {
  const { formId, year, scope } = report;
  const [first] = own;
  const firstPublishedOn = first && first.revision <= revision ? first.publishedOn : null;
  const officeNames = office ? everyName(office) : [];
  const about = [officeNames, office?.kind, office?.level, firstPublishedOn];
  const key = JSON.stringify([contentHash, stage, formId, year, scope, about, editionsKey(others)]);
  const known = kept.known(key);
  if (known) return yield* known;
  const content = queries.contentOf(report.id, revision);
  if (!content) throw new GongkaiError('NOT_FOUND', `There is no revision ${revision} of ${report.id}.`, { reportId: report.id, revision });
  yield;
  const read = yield* withContents(queries, others, officeNames);
  const steps = shownSteps({ form: formById(formId), year, scope, content, office, firstPublishedOn, others: read }, stage);
  // Where this world does not tell all that the editions say, the answer is this world's alone.
  return yield* isWhole(others, read) ? kept.of(key, steps) : steps;
}

function* shownSteps(subject: RuleSubject, stage: RuleStage): Steps<readonly FindingShown[]> {
  const findings = yield* evaluateSteps(subject, stage);
  return findings.map((finding) => ({ ...finding, answer: null }));
}
