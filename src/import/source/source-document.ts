import type { UnplacedLine } from '../../reports/events.js';
import type { ImportNote } from '../import-note.js';
import type { SourceLine } from '../lines.js';

/** What a source says, whatever kind of file it is. */
export interface SourceDocument {
  /** Of the kind that it was found to be. */
  readonly mediaType: string;
  /** What a page calls itself beside its text; empty where it does not. */
  readonly pageTitle: string;
  readonly lines: readonly SourceLine[];
  /** What it holds beside these lines and is shown to its readers in another way: marks, struck-out text, notes. */
  readonly asides?: readonly UnplacedLine[];
  /** What of it could not be told. */
  readonly notes?: readonly ImportNote[];
  /** Whether a page has the report in what its elements hide until a script shows it. */
  readonly hidesReport?: boolean;
}
