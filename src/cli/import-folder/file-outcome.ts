import type { Scope } from '../../reports/status.js';

/** What became of a file, or, of a dry run, what would. */
export type Outcome =
  /** Recorded as a new report. */
  | 'imported'
  /** Recorded over what the report said (--replace). */
  | 'replaced'
  /** The report said it already, and was recorded as published. */
  | 'published'
  /** The report says it already: nothing was recorded. */
  | 'unchanged'
  /** It says the same as another file of the folder, which is the report. */
  | 'duplicate'
  /** The report is there and says something else; recorded with --replace only. */
  | 'differs'
  /** Another file of the same run is the same report, and says something else. */
  | 'sameReport'
  /** No office, or more than one, has the name that it gives. */
  | 'officeUnknown'
  | 'yearUnknown'
  /** Could not be read or recorded. */
  | 'failed';

/** Those after which there is nothing left to do. */
export const settled: ReadonlySet<Outcome> = new Set<Outcome>(['imported', 'replaced', 'published', 'unchanged', 'duplicate']);

export interface FileOutcome {
  /** Path from the folder. */
  readonly file: string;
  readonly outcome: Outcome;
  readonly reportId?: string;
  /** Of the report, after it was recorded. */
  readonly revision?: number;
  readonly sha256?: string;
  /** The office's name as the file gives it, where no office was named for it. */
  readonly officeName?: string | null;
  /** How the office was found: 'id' (in an exported report), 'name', 'formerName', 'spelling', 'partOfName' (and the text says the whole), or 'named' by whoever imports. */
  readonly officeBy?: string;
  readonly year?: number;
  readonly scope?: Scope;
  readonly formId?: string;
  readonly cellsFound?: number;
  readonly cellsExpected?: number;
  /** How many lines or fields found no place. */
  readonly unplaced?: number;
  readonly notes?: readonly string[];
  /** Of the notes: that the file names another office or year than it was given for, or has the form of another year. */
  readonly warnings?: readonly string[];
  /** Why it did not go in, and what to do. */
  readonly message?: string;
  /** The error's code, of one that failed. */
  readonly code?: string;
}
