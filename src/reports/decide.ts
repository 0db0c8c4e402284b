import { GongkaiError } from '../errors.js';
import type { ReportCommand, ReportCommandType } from './commands.js';
import type { DecideContext } from './decide-context.js';
import { decideEdit } from './decide-edit.js';
import { decideOpen } from './decide-open.js';
import { decideStep } from './decide-step.js';
import type { ReportEvent } from './events.js';
import type { ReportState } from './state.js';
import { allowedCommands } from './workflow.js';

/**
 * What a command does to a report: one event, or none when it would change nothing. One edit is one event.
 * @throws {GongkaiError} NOT_FOUND, ALREADY_EXISTS, WRONG_STATE, INVALID_FIGURES, FOUR_EYES, FINDINGS_STAND, BAD_INPUT
 */
export function decide(state: ReportState | null, command: ReportCommand, context: DecideContext): readonly ReportEvent[] {
  if (command.type === 'openReport') return decideOpen(state, command, context);
  if (state === null) throw new GongkaiError('NOT_FOUND', 'There is no such report. Open it first.', { command: command.type });
  if (!allowedCommands(state.status).includes(command.type)) throw wrongState(state, command.type);
  switch (command.type) {
    case 'importReport':
    case 'reviseTitle':
    case 'reviseSection':
    case 'recordFigures':
    case 'addLocalRow':
    case 'removeLocalRow':
    case 'restoreRevision':
      return decideEdit(state, command);
    default:
      return decideStep(state, command, context);
  }
}

function wrongState({ id, status }: ReportState, command: ReportCommandType): GongkaiError {
  const allowed = allowedCommands(status);
  return new GongkaiError('WRONG_STATE', `${command} is not allowed while the report is ${status}. Allowed: ${allowed.join(', ')}.`, {
    reportId: id,
    status,
    command,
    allowed,
  });
}
