import { hasLetters } from './likeness.js';

/** Paragraphs of one side, in order, each under the place where it stands. */
export type Side<Place = number> = readonly { readonly place: Place; readonly text: string }[];

/** Fewer letters, as in 无。, stand anywhere. */
const leastLetters = 2;

/** Pairs equal paragraphs, the first with the first. The same pairs come out, mirrored, when the sides change places. */
export function twinsOf<Place>(old: Side<Place>, now: Side<Place>, least = leastLetters): (readonly [Place, Place])[] {
  const places = new Map<string, Place[]>();
  for (const { place, text } of now) {
    const known = places.get(text);
    if (known) known.push(place);
    else places.set(text, [place]);
  }
  for (const waiting of places.values()) waiting.reverse();
  return old.flatMap(({ place, text }): (readonly [Place, Place])[] => {
    const waiting = places.get(text);
    if (!waiting?.length || !hasLetters(text, least)) return [];
    return [[place, waiting.pop() as Place]];
  });
}
