import type { CellState } from '../forms/cell.js';
import type { ReportContent } from '../forms/content.js';
import type { Form } from '../forms/form.js';
import { placesOf } from '../forms/places.js';
import { sameMeasure } from './units.js';

/** Why a cell has no figure. */
export type Lack = Extract<CellState, 'blank' | 'na' | 'text'>;

/** The figures of one report by the places of its form's cells, to be added up quickly. Local rows are not among them. */
export interface ReportFigures {
  /** Whole numbers in the unit of the column; NaN where the cell has none, or one that `exact` tells. */
  readonly whole: Float64Array;
  /** Why there is no figure; by place, only where there is none. */
  readonly lacks: ReadonlyMap<number, Lack>;
  /** Decimals, figures beyond 32 bits, and those in another unit than the column's. */
  readonly exact: readonly ExactFigure[];
}

export interface ExactFigure {
  readonly place: number;
  readonly value: string;
  readonly unit: string;
}

const largest = 2 ** 31 - 1;

export function figuresOf(form: Form, { tables }: ReportContent): ReportFigures {
  const { keys, columns } = placesOf(form);
  const whole = new Float64Array(keys.length).fill(Number.NaN);
  const lacks = new Map<number, Lack>();
  const exact: ExactFigure[] = [];
  for (let place = 0; place < keys.length; place++) {
    const [table, row, column] = keys[place] as (typeof keys)[number];
    const cell = tables[table]?.rows[row]?.[column];
    const declared = columns[place]?.unit ?? '';
    if (cell === undefined) lacks.set(place, 'blank');
    else if (cell.state === 'blank' || cell.state === 'na' || cell.state === 'text') lacks.set(place, cell.state);
    else if (cell.value === null) lacks.set(place, 'text');
    else {
      const { value, unit } = cell;
      const number = Number(value);
      const plain = Number.isInteger(number) && Math.abs(number) <= largest && (unit === declared || sameMeasure(unit, declared));
      if (plain) whole[place] = number;
      else exact.push({ place, value, unit });
    }
  }
  return { whole, lacks, exact };
}
