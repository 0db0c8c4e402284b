import type { LocalRow, ReportContent } from '../forms/content.js';
import type { CorrectionKind, ImportSource, PutBackParts, ReviewComment, UnplacedLine } from './events.js';
import type { Scope } from './status.js';

/** What a person can ask of a report. Figures come as raw text: what they mean is decided here, once. */
export type ReportCommand =
  | {
      readonly type: 'openReport';
      readonly officeId: string;
      readonly year: number;
      readonly scope: Scope;
      readonly title?: string;
      /** Only for what is imported in another form than the year's: it is kept as it was reported. */
      readonly formId?: string;
    }
  | {
      readonly type: 'importReport';
      readonly source: ImportSource;
      readonly content: ReportContent;
      readonly unplaced: readonly UnplacedLine[];
    }
  | { readonly type: 'reviseTitle'; readonly title: string }
  | { readonly type: 'reviseSection'; readonly section: string; readonly heading?: string; readonly text: string }
  | { readonly type: 'recordFigures'; readonly figures: readonly FigureInput[] }
  | { readonly type: 'addLocalRow'; readonly table: string; readonly block: string; readonly label: string }
  | { readonly type: 'removeLocalRow'; readonly table: string; readonly row: LocalRow['key'] }
  | { readonly type: 'restoreRevision'; readonly restoredRevision: number; readonly parts: PutBackParts }
  | { readonly type: 'undoRevision'; readonly undoneRevision: number; readonly undone: UndoneChange }
  | { readonly type: 'submitReport' }
  | { readonly type: 'recallSubmission' }
  | { readonly type: 'returnReport'; readonly comments: readonly ReviewComment[] }
  | { readonly type: 'approveReport' }
  | { readonly type: 'publishReport' }
  /** Of an imported report that its office published elsewhere before: the day in China (YYYY-MM-DD) on which it did. */
  | { readonly type: 'recordPublication'; readonly publishedOn: string }
  | { readonly type: 'openCorrection'; readonly kind: CorrectionKind; readonly publicNote: string }
  | { readonly type: 'abandonCorrection' }
  | { readonly type: 'withdrawReport'; readonly publicNote: string }
  | { readonly type: 'reopenReport' }
  | { readonly type: 'answerFinding'; readonly fingerprint: string; readonly reason: string }
  | { readonly type: 'withdrawAnswer'; readonly fingerprint: string };

export type ReportCommandType = ReportCommand['type'];

export interface FigureInput {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly raw: string;
}

/** What an event did, for its undoing: its type, and the content on both sides of it. */
export interface UndoneChange {
  readonly event: string;
  /** Null before the first event. */
  readonly before: ReportContent | null;
  readonly after: ReportContent;
}
