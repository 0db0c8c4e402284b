import { GongkaiError } from '../errors.js';
import type { ReportContent } from '../forms/content.js';
import { formById } from '../forms/forms.js';
import { emptyContent } from '../forms/layout.js';
import type { ReportCommand } from './commands.js';
import type { DecideContext } from './decide-context.js';
import type { ReportEvent } from './events.js';
import { finerPartsBetween } from './parts-between.js';
import { mergeInto } from './resolutions.js';
import { sameContent } from './same-content.js';
import type { ReportState } from './state.js';

/** What to do about an event that is no edit. */
const instead: Readonly<Record<string, string>> = {
  ReportOpened: 'The report begins with it. Withdraw the report.',
  ReportSubmitted: 'Recall the submission, or have the report returned.',
  SubmissionRecalled: 'Submit the report again.',
  ReportReturned: 'Submit the report again.',
  ReportApproved: 'Have the report returned.',
  ReportPublished: 'What was published stays on record. Open a correction, or withdraw the report.',
  CorrectionOpened: 'Abandon the correction.',
  CorrectionAbandoned: 'Open a correction, and restore the revision before this one.',
  ReportWithdrawn: 'Reopen the report.',
  ReportReopened: 'Withdraw the report.',
  FindingAnswered: 'Withdraw the answer, or answer the finding otherwise.',
  FindingAnswerWithdrawn: 'Answer the finding again.',
};

/**
 * Takes back what one event changed, and nothing that came after it: a merge of the report as it is with the content before that event,
 * on the content after it.
 * @throws {GongkaiError} NOT_FOUND when there is no such revision; NOT_UNDOABLE (details: event, instead); MERGE_CONFLICT where what it
 *   changed was changed again since
 */
export function decideUndo(
  state: ReportState,
  { undoneRevision, undone: { event, before, after } }: Extract<ReportCommand, { type: 'undoRevision' }>,
  { resolutions = [], mergedTexts }: DecideContext,
): readonly ReportEvent[] {
  if (!Number.isInteger(undoneRevision) || undoneRevision < 1 || undoneRevision > state.revision)
    throw new GongkaiError('NOT_FOUND', `The report ${state.id} has no revision ${undoneRevision}; its last one is ${state.revision}.`, {
      reportId: state.id,
      revision: undoneRevision,
    });
  const other = before === null ? instead.ReportOpened : (instead[event] ?? firstImport(state, event, before));
  if (before === null || other !== undefined)
    throw new GongkaiError('NOT_UNDOABLE', `Revision ${undoneRevision} (${event}) can not be undone. ${other}`, {
      reportId: state.id,
      revision: undoneRevision,
      event,
      instead: other,
    });
  const { content, settled } = mergeInto(state, {
    base: after,
    yours: before,
    madeOn: undoneRevision,
    resolutions,
    mergedTexts,
    why: `What revision ${undoneRevision} changed was changed again since`,
  });
  if (sameContent(state.content, content)) return [];
  const data = { undoneRevision, parts: finerPartsBetween(state.content, content), ...(settled.length === 0 ? {} : { settled }) };
  return [{ type: 'RevisionUndone', data }];
}

function firstImport({ formId }: ReportState, event: string, before: ReportContent): string | undefined {
  if (event !== 'ReportImported' || !sameContent(before, emptyContent(formById(formId), before.title))) return undefined;
  return 'Before this first import the report was empty. Import the right text over it, or withdraw the report.';
}
