import { GongkaiError } from '../../errors.js';
import { isFault } from '../../forms/finding.js';
import { noSuchReport } from '../../reports/report-id.js';
import type { CliContext } from '../cli-context.js';

export interface AnswerOptions {
  readonly reason?: string;
  readonly withdraw?: boolean;
  readonly expectedRevision?: number;
}

/** `gongkai answer REPORT FINDING --reason TEXT`: explains a finding; with --withdraw takes the explanation back. */
export async function answer(reportId: string, finding: string, options: AnswerOptions, context: CliContext): Promise<void> {
  const { core, output, json, change } = context;
  const { reason, withdraw } = options;
  const report = core.app.queries.reportsById([reportId])[0];
  if (!report) throw noSuchReport(reportId);
  if (reason === undefined && !withdraw)
    throw new GongkaiError('BAD_INPUT', 'Say why with --reason, or take the answer back with --withdraw.', { missing: 'reason' });
  const fingerprint = await fingerprintOf(reportId, report.revision, finding, context);
  const { expectedRevision = report.revision } = options;
  const outcome = await core.app.report(
    reportId,
    reason === undefined ? { type: 'withdrawAnswer', fingerprint } : { type: 'answerFinding', fingerprint, reason },
    change({ expectedRevision, ...(reason === undefined ? {} : { reason }) }),
  );
  if (json) output.json(outcome);
  else if (outcome.changed)
    output.line(
      `${output.style('green', reason === undefined ? 'Answer withdrawn' : 'Answered')}: ${fingerprint} of ${output.style('bold', reportId)}, recorded as revision ${outcome.revision}.`,
    );
  else
    output.line(`${output.style('bold', reportId)} has this answer already: no revision was made (the last one is ${outcome.revision}).`);
}

/**
 * The fingerprint that begins so, of what fails, is uncertain or was answered; else what was given.
 * @throws {GongkaiError} BAD_INPUT when several do
 */
async function fingerprintOf(reportId: string, revision: number, given: string, { core }: CliContext): Promise<string> {
  const findings = await core.findings(reportId, revision, 'publication');
  const known = new Set([
    ...findings.filter(isFault).map(({ fingerprint }) => fingerprint),
    ...(core.app.queries.answersAt([{ reportId, revision }])[0] ?? []).map(({ fingerprint }) => fingerprint),
  ]);
  const found = [...known].filter((fingerprint) => fingerprint.startsWith(given));
  if (found.length > 1)
    throw new GongkaiError('BAD_INPUT', `"${given}" begins ${found.length} findings: ${found.slice(0, 5).join(', ')}. Give more of it.`, {
      argument: 'finding',
    });
  return found[0] ?? given;
}
