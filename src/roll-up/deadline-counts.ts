import { grouped } from '../history/grouped.js';
import type { DeadlineEntry, DeadlineState } from './deadlines.js';

/**
 * `expected`: those that must report, whether they have or not; `dissolved` and `registeredLater` stand beside them. `withdrawn`: those on
 * time or late whose report was taken back since.
 */
export type DeadlineCounts = Readonly<Record<DeadlineState | 'expected' | 'withdrawn', number>>;

export interface RegionCounts {
  /** The first 2, 4 or 6 digits of the 行政区划代码. */
  readonly region: string;
  /** The government of the region, where it is among the offices. */
  readonly name: string | null;
  readonly counts: DeadlineCounts;
}

/** Digits of a 行政区划代码 (GB/T 2260) for each level of region. */
export const regionDigits = { province: 2, city: 4, county: 6 } as const;
export type RegionLevel = keyof typeof regionDigits;

export function deadlineCounts(entries: readonly DeadlineEntry[]): DeadlineCounts {
  const counts: Record<keyof DeadlineCounts, number> = {
    expected: 0,
    withdrawn: 0,
    onTime: 0,
    late: 0,
    notYetDue: 0,
    overdue: 0,
    dissolved: 0,
    registeredLater: 0,
  };
  for (const { state, withdrawn } of entries) {
    counts[state]++;
    if (state !== 'dissolved' && state !== 'registeredLater') counts.expected++;
    if (withdrawn) counts.withdrawn++;
  }
  return counts;
}

/** In the order of the regions' codes. */
export function countsByRegion(entries: readonly DeadlineEntry[], level: RegionLevel): RegionCounts[] {
  const digits = regionDigits[level];
  const groups = grouped(entries, ({ office }) => office.region.slice(0, digits));
  const names = governmentNames(entries);
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([region, group]) => ({ region, name: names.get(region.padEnd(6, '0')) ?? null, counts: deadlineCounts(group) }));
}

function governmentNames(entries: readonly DeadlineEntry[]): ReadonlyMap<string, string> {
  return new Map(
    entries.flatMap(({ office }) =>
      office.kind === 'government' && office.level !== 'township' && office.region.length === 6 ? [[office.region, office.name]] : [],
    ),
  );
}
