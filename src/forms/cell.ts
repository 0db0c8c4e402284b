/**
 * A cell is not a number. It keeps what was written and, beside it, what that was taken to mean.
 * - `number`: a figure other than zero; `zero`: 0, ０ or 零
 * - `blank`: nothing was written; never taken for 0
 * - `na`: 无, /, -, 不涉及, 不适用 and the like
 * - `text`: anything that is none of these; its meaning is unresolved
 */
export type CellState = 'number' | 'zero' | 'blank' | 'na' | 'text';

export interface Cell {
  /** The text exactly as it was given. */
  readonly raw: string;
  readonly state: CellState;
  /** Exact decimal in canonical notation ("-8", "103.3879"), null unless state is number or zero. */
  readonly value: string | null;
  /** The unit printed in the cell (个, 元, 万元 …), else the one that the column declares. */
  readonly unit: string;
  /** Where an imported cell stood in its source. Absent once a person edited it. */
  readonly source?: SourcePlace;
}

/** Where something stood in an imported source. */
export interface SourcePlace {
  /** The line of a text or of a page's source, the paragraph of a document; from 1. */
  readonly line: number;
  /** In a page or document, where it stood in a table. */
  readonly at?: TablePlace;
}

/** Which of a source's tables, and which of its rows and columns: each from 1. A cell that is joined over several counts as the first. */
export interface TablePlace {
  readonly table: number;
  readonly row: number;
  readonly column: number;
}
