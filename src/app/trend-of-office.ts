import { GongkaiError } from '../errors.js';
import type { Form } from '../forms/form.js';
import { formById, formForYear } from '../forms/forms.js';
import { placesOf } from '../forms/places.js';
import type { Label } from '../history/labels.js';
import type { Queries } from '../read-model/queries.js';
import { cellsLabel } from '../roll-up/cell-labels.js';
import { standsIn } from '../roll-up/members.js';
import { hasNothingBelow, nothingBelowNote } from '../roll-up/nothing-below.js';
import type { CountedRevision, YearReport } from '../roll-up/rows.js';
import type { Coverage, Summed } from '../roll-up/statistics.js';
import { sumCells } from '../roll-up/sum-cells.js';
import { type TrendFigure, type TrendPoint, type TrendYear, trendOf } from '../roll-up/trend.js';
import type { Steps } from '../steps.js';

/** Whose figures a trend follows: the organ's own report, the office's report for its jurisdiction, or the sum over all below it. */
export type TrendSubject = 'organ' | 'jurisdiction' | 'rollUp';

export interface TrendAsked {
  readonly officeId: string;
  readonly of: TrendSubject;
  /** A cell (`table3/received/total`), or a measure that the forms name (`requestsReceived`). */
  readonly figure: { readonly cell: string } | { readonly measure: string };
  readonly from: number;
  readonly to: number;
  readonly counted: CountedRevision;
}

export interface TrendPointOfOffice extends TrendPoint {
  /** The report that the figure is from; null for a sum, and where there is none. */
  readonly report: YearReport | null;
  /** Of a sum: how many of the offices have reported. */
  readonly coverage: Coverage | null;
}

export interface TrendOfOffice {
  readonly label: Label;
  readonly points: readonly TrendPointOfOffice[];
}

const mostYears = 30;

/** @throws {GongkaiError} NOT_FOUND, BAD_INPUT */
export function* trendOfOfficeSteps(queries: Queries, asked: TrendAsked, summedIn: (year: number) => Summed): Steps<TrendOfOffice> {
  const { officeId, of, from, to } = asked;
  if (to < from || to - from >= mostYears)
    throw new GongkaiError('BAD_INPUT', `A trend goes from a year to a later one, over at most ${mostYears} years.`, { from, to });
  if (!queries.officesById([officeId])[0]) throw new GongkaiError('NOT_FOUND', `There is no office ${officeId}.`, { officeId });
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const { label, ...figure } = figureAsked(asked, numbers.map(formForYear));
  const told: Told[] = [];
  for (const year of numbers) {
    yield;
    told.push(of === 'rollUp' ? summed(officeId, year, summedIn(year)) : reported(queries, asked, year, of));
  }
  const points = trendOf(figure, told);
  return {
    label,
    points: points.map((point, index) => {
      const { report = null, coverage = null, note } = told[index] ?? {};
      return { ...point, notes: [...point.notes, ...(note ? [note] : [])], report, coverage };
    }),
  };
}

type Told = TrendYear & Pick<TrendPointOfOffice, 'report' | 'coverage'> & { readonly note?: Label };

function summed(officeId: string, year: number, summed: Summed): Told {
  const { form, cells, coverage, members, leftOut } = summed;
  const inSum = new Set(members.flatMap(({ office, counted }) => (counted ? [office.id] : [])));
  const untold = new Set(leftOut.flatMap(({ office, reason }) => (reason === 'registeredLater' ? [office.id] : [])));
  const standIns = new Set(members.filter(standsIn).map(({ office }) => office.id));
  const byOrgans = leftOut.filter(({ reason }) => reason === 'government');
  const known = new Set([...members, ...byOrgans].map(({ office }) => office.id));
  const note = hasNothingBelow(summed, officeId) ? { note: nothingBelowNote } : {};
  return { year, form, sums: cells, offices: { inSum, untold, standIns, known }, report: null, coverage, ...note };
}

function reported(queries: Queries, { officeId, counted }: TrendAsked, year: number, scope: 'organ' | 'jurisdiction'): Told {
  const [report = null] = queries.yearReports({ year, scope, officeIds: [officeId], counted });
  if (!report?.figures) return { year, form: formForYear(year), sums: null, report: null, coverage: null };
  const form = formById(report.formId);
  return { year, form, sums: sumCells(form, [{ form, figures: report.figures }]), report, coverage: null };
}

/** The figure in the newest form of the years that has it. */
function figureAsked({ figure }: TrendAsked, forms: readonly Form[]): TrendFigure & { readonly label: Label } {
  for (const form of [...new Set(forms)].reverse()) {
    if ('cell' in figure && placesOf(form).placeOf.has(figure.cell))
      return { form, cells: [figure.cell], label: cellsLabel(form, [figure.cell]) };
    const measure = 'measure' in figure && Object.hasOwn(form.measures, figure.measure) ? form.measures[figure.measure] : undefined;
    if (measure) return { form, cells: measure.cells, label: { zh: measure.label, en: measure.labelEn } };
  }
  const known = [...new Set(forms.flatMap(({ measures }) => Object.keys(measures)))];
  throw new GongkaiError(
    'BAD_INPUT',
    'cell' in figure
      ? `No form of these years has a cell ${figure.cell.slice(0, 100)}. A cell is table/row/column: table3/received/total.`
      : `No form of these years has a measure ${figure.measure.slice(0, 100)}. Take one of: ${known.join(', ')}.`,
    { figure },
  );
}
