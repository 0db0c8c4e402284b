import { type FindingShown, isExplained, isUnansweredWarning, standsAgainstPublication } from '../../app/finding-shown.js';
import { echoed, GongkaiError } from '../../errors.js';
import { type Finding, isFault } from '../../forms/finding.js';
import { noSuchReport } from '../../reports/report-id.js';
import { counted } from '../../roll-up/counted.js';
import type { CliContext } from '../cli-context.js';
import { firstOfEach } from '../first-of-each.js';

/** Findings of one rule that are printed. */
const shownOfEach = 5;
/** Characters printed of the words that a finding is about. */
const mostSaid = 60;
const marks = { fail: '✗', uncertain: '?', notAssessable: '–', pass: '✓' } as const;

export interface CheckOptions {
  readonly revision?: number;
  readonly all?: boolean;
  readonly rule?: string;
  readonly unanswered?: boolean;
}

/** `gongkai check REPORT`: the rules it was held to; what failed or is uncertain, or with --all everything. */
export async function findings(
  reportId: string,
  { revision, all, rule, unanswered }: CheckOptions,
  { core, output, json }: CliContext,
): Promise<void> {
  const report = core.app.queries.reportsById([reportId])[0];
  if (!report) throw noSuchReport(reportId);
  const found = await core.findings(reportId, revision ?? report.revision, 'publication');
  const faults = found.filter((finding) => isFault(finding) && !(unanswered && isExplained(finding)));
  if (rule !== undefined && !found.some(({ ruleId }) => ruleId === rule))
    throw new GongkaiError('NOT_FOUND', `No rule ${echoed(rule)} was asked. gongkai check ${reportId} --all shows them.`, {
      rule: echoed(rule),
    });
  const shown = (all ? found : faults).filter(({ ruleId }) => rule === undefined || ruleId === rule);
  if (json) {
    output.json(shown);
    return;
  }
  for (const { ruleId, shown: first, more } of firstOfEach(shown, all || rule !== undefined ? shown.length : shownOfEach)) {
    for (const finding of first) print(finding, output);
    if (more > 0) output.line(output.style('dim', `  and ${more} more of ${ruleId}: gongkai check ${reportId} --rule ${ruleId}`));
  }
  const count = (state: Finding['state']) => found.filter((finding) => finding.state === state).length;
  output.line(
    `${found.length} checks: ${count('pass')} passed, ${count('fail')} failed, ${count('uncertain')} uncertain, ${count('notAssessable')} not assessable.`,
  );
  const [standing, warnings] = [found.filter(standsAgainstPublication).length, found.filter(isUnansweredWarning).length];
  output.line(standing === 0 ? 'Nothing stands against publication.' : `${standing} of grade error: publication is refused.`);
  if (warnings > 0)
    output.line(`${counted(warnings, 'warning')} without an answer: mend what they tell, or give a reason (gongkai answer).`);
}

function print(finding: FindingShown, output: CliContext['output']): void {
  const { ruleId, grade, state, messageZh, messageEn, hints, fingerprint } = finding;
  const style = state === 'fail' && !isExplained(finding) ? (grade === 'error' ? 'red' : 'yellow') : 'dim';
  output.line(
    `${output.style(style, `${marks[state]} ${grade} ${ruleId}`)}${isFault(finding) ? output.style('dim', ` ${fingerprint}`) : ''}  ${messageZh}`,
  );
  output.line(`    ${messageEn}`);
  for (const hint of hints) output.line(`    ${hint.ruleId}: ${hint.messageZh} ${hint.messageEn}`);
  printAnswer(finding, output);
}

function printAnswer({ answer, left, right, particulars }: FindingShown, output: CliContext['output']): void {
  if (!answer) return;
  const { reason, actorName, revision, at, holds } = answer;
  const sameFigures = answer.left === left && answer.right === right;
  output.line(
    `    ${output.style('cyan', holds ? 'answered' : sameFigures ? 'answered for something else' : 'answered for other values')}: ${reason}  (${actorName}, revision ${revision}, ${at})`,
  );
  if (holds) return;
  if (sameFigures) {
    if (answer.particulars.length > 0 && particulars.length > 0)
      output.line(`    It said “${saying(answer.particulars)}” then, and says “${saying(particulars)}” now.`);
  } else
    output.line(`    It was ${answer.left ?? '—'} against ${answer.right ?? '—'} then, and is ${left ?? '—'} against ${right ?? '—'} now.`);
}

function saying(particulars: readonly string[]): string {
  return particulars.map((words) => (words.length > mostSaid ? `${words.slice(0, mostSaid)}…` : words).replaceAll('\n', ' ')).join('、');
}
