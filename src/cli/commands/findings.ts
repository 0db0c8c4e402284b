import type { Finding } from '../../forms/finding.js';
import { noSuchReport } from '../../reports/report-id.js';
import type { CliContext } from '../cli-context.js';

const marks = { fail: '✗', uncertain: '?', notAssessable: '–', pass: '✓' } as const;

/** `gongkai findings REPORT`: the rules it was held to; what failed or is uncertain, or with --all everything. */
export function findings(
  reportId: string,
  { revision, all }: { readonly revision?: number; readonly all?: boolean },
  { core, output, json }: CliContext,
): void {
  const report = core.app.queries.reportsById([reportId])[0];
  if (!report) throw noSuchReport(reportId);
  const found = core.findings(reportId, revision ?? report.revision, 'publication');
  const shown = all ? found : found.filter(({ state }) => state === 'fail' || state === 'uncertain');
  if (json) {
    output.json(shown);
    return;
  }
  for (const finding of shown) print(finding, output);
  const count = (state: Finding['state']) => found.filter((finding) => finding.state === state).length;
  const standing = found.filter(({ state, grade }) => state === 'fail' && grade === 'error').length;
  output.line(
    `${found.length} checks: ${count('pass')} passed, ${count('fail')} failed, ${count('uncertain')} uncertain, ${count('notAssessable')} not assessable.`,
  );
  output.line(standing === 0 ? 'Nothing stands against publication.' : `${standing} of grade error: publication is refused.`);
}

function print({ ruleId, grade, state, messageZh, messageEn, hints }: Finding, output: CliContext['output']): void {
  const style = state === 'fail' ? (grade === 'error' ? 'red' : 'yellow') : 'dim';
  output.line(`${output.style(style, `${marks[state]} ${grade} ${ruleId}`)}  ${messageZh}`);
  output.line(`    ${messageEn}`);
  for (const hint of hints) output.line(`    ${hint.ruleId}: ${hint.messageZh} ${hint.messageEn}`);
}
