import type { ReportContent } from '../forms/content.js';
import type { FindingAnswer } from './answers.js';
import type { ReportStatus, Scope } from './status.js';

/** A report as its events have made it. Null before its first event. */
export interface ReportState {
  readonly id: string;
  readonly officeId: string;
  readonly year: number;
  readonly scope: Scope;
  readonly formId: string;
  readonly status: ReportStatus;
  /** Number of events folded: revision n is the report after its nth event. */
  readonly revision: number;
  readonly content: ReportContent;
  /** Where it stands with the source that it was last read from. */
  readonly imported: Imported | null;
  /** Number of the edition last published; 0 before the first. */
  readonly edition: number;
  /** The edition in force: null before the first publication and after a withdrawal. */
  readonly published: PublishedEdition | null;
  /** The last edition published, in force or not: what an abandoned correction goes back to. */
  readonly lastPublishedContent: ReportContent | null;
  /** The highest number that a local row's key ever had: no key is given a second time, so that one row's history is never another's. */
  readonly localRowsGiven: number;
  /** Actors who wrote, answered or submitted since the last publication; none of them may approve (four eyes). */
  readonly authors: readonly string[];
  /** Answers to findings, in the order in which they were given: one for each finding at most. */
  readonly answers: readonly FindingAnswer[];
}

/** Whether what a report says is what its source said, or was edited since by hand. */
export type Imported = 'asRead' | 'edited';

export interface PublishedEdition {
  readonly edition: number;
  readonly revision: number;
  readonly contentHash: string;
}
