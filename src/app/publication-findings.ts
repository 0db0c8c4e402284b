import type { Finding, OtherReports, RuleSubject } from '../forms/finding.js';
import { formById } from '../forms/forms.js';
import { evaluateSteps } from '../forms/rules/evaluate.js';
import type { OfficeState } from '../offices/office.js';
import type { ReportState } from '../reports/state.js';
import { allowedCommands } from '../reports/workflow.js';
import { finished, type Steps } from '../steps.js';

/**
 * What stands for or against publication. A long report takes long to be held to the rules, so that is done in steps beforehand: the
 * decision finds it by the content, or makes it itself where that has changed meanwhile.
 */
export class PublicationFindings {
  private made: { readonly content: ReportState['content']; readonly findings: readonly Finding[] } | null = null;

  /** @param others null: the report is held against no other */
  constructor(
    private readonly office: OfficeState | null,
    private readonly others: OtherReports | null,
  ) {}

  *prepare(state: ReportState): Steps<void> {
    if (allowedCommands(state.status).includes('publishReport')) yield* this.steps(state);
  }

  of(state: ReportState): readonly Finding[] {
    return finished(this.steps(state));
  }

  private *steps({ formId, year, scope, content }: ReportState): Steps<readonly Finding[]> {
    if (this.made?.content === content) return this.made.findings;
    const { office, others } = this;
    const subject: RuleSubject = {
      form: formById(formId),
      year,
      scope,
      content,
      office,
      firstPublishedOn: null,
      ...(others && { others }),
    };
    const findings = yield* evaluateSteps(subject, 'publication');
    this.made = { content, findings };
    return findings;
  }
}
