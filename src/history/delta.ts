import type { Cell } from '../forms/cell.js';
import { Exact, inUnit } from './units.js';

/**
 * New less old as an exact decimal in the new cell's unit. Null when either is no figure, or the units can not be converted into each
 * other (元 and 万元 can; 元 and 件 can not).
 */
export function deltaOf(old: Figure | null, now: Figure | null): string | null {
  if (old?.value == null || now?.value == null) return null;
  const before = inUnit(old.value, old.unit, now.unit);
  return before === null ? null : new Exact(now.value).minus(before).toFixed();
}

/** What of a cell counts here. */
export type Figure = Pick<Cell, 'value' | 'unit'>;
