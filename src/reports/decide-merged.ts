import { GongkaiError, isGongkaiError } from '../errors.js';
import type { ReportContent } from '../forms/content.js';
import { formById } from '../forms/forms.js';
import type { MergedTexts } from '../history/merged-texts.js';
import type { Steps } from '../steps.js';
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
  const { content, settled } = mergeInto(state, {
    base: madeOn.content,
    yours: editedOn(madeOn, state, command, context),
    madeOn: madeOn.revision,
    resolutions: context.resolutions ?? [],
    mergedTexts: context.mergedTexts,
    why: `Since revision ${madeOn.revision}, on which the change was made, others changed the same places`,
  });
  return { events: eventsOf(state, command, content), settled };
}

/**
 * Merges texts as the decision on the command will need them. What can not be decided is left for the decision to refuse.
 * @param madeOn null under the policy fail, where only an undoing merges anything
 */
export function* prepareMerged(
  state: ReportState,
  command: ReportCommand,
  madeOn: MadeOn | null,
  context: DecideContext & { readonly mergedTexts: MergedTexts },
): Steps<void> {
  const theirs = state.content;
  if (command.type === 'undoRevision') {
    const { before, after } = command.undone;
    if (before) yield* context.mergedTexts.prepare({ base: after, theirs, yours: before });
  } else if (isEdit(command) && madeOn && madeOn.revision !== state.revision) {
    const yours = editedIfAllowed(madeOn, state, command, context);
    if (yours) yield* context.mergedTexts.prepare({ base: madeOn.content, theirs, yours });
  }
}

function editedIfAllowed(madeOn: MadeOn, state: ReportState, command: Edit, context: DecideContext): ReportContent | null {
  try {
    return editedOn(madeOn, state, command, context);
  } catch (error) {
    if (isGongkaiError(error)) return null;
    throw error;
  }
}

/** What the edit makes of that which it was made on. */
function editedOn({ content }: MadeOn, state: ReportState, command: Edit, context: DecideContext): ReportContent {
  const then = { ...state, content };
  return decideEdit(then, command, context).reduce((before, event) => evolve(before, event, context.actorId), then).content;
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
