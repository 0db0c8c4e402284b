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
  /** Where an imported cell stood in its source: line number from 1. Absent once a person edited it. */
  readonly source?: { readonly line: number };
}
