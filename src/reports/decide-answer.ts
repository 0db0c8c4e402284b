import { GongkaiError } from '../errors.js';
import { type Finding, isFault } from '../forms/finding.js';
import { isGivenFor } from './answers.js';
import type { ReportCommand } from './commands.js';
import type { DecideContext } from './decide-context.js';
import type { ReportEvent } from './events.js';
import type { ReportState } from './state.js';
import { requiredText } from './text-input.js';

type Answering = Extract<ReportCommand, { type: 'answerFinding' | 'withdrawAnswer' }>;

export const longestReason = 2000;

/**
 * The author explains a finding, or takes the explanation back. A later answer replaces the one before.
 * @throws {GongkaiError} NOT_FOUND where there is nothing to answer, or no answer; NOT_ANSWERABLE; BAD_INPUT without a reason
 */
export function decideAnswer(state: ReportState, command: Answering, { toAnswer }: DecideContext): readonly ReportEvent[] {
  const { fingerprint } = command;
  const before = state.answers.find((answer) => answer.fingerprint === fingerprint);
  if (command.type === 'withdrawAnswer') {
    if (!before)
      throw new GongkaiError('NOT_FOUND', `No answer was given to the finding ${fingerprint} of ${state.id}.`, {
        reportId: state.id,
        fingerprint,
      });
    return [{ type: 'FindingAnswerWithdrawn', data: { fingerprint, ruleId: before.ruleId, subject: before.subject } }];
  }
  const reason = requiredText(command.reason, 'reason', longestReason);
  const finding = findingAsked(state, fingerprint, toAnswer?.() ?? []);
  const { ruleId, subject, grade, left, right, particulars, basis, messageZh, messageEn } = finding;
  if (before && isGivenFor(before, finding) && before.reason === reason) return [];
  return [
    {
      type: 'FindingAnswered',
      data: {
        fingerprint,
        ruleId,
        subject,
        grade,
        left,
        right,
        ...(particulars.length > 0 && { particulars }),
        basis: basis.map(({ reportId, edition, revision }) => ({ reportId, edition, revision })),
        messageZh,
        messageEn,
        reason,
      },
    },
  ];
}

function findingAsked({ id }: ReportState, fingerprint: string, findings: readonly Finding[]): Finding {
  const found = findings.filter((finding) => finding.fingerprint === fingerprint && isFault(finding));
  const [first] = found;
  if (!first)
    throw new GongkaiError('NOT_FOUND', `${id} has no finding ${fingerprint} that fails or is uncertain: nothing is to be answered.`, {
      reportId: id,
      fingerprint,
    });
  const answerable = found.find((finding) => finding.answerable);
  if (!answerable)
    throw new GongkaiError('NOT_ANSWERABLE', `${first.ruleId} takes no explanation: ${first.messageEn} Put it right.`, {
      reportId: id,
      fingerprint,
      ruleId: first.ruleId,
    });
  return answerable;
}
