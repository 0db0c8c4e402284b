import { GongkaiError } from '../errors.js';
import type { ReportContent } from '../forms/content.js';
import { formById } from '../forms/forms.js';
import { cellId } from '../forms/layout.js';
import { checkParts } from './check-content.js';
import type { ReportCommand } from './commands.js';
import { withPutBack } from './content-edits.js';
import type { PutBackParts, ReportEvent } from './events.js';
import { finerPartsBetween } from './parts-between.js';
import type { ReportState } from './state.js';

/** Puts parts of an earlier revision back. The event holds what changes by it, and no more. @throws {GongkaiError} NOT_FOUND, BAD_INPUT */
export function decideRestore(
  state: ReportState,
  { restoredRevision, parts }: Extract<ReportCommand, { type: 'restoreRevision' }>,
): readonly ReportEvent[] {
  const { content, revision } = state;
  if (!Number.isInteger(restoredRevision) || restoredRevision < 1 || restoredRevision > revision)
    throw new GongkaiError('NOT_FOUND', `The report ${state.id} has no revision ${restoredRevision}; its last one is ${revision}.`, {
      reportId: state.id,
      revision: restoredRevision,
    });
  checkParts(formById(state.formId), parts);
  checkRows(content, parts);
  const restored = finerPartsBetween(content, withPutBack(content, parts));
  checkParts(formById(state.formId), restored);
  return Object.keys(restored).length === 0 ? [] : [{ type: 'RevisionRestored', data: { restoredRevision, parts: restored } }];
}

/** Cells go back only into a row that is there. */
function checkRows(content: ReportContent, { figures = [] }: PutBackParts): void {
  for (const { table, row, column } of figures) {
    if (!content.tables[table]?.rows[row])
      throw new GongkaiError('NOT_FOUND', `The row of ${cellId(table, row, column)} is not there any more: restore row/${table}/${row}.`, {
        table,
        row,
      });
  }
}
