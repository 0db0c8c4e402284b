import type { Form } from '../forms/form.js';
import type { ReportFigures } from '../history/report-figures.js';
import { derivedCells } from './derived-cells.js';

/** What a report gives to the sum of each cell. */
export interface Contribution extends ReportFigures {
  /** Totals that say something else than their parts add up to: the parts count. */
  readonly differing: readonly number[];
}

/** The figures of a report with its totals added up again: from their parts where all of them have figures, else as they are printed. */
export function contributionOf(form: Form, figures: ReportFigures): Contribution {
  let contribution = known.get(figures);
  if (!contribution) {
    contribution = withTotals(form, figures);
    known.set(figures, contribution);
  }
  return contribution;
}

/** Figures of a revision are one object, which many sums are made of. */
const known = new WeakMap<ReportFigures, Contribution>();

function withTotals(form: Form, { whole: printed, lacks, exact }: ReportFigures): Contribution {
  let whole = printed;
  const differing: number[] = [];
  let filled: Set<number> | null = null;
  for (const { place, parts } of derivedCells(form)) {
    let sum = 0;
    for (const part of parts) sum += whole[part] as number;
    const own = whole[place] as number;
    if (Number.isNaN(sum) || sum === own) continue;
    if (!Number.isNaN(own)) differing.push(place);
    else {
      filled ??= new Set();
      filled.add(place);
    }
    if (whole === printed) whole = printed.slice();
    whole[place] = sum;
  }
  if (filled === null) return { whole, lacks, exact, differing };
  const made = filled;
  const left = new Map([...lacks].filter(([place]) => !made.has(place)));
  return { whole, lacks: left, exact: exact.filter(({ place }) => !made.has(place)), differing };
}
