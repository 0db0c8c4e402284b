import type { Label } from '../history/labels.js';
import { counted } from './counted.js';

/** Whose reports a sum of a year is made of. */
export interface SummedOffices {
  readonly inSum: ReadonlySet<string>;
  /** Those of which it can not be told whether they had to report: registered here only later, without a report. */
  readonly untold: ReadonlySet<string>;
}

/**
 * What forbids to compare the sums of two years: offices that are in the one, and of which it can not be told whether they belong to the
 * other. Null: nothing does. Offices that were founded, dissolved or moved between them are no hindrance.
 */
export function otherOffices(before: SummedOffices, now: SummedOffices): Label | null {
  const other = [...now.inSum].filter((id) => before.untold.has(id)).length + [...before.inSum].filter((id) => now.untold.has(id)).length;
  if (other === 0) return null;
  return {
    zh: `与上年合计的单位不同：${other} 个单位只在其中一年有报告，另一年是否应报无法判断`,
    en: `not the same offices as in the year before: ${counted(other, 'office')} with a report of one year only, registered here after that of the other was due`,
  };
}
