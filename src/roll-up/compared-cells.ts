import type { Form } from '../forms/form.js';
import { placesOf } from '../forms/places.js';
import type { ReportFigures } from '../history/report-figures.js';
import { Exact } from '../history/units.js';
import type { SumCell } from './sum-cell.js';
import { sumCells } from './sum-cells.js';

/**
 * `notAssessable`: a side has no figure, or reports in the sum lack figures and the reported one is not below it. Where whole reports are
 * absent the two differ: who is absent explains it.
 */
export type ComparedState = 'equal' | 'differs' | 'notAssessable';

/** A cell of the sum beside what the office itself reported for its jurisdiction. */
export interface ComparedCell {
  readonly id: string;
  readonly sum: SumCell;
  readonly reported: string | null;
  /** Reported less sum, exact, in the cell's unit; null where either has no figure. */
  readonly delta: string | null;
  readonly state: ComparedState;
}

/** @param reportForm the form of the report compared with; of another one, what is exactly the same in both can be compared */
export function comparedCells(form: Form, sums: readonly SumCell[], reportForm: Form, figures: ReportFigures): ComparedCell[] {
  const printed = asPrinted(form, reportForm, figures);
  return sums.map((sum, place) => {
    const reported = printed[place] ?? null;
    const delta = sum.value === null || reported === null ? null : new Exact(reported).minus(sum.value);
    const open = delta === null || (sum.missing > 0 && !(sum.atLeast && delta.isNegative()));
    return {
      id: sum.id,
      sum,
      reported,
      delta: delta === null ? null : delta.isZero() ? '0' : delta.toFixed(),
      state: open ? 'notAssessable' : delta.isZero() ? 'equal' : 'differs',
    };
  });
}

/** What the report itself says, totals as they are printed, in the units of the form's columns. */
function asPrinted(form: Form, reportForm: Form, figures: ReportFigures): (string | null)[] {
  const { whole } = figures;
  const own = placesOf(reportForm).placeOf;
  return sumCells(form, [{ form: reportForm, figures }]).map(({ id, value, lacking }) => {
    const place = lacking.form > 0 ? undefined : own.get(id);
    const printed = place === undefined ? Number.NaN : (whole[place] as number);
    return Number.isNaN(printed) ? value : String(printed);
  });
}
