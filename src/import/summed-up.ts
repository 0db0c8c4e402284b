import type { FormColumn } from '../forms/form.js';
import { parseCell } from '../forms/parse-cell.js';
import type { Token } from './table-tokens.js';

/**
 * Takes a row's figures where one text more follows them, such as the number of a page: words that can be no figure, or a figure that the
 * row's own totals tell apart, since they hold without it and would hold without none of the others.
 * @returns null where that can not be told
 */
export function summedUp(texts: readonly Token[], columns: readonly FormColumn[]): readonly Token[] | null {
  const own = texts.slice(0, columns.length);
  const after = texts[columns.length];
  if (!after || texts.length !== columns.length + 1 || own.some(({ line }) => line === after.line)) return null;
  const values = texts.map(({ text }, index) => numberIn(text, columns[Math.min(index, columns.length - 1)]));
  if (values.slice(0, -1).some((value) => value === null)) return null;
  if (values.at(-1) === null) return own;
  const taken = values.slice(0, -1);
  const others = taken.map((_, index) => values.toSpliced(index, 1)).filter((left) => left.join() !== taken.join());
  return totalsHold(taken, columns) && !others.some((left) => totalsHold(left, columns)) ? own : null;
}

function numberIn(text: string, column: FormColumn | undefined): number | null {
  const value = column ? (parseCell(text, column).value ?? null) : null;
  return value === null ? null : Number(value);
}

/** Each total is the sum of the columns since the one before; false where there is none. */
function totalsHold(values: readonly (number | null)[], columns: readonly FormColumn[]): boolean {
  let sum = 0;
  let totals = 0;
  for (const [index, { key }] of columns.entries()) {
    const value = values[index] ?? 0;
    if (!/(^|\.)total$/.test(key)) {
      sum += value;
      continue;
    }
    if (sum !== value) return false;
    sum = 0;
    totals++;
  }
  return totals > 0;
}
