import { Decimal } from 'decimal.js';

/** How far a percentage may be from what a text says: half of the last place that it states, at least 0.05. */
export function statedTolerance(stated: string): Decimal {
  const decimals = stated.includes('.') ? stated.length - 1 - stated.indexOf('.') : 0;
  return Decimal.max('0.05', new Decimal('0.5').div(new Decimal(10).pow(decimals)));
}
