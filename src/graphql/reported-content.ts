import { GongkaiError } from '../errors.js';
import type { Finding, FindingGrade, FindingState, RuleStage } from '../forms/finding.js';
import { formById } from '../forms/forms.js';
import { type ContentView, contentView } from './content-view.js';
import type { ApiContext } from './context.js';

/** The content of a revision as the API shows it. @throws {GongkaiError} NOT_FOUND */
export function contentOf({ app: { queries }, loaders }: ApiContext, reportId: string, revision: number): ContentView {
  const key = `${reportId}@${revision}`;
  let view = loaders.contents.get(key);
  if (!view) {
    const content = queries.contentOf(reportId, revision);
    const formId = queries.reportsById([reportId])[0]?.formId;
    if (!content || formId === undefined)
      throw new GongkaiError('NOT_FOUND', `There is no revision ${revision} of ${reportId}.`, { reportId, revision });
    view = contentView(formById(formId), content);
    loaders.contents.set(key, view);
  }
  return view;
}

export interface FindingsAsked {
  readonly stage: RuleStage;
  readonly state?: readonly FindingState[] | null;
  readonly grade?: readonly FindingGrade[] | null;
}

export function findingsAsked(
  context: ApiContext,
  reportId: string,
  revision: number,
  { stage, state, grade }: FindingsAsked,
): readonly Finding[] {
  return context
    .findings(reportId, revision, stage)
    .filter((finding) => (state?.includes(finding.state) ?? true) && (grade?.includes(finding.grade) ?? true));
}

export function countFindings(findings: readonly Finding[]) {
  const count = (state: FindingState) => findings.filter((finding) => finding.state === state).length;
  return {
    pass: count('pass'),
    fail: count('fail'),
    uncertain: count('uncertain'),
    notAssessable: count('notAssessable'),
    standing: findings.filter(({ state, grade }) => state === 'fail' && grade === 'error').length,
  };
}
