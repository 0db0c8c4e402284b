import type { SourceLine } from '../lines.js';

/** What a source says, whatever kind of file it is. */
export interface SourceDocument {
  /** Of the kind that it was found to be. */
  readonly mediaType: string;
  /** What a page calls itself beside its text; empty where it does not. */
  readonly pageTitle: string;
  readonly lines: readonly SourceLine[];
}
