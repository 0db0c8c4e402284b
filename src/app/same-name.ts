import { lastDayOf } from '../forms/deadlines/china-day.js';
import type { OfficeRow } from '../read-model/queries.js';

type Dates = Pick<OfficeRow, 'foundedOn' | 'dissolved' | 'dissolution'>;

/**
 * Of offices with one name, such as one and its successor, those that a report of the year can be of: those that are said to have been
 * there when the year ended, else those of which nothing says otherwise. Without a year, or where the days rule all of them out, those that
 * are not dissolved.
 */
export function thoseOf<Office extends Dates>(offices: readonly Office[], year: number | null): readonly Office[] {
  if (offices.length < 2) return offices;
  if (year !== null)
    for (const likelihood of ['said', 'likely', 'untold'] as const) {
      const found = offices.filter((office) => wasThere(office, lastDayOf(year)) === likelihood);
      if (found.length > 0) return found;
    }
  const left = offices.filter(({ dissolved }) => !dissolved);
  return left.length > 0 ? left : offices;
}

/** @param day YYYY-MM-DD */
function wasThere({ foundedOn, dissolved, dissolution }: Dates, day: string): 'said' | 'likely' | 'untold' | 'no' {
  const goneOn = dissolution?.effectiveOn ?? null;
  if ((foundedOn !== null && foundedOn > day) || (goneOn !== null && goneOn <= day)) return 'no';
  if (goneOn !== null) return 'said';
  if (dissolved) return 'untold';
  return foundedOn === null ? 'likely' : 'said';
}
