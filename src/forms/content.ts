import type { Cell } from './cell.js';

/** What a report says: everything that a reader of the published report sees, and nothing else. */
export interface ReportContent {
  readonly title: string;
  /** By section key; every section of the form is present. */
  readonly sections: Readonly<Record<string, SectionContent>>;
  /** By table key; every table of the form is present. */
  readonly tables: Readonly<Record<string, TableContent>>;
}

export interface SectionContent {
  /** The heading as printed, with its numeral ("一、总体情况"); empty when the source has none. */
  readonly heading: string;
  /** Paragraphs separated by a single "\n". */
  readonly text: string;
}

export interface TableContent {
  /** By row key, then column key. Rows of the form are always all present; local rows are listed in `localRows` too. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, Cell>>>>;
  /** Rows the office added to the national form, in the order added. Excluded from national roll-ups. */
  readonly localRows: readonly LocalRow[];
}

export interface LocalRow {
  /** `<block>.local<n>`, e.g. `item1.local1`. */
  readonly key: string;
  readonly block: string;
  readonly label: string;
}
