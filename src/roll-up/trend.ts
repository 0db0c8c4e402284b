import type { ComparabilityGrade } from '../forms/comparability.js';
import type { CellId, Form } from '../forms/form.js';
import type { Label } from '../history/labels.js';
import { Exact, inUnit } from '../history/units.js';
import { cellsLabel } from './cell-labels.js';
import { sumOfSums } from './measures.js';
import { otherOffices, type SummedOffices } from './same-offices.js';
import { seriesIn } from './series.js';
import type { SumCell } from './sum-cell.js';

/** The figure that a trend follows, as one form has it. */
export interface TrendFigure {
  readonly form: Form;
  readonly cells: readonly CellId[];
}

/** A year of a trend, before it is compared. */
export interface TrendYear {
  readonly year: number;
  /** The form of the figures. */
  readonly form: Form;
  /** Null: nothing was reported. */
  readonly sums: readonly SumCell[] | null;
  /** Absent: the figures are of one report. */
  readonly offices?: SummedOffices;
}

export interface TrendPoint {
  readonly year: number;
  readonly formId: string;
  readonly cells: readonly CellId[];
  /** What the year's form calls it. */
  readonly label: Label;
  /** Exact decimal; null where there is none: that is not 0. */
  readonly value: string | null;
  readonly atLeast: boolean;
  /** Of a sum: offices that belong to it, and whose report is not in it. */
  readonly absent: number;
  readonly missing: number;
  readonly unit: string;
  /** How far it may be compared with the figure asked for. */
  readonly grade: ComparabilityGrade;
  /** How far it may be compared with the year before; null at the first point. */
  readonly gradeToPrevious: ComparabilityGrade | null;
  readonly notes: readonly Label[];
  /**
   * Against the year before, exact, in this point's unit; null across grade `none`, and where either figure is missing, a lower bound, of other offices, or
   * without the reports of some offices.
   */
  readonly delta: string | null;
  /** The delta as a share of the year before, to six places; null where there is no delta, and where that figure is not above zero. */
  readonly growthRate: string | null;
}

const decimals = 6;

/** @param years each the year after the one before */
export function trendOf(asked: TrendFigure, years: readonly TrendYear[]): TrendPoint[] {
  const points: TrendPoint[] = [];
  years.forEach((year, index) => {
    const before = years[index - 1];
    points.push(pointOf(asked, year, before && points[index - 1] ? { ...before, point: points[index - 1] as TrendPoint } : null));
  });
  return points;
}

function pointOf(
  asked: TrendFigure,
  { year, form, sums, offices }: TrendYear,
  before: (TrendYear & { point: TrendPoint }) | null,
): TrendPoint {
  const { cells, grade, notes } = seriesIn(form, asked.form, asked.cells);
  const byId = new Map(sums?.map((sum) => [sum.id, sum]));
  const figure = sumOfSums(cells.flatMap((id) => byId.get(id) ?? []));
  const back = before && seriesIn(before.form, form, cells);
  const gradeToPrevious = back ? (cells.length === 0 || !sameCells(back.cells, before.point.cells) ? 'none' : back.grade) : null;
  const others = before?.offices && offices ? otherOffices(before.offices, offices) : [];
  const delta = before && others.length === 0 && gradeToPrevious !== 'none' ? deltaBetween(before.point, figure) : null;
  const known = delta === null || before === null ? null : inUnit(before.point.value ?? '', before.point.unit, figure.unit);
  return {
    year,
    formId: form.id,
    cells,
    label: cells.length > 0 ? cellsLabel(form, cells) : cellsLabel(asked.form, asked.cells),
    ...figure,
    grade,
    gradeToPrevious,
    notes: [...notes, ...others],
    delta,
    growthRate:
      delta === null || known === null || known.lessThanOrEqualTo(0)
        ? null
        : new Exact(delta).div(known).toDecimalPlaces(decimals, Exact.ROUND_HALF_UP).toFixed(),
  };
}

type Figure = Pick<TrendPoint, 'value' | 'atLeast' | 'absent' | 'missing' | 'unit'>;

/** Whether it is the whole figure, and no part of it. */
function isWhole({ atLeast, absent, missing }: Figure): boolean {
  return !atLeast && absent === 0 && missing === 0;
}

function deltaBetween(before: Figure, now: Figure): string | null {
  if (now.value === null || before.value === null || !isWhole(now) || !isWhole(before)) return null;
  const old = inUnit(before.value, before.unit, now.unit);
  return old === null ? null : new Exact(now.value).minus(old).toFixed();
}

function sameCells(one: readonly CellId[], other: readonly CellId[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
