import { comparabilityBetween } from '../forms/comparabilities.js';
import type { Form } from '../forms/form.js';
import { placesOf } from '../forms/places.js';

const known = new Map<string, ReadonlyMap<number, number>>();

/** The cells of a form that stand for exactly the same figure as one cell of another form, by their places. */
export function sharedPlaces(from: Form, to: Form): ReadonlyMap<number, number> {
  const key = `${from.id} ${to.id}`;
  let places = known.get(key);
  if (!places) {
    const [old, now] = [placesOf(from).placeOf, placesOf(to).placeOf];
    places = new Map(
      comparabilityBetween(from, to).links.flatMap((link): [number, number][] => {
        const [here, there] = [old.get(link.old[0] ?? ''), now.get(link.new[0] ?? '')];
        const one = link.old.length === 1 && link.new.length === 1 && link.grade === 'exact';
        return one && here !== undefined && there !== undefined ? [[here, there]] : [];
      }),
    );
    known.set(key, places);
  }
  return places;
}
