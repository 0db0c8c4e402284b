import type { CellId, Form } from '../forms/form.js';
import { placesOf } from '../forms/places.js';
import type { Lack, ReportFigures } from '../history/report-figures.js';
import { Exact, inUnit } from '../history/units.js';
import { type Contribution, contributionOf } from './contribution.js';
import { sharedPlaces } from './shared-places.js';

/** Figures of a report, in its own form. */
export interface Summand {
  readonly form: Form;
  readonly figures: ReportFigures;
}

/** The sum of one cell over reports. */
export interface SumCell {
  readonly id: CellId;
  /** Exact decimal; null when no report has a figure there. */
  readonly value: string | null;
  /** Figures are missing and none can be below zero: the sum is at least `value`. */
  readonly atLeast: boolean;
  /** Reports without a figure there, by what they have instead; `unit`: a figure in a unit that can not be converted. */
  readonly missing: number;
  readonly lacking: Readonly<Record<Lack | 'unit' | 'form', number>>;
  readonly contributing: number;
  readonly unit: string;
  /** Figures written in another unit, and converted: 万元 into 元 by 10 000. */
  readonly converted: number;
  /** Reports whose printed total is not what its parts add up to: the parts were added. */
  readonly differing: number;
}

type Lacking = Record<keyof SumCell['lacking'], number>;

/**
 * Adds reports up, cell by cell of a form. Totals are added up again in each report. A report of another form gives the figures that are
 * exactly the same there; its others are missing. The order of reports does not matter.
 */
export function sumCells(form: Form, summands: Iterable<Summand>): SumCell[] {
  const { ids, columns } = placesOf(form);
  const count = ids.length;
  const whole = new Float64Array(count);
  const contributing = new Uint32Array(count);
  const differing = new Uint32Array(count);
  const converted = new Uint32Array(count);
  const exact = new Map<number, InstanceType<typeof Exact>>();
  const lacking = Array.from({ length: count }, (): Lacking => ({ blank: 0, na: 0, text: 0, unit: 0, form: 0 }));
  const lack = (place: number, why: keyof Lacking): void => {
    const cell = lacking[place];
    if (cell) cell[why]++;
  };

  const add = ({ whole: values, lacks, exact: others, differing: odd }: Contribution, at: (place: number) => number | null): void => {
    for (let place = 0; place < values.length; place++) {
      const value = values[place] as number;
      const to = Number.isNaN(value) ? null : at(place);
      if (to === null) continue;
      whole[to] = (whole[to] as number) + value;
      contributing[to] = (contributing[to] as number) + 1;
    }
    for (const [place, why] of lacks) {
      const to = at(place);
      if (to !== null) lack(to, why);
    }
    for (const { place, value, unit } of others) {
      const to = at(place);
      if (to === null) continue;
      const amount = inUnit(value, unit, columns[to]?.unit ?? '');
      if (amount === null) lack(to, 'unit');
      else {
        exact.set(to, (exact.get(to) ?? new Exact(0)).plus(amount));
        contributing[to] = (contributing[to] as number) + 1;
        if (unit !== columns[to]?.unit) converted[to] = (converted[to] as number) + 1;
      }
    }
    for (const place of odd) {
      const to = at(place);
      if (to !== null) differing[to] = (differing[to] as number) + 1;
    }
  };

  for (const summand of summands) {
    const contribution = contributionOf(summand.form, summand.figures);
    if (summand.form.id === form.id) add(contribution, (place) => place);
    else {
      const shared = sharedPlaces(summand.form, form);
      add(contribution, (place) => shared.get(place) ?? null);
      const reached = new Set(shared.values());
      for (let place = 0; place < count; place++) if (!reached.has(place)) lack(place, 'form');
    }
  }

  return ids.map((id, place) => {
    const lacks = lacking[place] ?? { blank: 0, na: 0, text: 0, unit: 0, form: 0 };
    const missing = Object.values(lacks).reduce((sum, each) => sum + each, 0);
    const reports = contributing[place] ?? 0;
    const sum = new Exact(whole[place] ?? 0).plus(exact.get(place) ?? 0);
    return {
      id,
      value: reports === 0 ? null : sum.toFixed(),
      atLeast: missing > 0 && reports > 0 && columns[place]?.signed === false,
      missing,
      lacking: lacks,
      contributing: reports,
      unit: columns[place]?.unit ?? '',
      converted: converted[place] ?? 0,
      differing: differing[place] ?? 0,
    };
  });
}
