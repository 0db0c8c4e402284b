import type { Label } from '../history/labels.js';
import { counted } from './counted.js';

/** Whose reports a sum of a year is made of. */
export interface SummedOffices {
  readonly inSum: ReadonlySet<string>;
  /** Those of which it can not be told whether they had to report: registered here only later, without a report. */
  readonly untold: ReadonlySet<string>;
  /** Governments that are in the sum with their report for their whole jurisdiction. */
  readonly standIns: ReadonlySet<string>;
  /** Those that belonged to it, and governments that counted by the organs below them. */
  readonly known: ReadonlySet<string>;
}

/**
 * What forbids to compare the sums of two years: offices that are in the one, and of which it can not be told whether they belong to the
 * other; and governments that are in the one with their whole jurisdiction, and in the other by their organs. Empty: nothing does.
 * Offices that were founded, dissolved or moved between them are no hindrance.
 */
export function otherOffices(before: SummedOffices, now: SummedOffices): readonly Label[] {
  const untold = untoldIn(now, before) + untoldIn(before, now);
  const otherwise = standsInOnlyIn(now, before) + standsInOnlyIn(before, now);
  return [...(untold > 0 ? [untoldNote(untold)] : []), ...(otherwise > 0 ? [otherwiseNote(otherwise)] : [])];
}

function untoldIn({ inSum }: SummedOffices, { untold }: SummedOffices): number {
  return [...inSum].filter((id) => untold.has(id)).length;
}

function standsInOnlyIn({ standIns }: SummedOffices, other: SummedOffices): number {
  return [...standIns].filter((id) => other.known.has(id) && !other.standIns.has(id)).length;
}

function untoldNote(count: number): Label {
  return {
    zh: `与上年合计的单位不同：${count} 个单位只在其中一年有报告，另一年是否应报无法判断`,
    en: `not the same offices as in the year before: ${counted(count, 'office')} with a report of one year only, registered here after that of the other was due`,
  };
}

function otherwiseNote(count: number): Label {
  return {
    zh: `与上年合计的口径不同：${count} 个下级政府只在其中一年以本行政区域报告计入`,
    en: `not added up as in the year before: ${counted(count, 'lower government')} with the report for its jurisdiction in one of the years only`,
  };
}
