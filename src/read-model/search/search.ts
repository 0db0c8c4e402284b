import type { ReportStatus, Scope } from '../../reports/status.js';

/** Where is looked: in what the reports say now, drafts too, or in their editions in force. */
export type SearchedIn = 'current' | 'published';

export interface SearchRequest {
  /** Words with spaces between, all of which a report must have; in quotation marks, one phrase. Any text will do. */
  readonly text: string;
  readonly in: SearchedIn;
  /** The instant of now (ISO 8601): reports in force are told as of it. */
  readonly now: string;
  readonly filter: SearchFilter;
}

export interface SearchFilter {
  /** This office, and all below it. */
  readonly officeId?: string;
  readonly year?: number;
  readonly scope?: Scope;
  /** Of what was searched: of the reports as they are now, or of those in force. */
  readonly status?: readonly ReportStatus[];
}

/** A piece of a report with a word in it, as it is written there. */
export interface Passage {
  readonly place: 'title' | 'heading' | 'paragraph';
  /** Null for the title. */
  readonly section: string | null;
  /** The section's heading as printed; null for the title. */
  readonly heading: string | null;
  /** Of a paragraph, from 0. */
  readonly paragraph: number | null;
  /** One after another they are the piece, each either a hit or not. */
  readonly spans: readonly Span[];
  /** Whether more of the same place stands before and after it. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

export interface Span {
  readonly text: string;
  readonly hit: boolean;
}

/** So many reports are ranked and can be turned to, of those found the ones last changed: what a search costs is bounded by it. */
export const mostFound = 1000;
