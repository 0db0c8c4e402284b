import type { ReportCommandType } from './commands.js';
import type { ReportStatus } from './status.js';

/** What changes the content. */
const edits = [
  'importReport',
  'reviseTitle',
  'reviseSection',
  'recordFigures',
  'addLocalRow',
  'removeLocalRow',
  'restoreRevision',
  'undoRevision',
] as const;

export type EditType = (typeof edits)[number];

/** What the author says beside the content: also of what is in review, or in force while another year's report changes. */
const answering = ['answerFinding', 'withdrawAnswer'] as const;

/** Which commands each status allows. `openReport` begins a life and is allowed from none. */
const workflow: Readonly<Record<ReportStatus, readonly ReportCommandType[]>> = {
  draft: [...edits, 'submitReport', 'recordPublication', 'withdrawReport', ...answering],
  inReview: ['recallSubmission', 'returnReport', 'approveReport', 'withdrawReport', ...answering],
  approved: ['returnReport', 'publishReport', 'withdrawReport'],
  published: ['openCorrection', 'withdrawReport', ...answering],
  correction: [...edits, 'submitReport', 'abandonCorrection', 'withdrawReport', ...answering],
  withdrawn: ['reopenReport'],
};

/** What may be asked of a report in this status; `openReport` before it exists. */
export function allowedCommands(status: ReportStatus | null): readonly ReportCommandType[] {
  return status === null ? ['openReport'] : workflow[status];
}

export function isEdit<C extends { readonly type: ReportCommandType }>(command: C): command is Extract<C, { type: EditType }> {
  return (edits as readonly ReportCommandType[]).includes(command.type);
}
