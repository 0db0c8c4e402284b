import type { CellId, Form } from '../forms/form.js';
import { Exact, inUnit } from '../history/units.js';
import type { SumCell } from './sum-cell.js';

/** A named sum of cells, added up from their sums. */
export interface SumMeasure {
  readonly key: string;
  readonly label: string;
  readonly labelEn: string;
  readonly cells: readonly CellId[];
  readonly value: string | null;
  readonly atLeast: boolean;
  /** Offices that belong to the sum, and whose report is not in it. */
  readonly absent: number;
  /** Figures that are missing, over its cells. */
  readonly missing: number;
  readonly unit: string;
}

/** The measures that a form names: the groups of table 3, and the totals that people speak of. */
export function sumMeasures(form: Form, sums: readonly SumCell[]): SumMeasure[] {
  const byId = new Map(sums.map((sum) => [sum.id, sum]));
  return Object.entries(form.measures).map(([key, { label, labelEn, cells }]) => ({
    key,
    label,
    labelEn,
    cells,
    ...sumOfSums(cells.flatMap((id) => byId.get(id) ?? [])),
  }));
}

/** Sums added up; null where nothing has a figure, or units do not go together. */
export function sumOfSums(sums: readonly SumCell[]): Pick<SumMeasure, 'value' | 'atLeast' | 'absent' | 'missing' | 'unit'> {
  const unit = sums[0]?.unit ?? '';
  const missing = sums.reduce((count, sum) => count + sum.missing, 0);
  const absent = sums.reduce((most, sum) => Math.max(most, sum.absent), 0);
  let total: InstanceType<typeof Exact> | null = null;
  for (const { value, unit: own } of sums) {
    if (value === null) continue;
    const amount = inUnit(value, own, unit);
    if (amount === null) return { value: null, atLeast: false, absent, missing, unit };
    total = (total ?? new Exact(0)).plus(amount);
  }
  const lower = sums.some(({ atLeast, value, missing }) => atLeast || (value === null && missing + absent > 0));
  return { value: total?.toFixed() ?? null, atLeast: total !== null && lower, absent, missing, unit };
}
