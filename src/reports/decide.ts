import { GongkaiError } from '../errors.js';
import type { ReportCommand } from './commands.js';
import { decideAnswer } from './decide-answer.js';
import type { DecideContext } from './decide-context.js';
import { decideEdit } from './decide-edit.js';
import { decideOpen } from './decide-open.js';
import { decideStep } from './decide-step.js';
import type { ReportEvent } from './events.js';
import type { ReportState } from './state.js';
import { allowedCommands, isEdit } from './workflow.js';

/**
 * What a command does to a report: one event, or none when it would change nothing. One edit is one event.
 * @throws {GongkaiError} NOT_FOUND, ALREADY_EXISTS, WRONG_STATE, INVALID_FIGURES, FOUR_EYES, FINDINGS_STAND, BAD_INPUT, NOT_UNDOABLE,
 *   MERGE_CONFLICT, NOT_ANSWERABLE
 */
export function decide(state: ReportState | null, command: ReportCommand, context: DecideContext): readonly ReportEvent[] {
  if (command.type === 'openReport') return decideOpen(state, command, context);
  if (state === null) throw new GongkaiError('NOT_FOUND', 'There is no such report. Open it first.', { command: command.type });
  checkAllowed(state, command);
  if (command.type === 'answerFinding' || command.type === 'withdrawAnswer') return decideAnswer(state, command, context);
  if (isEdit(command)) return decideEdit(state, command, context);
  return decideStep(state, command, context);
}

/** @throws {GongkaiError} WRONG_STATE when the report's status does not allow the command */
export function checkAllowed({ id, status }: ReportState, { type }: ReportCommand): void {
  const allowed = allowedCommands(status);
  if (!allowed.includes(type))
    throw new GongkaiError('WRONG_STATE', `${type} is not allowed while the report is ${status}. Allowed: ${allowed.join(', ')}.`, {
      reportId: id,
      status,
      command: type,
      allowed,
    });
}
