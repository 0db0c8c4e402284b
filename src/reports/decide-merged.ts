import { GongkaiError } from '../errors.js';
import type { ReportContent } from '../forms/content.js';
import { formById } from '../forms/forms.js';
import { checkContent } from './check-content.js';
import type { ReportCommand } from './commands.js';
import { checkAllowed, decide } from './decide.js';
import type { DecideContext } from './decide-context.js';
import { decideEdit, type Edit } from './decide-edit.js';
import { editsBetween } from './edits-between.js';
import type { ReportEvent, SettledPlace } from './events.js';
import { evolve } from './evolve.js';
import { finerPartsBetween } from './parts-between.js';
import { mergeInto } from './resolutions.js';
import { sameContent } from './same-content.js';
import type { ReportState } from './state.js';
import { isEdit } from './workflow.js';

/** What an edit was made on. */
export interface MadeOn {
  readonly revision: number;
  readonly content: ReportContent;
}

export interface MergedEdit {
  readonly events: readonly ReportEvent[];
  /** The conflicts that were settled. */
  readonly settled: readonly SettledPlace[];
}

/**
 * What an edit does that was made on an earlier revision: decided on what it was made on, merged with what the report says now, and put
 * into events that lead from there. Whether it is allowed is asked of the report as it is now.
 * @throws {GongkaiError} as `decide` does, and MERGE_CONFLICT
 */
export function decideMerged(state: ReportState, command: ReportCommand, madeOn: MadeOn, context: DecideContext): MergedEdit {
  checkAllowed(state, command);
  // What an undoing is made on is the event that it undoes, whoever came after.
  if (command.type === 'undoRevision') return { events: decide(state, command, context), settled: [] };
  if (!isEdit(command))
    throw new GongkaiError('BAD_INPUT', `${command.type} is of just one revision: it can not be merged.`, { argument: 'policy' });
  const then = { ...state, content: madeOn.content };
  const yours = decideEdit(then, command, context).reduce((before, event) => evolve(before, event, context.actorId), then).content;
  const { content, settled } = mergeInto(state, {
    base: madeOn.content,
    yours,
    madeOn: madeOn.revision,
    resolutions: context.resolutions ?? [],
    why: `Since revision ${madeOn.revision}, on which the change was made, others changed the same places`,
  });
  return { events: eventsOf(state, command, content), settled };
}

function eventsOf({ formId, content }: ReportState, command: Edit, merged: ReportContent): readonly ReportEvent[] {
  if (sameContent(content, merged)) return [];
  switch (command.type) {
    case 'importReport':
      checkContent(formById(formId), merged);
      return [{ type: 'ReportImported', data: { source: command.source, content: merged, unplaced: command.unplaced } }];
    case 'restoreRevision':
      return [
        { type: 'RevisionRestored', data: { restoredRevision: command.restoredRevision, parts: finerPartsBetween(content, merged) } },
      ];
    default:
      return editsBetween(content, merged);
  }
}
