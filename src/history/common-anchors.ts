import type { Steps } from '../steps.js';

/** Pairs that are looked at in one step. */
const perStep = 20_000;

/**
 * Tokens that either sequence has just once, as pairs of their places, both rising: as many as can be kept in order (the patience diff
 * of Bram Cohen). It takes little time however much the sequences differ.
 * @param a tokens as whole numbers from 0, none beyond the number of all tokens
 */
export function* commonAnchors(a: Int32Array, b: Int32Array): Steps<(readonly [number, number])[]> {
  const [inA, inB] = [singles(a, a.length + b.length), singles(b, a.length + b.length)];
  yield;
  const pairs: [number, number][] = [];
  for (const [i, token] of a.entries()) {
    const j = inA[token] === i ? (inB[token] as number) : none;
    if (j >= 0) pairs.push([i, j]);
  }
  yield;
  return yield* longestRising(pairs);
}

const none = -1;
const several = -2;

/** By token: the place where it stands, if it stands there just once. */
function singles(tokens: Int32Array, kinds: number): Int32Array {
  const places = new Int32Array(kinds).fill(none);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as number;
    places[token] = places[token] === none ? index : several;
  }
  return places;
}

/** The longest part of the pairs, whose first members rise, in which the second ones rise too. */
function* longestRising(pairs: readonly (readonly [number, number])[]): Steps<(readonly [number, number])[]> {
  /** By length less one: the index of the pair that ends lowest among those that end a rise of that length. */
  const ends: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (const [index, [, j]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] as number]?.[1] ?? 0) < j) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[index] = ends[low - 1] as number;
    ends[low] = index;
    if (index % perStep === perStep - 1) yield;
  }
  const rise: (readonly [number, number])[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] as number) rise.push(pairs[index] as readonly [number, number]);
  return rise.reverse();
}
