import type { Dated, OfficePlace, OfficeState } from './office.js';

/** The day from which on something counts: the one that was said, else the one on which it was recorded. */
export function inEffectOn({ effectiveOn, recordedOn }: Dated): string {
  return effectiveOn ?? recordedOn;
}

/** The places of an office after a move: it holds from its day on, whatever was recorded for later days before. */
export function movedTo(places: readonly OfficePlace[], place: OfficePlace): readonly OfficePlace[] {
  const day = inEffectOn(place);
  return [...places.filter((before, index) => index === 0 || inEffectOn(before) < day), place];
}

/** A place, and the days of it: from the first (null: from the beginning) to before the last (null: until now). */
interface Stretch {
  readonly place: OfficePlace;
  readonly from: string | null;
  readonly until: string | null;
}

/** Where an office stands on the days from one (null: the beginning) to before another (null: without end). */
export function stretchesOf(places: readonly OfficePlace[], from: string | null, until: string | null): readonly Stretch[] {
  return places.flatMap((place, index): Stretch[] => {
    const next = places[index + 1];
    const stretch = {
      place,
      from: latest(index === 0 ? null : inEffectOn(place), from),
      until: earliest(next ? inEffectOn(next) : null, until),
    };
    return stretch.from !== null && stretch.until !== null && stretch.from >= stretch.until ? [] : [stretch];
  });
}

/** Whether an office is another one, or stands below it on some day from the one given on. */
export function standsBelow(
  id: string,
  above: string,
  from: string | null,
  officeById: (id: string) => Pick<OfficeState, 'places'> | null,
): boolean {
  const climb = (at: string, from: string | null, until: string | null, path: readonly string[]): boolean => {
    if (at === above) return true;
    if (path.includes(at)) return false;
    return stretchesOf(officeById(at)?.places ?? [], from, until).some(
      ({ place, ...days }) => place.parentId !== null && climb(place.parentId, days.from, days.until, [...path, at]),
    );
  };
  return climb(id, from, null, []);
}

function latest(one: string | null, other: string | null): string | null {
  return one === null || (other !== null && other > one) ? other : one;
}

function earliest(one: string | null, other: string | null): string | null {
  return one === null || (other !== null && other < one) ? other : one;
}
