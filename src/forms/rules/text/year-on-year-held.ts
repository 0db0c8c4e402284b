import { Decimal } from 'decimal.js';
import type { EarlierSum } from '../across/earlier-cells.js';
import type { MeasuredFigure } from './measure-figure.js';
import type { Mention } from './mention.js';
import type { YearOnYearClaim } from './year-on-year-claims.js';
import { workedOut } from './year-on-year-told.js';

/** One meaning of the figure: what it is in this report, and what in last year's. */
export interface Compared {
  readonly now: MeasuredFigure;
  readonly last: EarlierSum | null;
}

/** What last year's report makes of what was claimed. */
export interface Held {
  readonly claim: YearOnYearClaim;
  /** The first claim that does not fit, or null. */
  readonly wrong: YearOnYearClaim | null;
  /** What it should be. */
  readonly right: Decimal;
  readonly last: Decimal;
  readonly basis: EarlierSum['basis'];
}

/** The claims that last year's report can be asked of, held to it. */
export function heldTo({ now, last }: Compared, mention: Mention, claims: readonly YearOnYearClaim[]): Held[] {
  if (!last?.value) return [];
  const { value, basis } = last;
  // 1.3万件 stands for what the table has.
  const figure = mention.tolerance !== '0' && agrees(mention, now) && now.value !== null ? now.value : mention.value;
  const worked = claims.flatMap((claim) => {
    const right = workedOut(claim, new Decimal(figure), value);
    return right ? [{ claim, right, fits: right.minus(claim.said).abs().lessThanOrEqualTo(claim.tolerance) }] : [];
  });
  const told = worked.find(({ fits }) => !fits) ?? worked[0];
  return told ? [{ claim: told.claim, wrong: told.fits ? null : told.claim, right: told.right, last: value, basis }] : [];
}

/** Whether the table has the figure that the text has. */
export function agrees({ value, tolerance }: Mention, { value: table }: MeasuredFigure): boolean {
  return table !== null && new Decimal(value).minus(table).abs().lessThanOrEqualTo(tolerance);
}
