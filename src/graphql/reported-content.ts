import { type FindingShown, isExplained, isUnansweredWarning, standsAgainstPublication } from '../app/finding-shown.js';
import { GongkaiError } from '../errors.js';
import { type FindingState, isFault } from '../forms/finding.js';
import { formById } from '../forms/forms.js';
import { type ContentView, contentView } from './content-view.js';
import type { ApiContext } from './context.js';
import type { FindingFilter } from './types/finding-filter.js';

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

/** @returns those that the filter lets through, as the API shows them */
export async function findingsAsked(
  { loaders }: ApiContext,
  reportId: string,
  revision: number,
  { stage, state, grade, answered }: FindingFilter,
) {
  const findings = await loaders.findings.load({ reportId, revision, stage });
  return findings
    .filter(
      (finding) =>
        (state?.includes(finding.state) ?? true) &&
        (grade?.includes(finding.grade) ?? true) &&
        (answered == null || (isFault(finding) && isExplained(finding) === answered)),
    )
    .map(findingView);
}

/** A finding as the API shows it. */
export function findingView(finding: FindingShown) {
  const { answer, state } = finding;
  return {
    ...finding,
    assessable: state !== 'notAssessable',
    answer: answer && { ...answer, actor: { id: answer.actorId, name: answer.actorName } },
  };
}

export function countFindings(findings: readonly FindingShown[]) {
  const count = (state: FindingState) => findings.filter((finding) => finding.state === state).length;
  return {
    pass: count('pass'),
    fail: count('fail'),
    uncertain: count('uncertain'),
    notAssessable: count('notAssessable'),
    standing: findings.filter(standsAgainstPublication).length,
    unansweredWarnings: findings.filter(isUnansweredWarning).length,
  };
}
