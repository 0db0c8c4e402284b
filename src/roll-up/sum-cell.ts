import type { CellId } from '../forms/form.js';
import type { Lack } from '../history/report-figures.js';

/** The sum of one cell over reports. */
export interface SumCell {
  readonly id: CellId;
  /** Exact decimal; null when no report has a figure there. */
  readonly value: string | null;
  /** Figures are missing, or whole reports are absent, and none can be below zero: the sum is at least `value`. */
  readonly atLeast: boolean;
  /** Offices that belong to the sum, and whose report is not in it. */
  readonly absent: number;
  /** Reports in the sum without a figure there, by what they have instead; `unit`: a figure in a unit that can not be converted. */
  readonly missing: number;
  readonly lacking: Readonly<Record<Lack | 'unit' | 'form', number>>;
  readonly contributing: number;
  readonly unit: string;
  /** Figures written in another unit, and converted: 万元 into 元 by 10 000. */
  readonly converted: number;
  /** Reports whose printed total is not what its parts add up to: the parts were added. */
  readonly differing: number;
}
