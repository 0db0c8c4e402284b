import { Decimal } from 'decimal.js';
import type { Cell } from '../cell.js';
import type { ReportContent } from '../content.js';
import type { CellId } from '../form.js';
import { cellAt } from '../layout.js';

/** Enough digits for any figure that a cell holds: nothing is rounded. */
export const Exact = Decimal.clone({ precision: 200, toExpNeg: -200, toExpPos: 200 });

/** How many 元 a unit of money is; counts have no entry. */
const money: Readonly<Record<string, string>> = { 元: '1', 万元: '10000', 亿元: '100000000' };

export interface Sum {
  /** Null when a cell has no figure. */
  readonly value: Decimal | null;
  /** The sum with every blank taken for 0, where only blanks are missing; null when a cell holds something else than a figure. */
  readonly withBlanksAsZero: Decimal | null;
  /** Cells without a figure. */
  readonly missing: readonly CellId[];
}

/** The exact sum of cells, money in 元. */
export function sumOf(content: ReportContent, cells: readonly CellId[]): Sum {
  let sum = new Exact(0);
  let onlyBlanks = true;
  const missing: CellId[] = [];
  for (const id of cells) {
    const cell = cellAt(content, id);
    if (cell?.value == null) {
      missing.push(id);
      onlyBlanks &&= cell === null || cell.state === 'blank';
    } else sum = sum.plus(amountOf(cell, cell.value));
  }
  return { value: missing.length === 0 ? sum : null, withBlanksAsZero: onlyBlanks ? sum : null, missing };
}

function amountOf({ unit }: Cell, value: string): Decimal {
  const factor = money[unit];
  return factor === undefined ? new Exact(value) : new Exact(value).times(factor);
}
