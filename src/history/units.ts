import { Decimal } from 'decimal.js';

/** Enough digits for any figure that a cell holds: nothing is rounded. */
export const Exact = Decimal.clone({ precision: 500, toExpNeg: -500, toExpPos: 500 });

const magnitudes: Readonly<Record<string, string>> = {
  十: '10',
  百: '100',
  千: '1000',
  万: '10000',
  百万: '1000000',
  千万: '10000000',
  亿: '100000000',
};
/** Measure words: 3个 and 3件 of the same column are as many. */
const counted = new Set(['', '个', '件', '项', '条', '宗', '起', '份', '部', '篇', '次', '件次']);

/** A figure in another unit, exact. Null when the units can not be converted into each other (元 and 万元 can; 元 and 件 can not). */
export function inUnit(value: string, unit: string, wanted: string): Decimal | null {
  if (unit === wanted) return new Exact(value);
  const [from, to] = [readUnit(unit), readUnit(wanted)];
  return from.base === to.base ? new Exact(value).times(from.factor).div(to.factor) : null;
}

/** Whether figures in these units can be read side by side without naming them: 个 and 件 can, 元 and 万元 can not. */
export function sameMeasure(unit: string, other: string): boolean {
  const [a, b] = [readUnit(unit), readUnit(other)];
  return a.base === b.base && a.factor === b.factor;
}

function readUnit(unit: string): { base: string; factor: string } {
  const [, magnitude = '', rest = ''] = /^(百万|千万|[十百千万亿]?)(.*)$/.exec(unit) ?? [];
  return { base: counted.has(rest) ? 'count' : rest, factor: magnitudes[magnitude] ?? '1' };
}
