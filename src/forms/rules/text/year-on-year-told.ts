import type { Decimal } from 'decimal.js';
import type { Named } from '../labels.js';
import type { YearOnYearClaim } from './year-on-year-claims.js';

/** What the two years' figures make of what a claim says; null for growth from nought. */
export function workedOut({ kind }: Pick<YearOnYearClaim, 'kind'>, now: Decimal, last: Decimal): Decimal | null {
  switch (kind) {
    case 'percent':
      return last.isZero() ? null : now.minus(last).times(100).div(last);
    case 'difference':
      return now.minus(last);
    case 'ratio':
      return last.isZero() ? null : now.div(last);
    case 'level':
      return last;
  }
}

/** A claim as a finding tells it. */
export function claimTold({ kind, said }: Pick<YearOnYearClaim, 'kind' | 'said'>, year: number): Named {
  const plain = said.toFixed();
  switch (kind) {
    case 'percent':
      return { zh: `同比 ${signed(said)}%`, en: `${signed(said)}% year on year` };
    case 'difference':
      return { zh: `比上年 ${signed(said)}`, en: `${signed(said)} year on year` };
    case 'ratio':
      return { zh: `为上年的 ${plain} 倍`, en: `${plain} times last year's` };
    case 'level':
      return { zh: `${year - 1}年为 ${plain}`, en: `${plain} in ${year - 1}` };
  }
}

/** What last year's figure was, and what it makes of the claim. */
export function wasAndIs({ kind }: Pick<YearOnYearClaim, 'kind'>, right: Decimal, last: Decimal, year: number): Named {
  const was = last.toFixed();
  if (kind === 'level') return { zh: `上一年度报告为 ${was}`, en: `last year's report has ${was}` };
  const is = kind === 'percent' ? `${right.toFixed()}%` : kind === 'difference' ? signed(right) : right.toFixed();
  return { zh: `${year - 1}年为 ${was}，应为 ${is}`, en: `it was ${was} in ${year - 1}, which makes ${is}` };
}

function signed(figure: Decimal): string {
  return `${figure.isNegative() ? '' : '+'}${figure.toFixed()}`;
}
