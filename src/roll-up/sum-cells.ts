import type { Form } from '../forms/form.js';
import type { ReportFigures } from '../history/report-figures.js';
import { contributionOf } from './contribution.js';
import { RunningSums } from './running-sums.js';
import { sharedPlaces } from './shared-places.js';
import type { SumCell } from './sum-cell.js';

/** Figures of a report, in its own form. */
export interface Summand {
  readonly form: Form;
  readonly figures: ReportFigures;
}

/**
 * Adds reports up, cell by cell of a form. Totals are added up again in each report. A report of another form gives the figures that are
 * exactly the same there; its others are missing. The order of reports does not matter.
 * @param absent how many reports belong to the sum and are not there
 */
export function sumCells(form: Form, summands: Iterable<Summand>, absent = 0): SumCell[] {
  const sums = new RunningSums(form);
  for (const { form: own, figures } of summands) {
    const contribution = contributionOf(own, figures);
    if (own.id === form.id) sums.add(contribution, (place) => place);
    else {
      const shared = sharedPlaces(own, form);
      sums.add(contribution, (place) => shared.get(place) ?? null);
      sums.lackAllBut(new Set(shared.values()));
    }
  }
  return sums.cells(absent);
}
