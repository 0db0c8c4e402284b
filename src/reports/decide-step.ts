import { GongkaiError } from '../errors.js';
import type { ReportContent } from '../forms/content.js';
import type { Finding } from '../forms/finding.js';
import { contentHash } from '../history/content-hash.js';
import { unanswered } from './answers.js';
import type { ReportCommand } from './commands.js';
import { commentPlaces } from './comment-places.js';
import type { DecideContext } from './decide-context.js';
import { decideRecordedPublication } from './decide-recorded-publication.js';
import type { ReportEvent, ReviewComment } from './events.js';
import type { ReportState } from './state.js';
import { requiredText } from './text-input.js';

type Step = Extract<
  ReportCommand,
  {
    type:
      | 'submitReport'
      | 'recallSubmission'
      | 'returnReport'
      | 'approveReport'
      | 'publishReport'
      | 'recordPublication'
      | 'openCorrection'
      | 'abandonCorrection'
      | 'withdrawReport'
      | 'reopenReport';
  }
>;

/** What moves the report on its way: the content stays, the status changes. */
export function decideStep(state: ReportState, command: Step, context: DecideContext): readonly ReportEvent[] {
  switch (command.type) {
    case 'submitReport':
      return [{ type: 'ReportSubmitted', data: {} }];
    case 'recallSubmission':
      return [{ type: 'SubmissionRecalled', data: {} }];
    case 'returnReport':
      return [{ type: 'ReportReturned', data: { comments: checkedComments(command.comments, state.content) } }];
    case 'approveReport':
      return decideApproval(state, context);
    case 'publishReport':
      return decidePublication(state, context);
    case 'recordPublication':
      return decideRecordedPublication(state, command, context);
    case 'openCorrection':
      return [
        { type: 'CorrectionOpened', data: { kind: command.kind, publicNote: requiredText(command.publicNote, 'public note', 2000) } },
      ];
    case 'abandonCorrection':
      return [{ type: 'CorrectionAbandoned', data: {} }];
    case 'withdrawReport':
      return [{ type: 'ReportWithdrawn', data: { publicNote: requiredText(command.publicNote, 'public note', 2000) } }];
    case 'reopenReport':
      return [{ type: 'ReportReopened', data: {} }];
  }
}

/** Author and approver are two people. An answer outlives a correction that is abandoned, and so does the bar on who gave it. */
function decideApproval({ authors: wrote, answers }: ReportState, { actorId }: DecideContext): readonly ReportEvent[] {
  const authors = [...new Set([...wrote, ...answers.map((answer) => answer.actorId)])];
  if (authors.includes(actorId))
    throw new GongkaiError(
      'FOUR_EYES',
      `${actorId} wrote, answered or submitted what this report says, so another person must approve it.`,
      { actorId, authors },
    );
  return [{ type: 'ReportApproved', data: {} }];
}

function decidePublication(
  { content, edition, answers }: ReportState,
  { findings, warningsNeedAnswers = false }: DecideContext,
): readonly ReportEvent[] {
  const found = findings();
  const errors = unanswered(answers, found, 'error');
  if (errors.length > 0)
    throw findingsStand(
      `${errors.length} finding${errors.length === 1 ? ' of grade error stands' : 's of grade error stand'}: ${firstOf(errors)} ${whatToDo(errors)}`,
      errors,
    );
  const warnings = warningsNeedAnswers ? unanswered(answers, found, 'warning') : [];
  if (warnings.length > 0)
    throw findingsStand(
      `${warnings.length} warning${warnings.length === 1 ? ' is' : 's are'} not answered: ${firstOf(warnings)} ${whatToDo(warnings)}`,
      warnings,
    );
  return [{ type: 'ReportPublished', data: { edition: edition + 1, contentHash: contentHash(content) } }];
}

function findingsStand(message: string, findings: readonly Finding[]): GongkaiError {
  return new GongkaiError('FINDINGS_STAND', message, { findings });
}

function firstOf(findings: readonly Finding[]): string {
  return findings
    .slice(0, 5)
    .map(({ ruleId, messageEn }) => `${ruleId}: ${messageEn}`)
    .join('; ');
}

/** Nothing of an approved report changes, answers neither: what the approver saw is what is published. */
function whatToDo(findings: readonly Finding[]): string {
  const answerable = [...new Set(findings.filter((finding) => finding.answerable).map(({ ruleId }) => ruleId))];
  const instead = answerable.length === 0 ? '' : `, or answer ${answerable.join(', ')} with a reason (answerFinding, gongkai answer)`;
  return `The report is approved, so return it first (returnReport); then mend what they tell${instead}, and submit it again.`;
}

function checkedComments(comments: readonly ReviewComment[], content: ReportContent): readonly ReviewComment[] {
  if (comments.length === 0) throw new GongkaiError('BAD_INPUT', 'A report is returned with at least one comment.', { what: 'comments' });
  const places = commentPlaces(content);
  return comments.map(({ target, text }) => {
    if (target !== null && !places.has(target))
      throw new GongkaiError(
        'BAD_INPUT',
        `A comment is on "${target.slice(0, 100)}", which this report does not have. Name title, section/<key>, row/<table>/<row> or a cell.`,
        { what: 'comments', target: target.slice(0, 100) },
      );
    return { target, text: requiredText(text, 'comment', 5000) };
  });
}
