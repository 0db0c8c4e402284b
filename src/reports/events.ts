import type { Cell, SourcePlace } from '../forms/cell.js';
import type { LocalRow, ReportContent, SectionContent, TableContent } from '../forms/content.js';
import type { Scope } from './status.js';

/** Every event in the life of a report. One event makes one revision. JSON Schemas: `schema/events/<type>.v1.json`. */
export type ReportEvent =
  | Event<'ReportOpened', { officeId: string; year: number; scope: Scope; formId: string; title: string }>
  | Event<'ReportImported', { source: ImportSource; content: ReportContent; unplaced: readonly UnplacedLine[] }>
  | Event<'TitleRevised', { title: string }>
  | Event<'SectionRevised', { section: string; heading?: string; text: string }>
  | Event<'FiguresRecorded', { figures: readonly RecordedFigure[] }>
  | Event<'LocalRowAdded', { table: string; row: LocalRow }>
  | Event<'LocalRowRemoved', { table: string; row: string }>
  | Event<'RevisionRestored', { restoredRevision: number; parts: PutBackParts }>
  | Event<'RevisionUndone', { undoneRevision: number; parts: PutBackParts; settled?: readonly SettledPlace[] }>
  | Event<'ReportSubmitted', Record<string, never>>
  | Event<'SubmissionRecalled', Record<string, never>>
  | Event<'ReportReturned', { comments: readonly ReviewComment[] }>
  | Event<'ReportApproved', Record<string, never>>
  | Event<'ReportPublished', PublishedContent>
  | Event<'CorrectionOpened', { kind: CorrectionKind; publicNote: string }>
  | Event<'CorrectionAbandoned', Record<string, never>>
  | Event<'ReportWithdrawn', { publicNote: string }>
  | Event<'ReportReopened', Record<string, never>>
  | Event<'FindingAnswered', AnsweredFinding>
  | Event<'FindingAnswerWithdrawn', { fingerprint: string; ruleId: string; subject: string }>;

export type ReportEventType = ReportEvent['type'];

interface Event<T extends string, D> {
  readonly type: T;
  readonly data: Readonly<D>;
}

/** What was published. */
export interface PublishedContent {
  readonly edition: number;
  readonly contentHash: string;
  /** The day in China (YYYY-MM-DD) on which the office had published it elsewhere, of what was recorded here later; absent: it was published here. */
  readonly publishedOn?: string;
  /** True: it was edited by hand since it was read from its source, so that another person than the editors recorded its publication. */
  readonly edited?: true;
}

/** Where an import came from. `sha256` is of the source's bytes, lower-case hex. */
export interface ImportSource {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A line or field of the source that found no place in the form: kept, so that nothing is dropped. */
export interface UnplacedLine extends SourcePlace {
  readonly text: string;
  readonly reason: string;
}

export interface RecordedFigure {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly cell: Cell;
}

/** The parts a restoration put back, whole, so that an event can be folded without looking back. */
export interface RestoredParts {
  readonly title?: string;
  readonly sections?: Readonly<Record<string, SectionContent>>;
  readonly tables?: Readonly<Record<string, TableContent>>;
}

/** What a restoration or an undoing put back: no more than what it changed, a table whole only where its local rows were reordered or taken away. */
export interface PutBackParts extends RestoredParts {
  readonly rows?: readonly PutBackRow[];
  readonly figures?: readonly RecordedFigure[];
}

export interface PutBackRow {
  readonly table: string;
  readonly row: string;
  /** What it is where the office added it to the form, else null. */
  readonly local: LocalRow | null;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** A conflict that a person settled: its place, and which side stands there now. */
export interface SettledPlace {
  readonly place: string;
  readonly choose: 'base' | 'theirs' | 'yours' | 'own';
}

/** A reviewer's remark, on a part or a cell (`section/overview`, `table3/received/total`) or on the whole (null). */
export interface ReviewComment {
  readonly target: string | null;
  readonly text: string;
}

/** 数据更正, 文字更正, 补充, 其他 */
export type CorrectionKind = 'figures' | 'text' | 'supplement' | 'other';

/** A finding with the author's explanation, and what it said when it was given. */
export interface AnsweredFinding {
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly subject: string;
  readonly grade: 'error' | 'warning' | 'info';
  readonly left: string | null;
  readonly right: string | null;
  /** What it said beside its figures; absent where that was nothing, and in events of before it was kept. */
  readonly particulars?: readonly string[];
  readonly basis: readonly { readonly reportId: string; readonly edition: number; readonly revision: number }[];
  readonly messageZh: string;
  readonly messageEn: string;
  readonly reason: string;
}
