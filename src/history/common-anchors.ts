/**
 * Tokens that either sequence has just once, as pairs of their places, both rising: as many as can be kept in order (the patience diff
 * of Bram Cohen). It takes little time however much the sequences differ.
 */
export function commonAnchors(a: Int32Array, b: Int32Array): (readonly [number, number])[] {
  const places = new Map<number, number>();
  const [inA, inB] = [singles(a), singles(b)];
  for (const [token, j] of inB) if (inA.has(token)) places.set(token, j);
  const pairs = [...inA].flatMap(([token, i]): [number, number][] => {
    const j = places.get(token);
    return j === undefined ? [] : [[i, j]];
  });
  return longestRising(pairs);
}

/** Tokens that stand there just once, with their places, in order. */
function singles(tokens: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  const places = new Map<number, number>();
  for (const [index, token] of tokens.entries()) if (counts.get(token) === 1) places.set(token, index);
  return places;
}

/** The longest part of the pairs, whose first members rise, in which the second ones rise too. */
function longestRising(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
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
  }
  const rise: (readonly [number, number])[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] as number) rise.push(pairs[index] as readonly [number, number]);
  return rise.reverse();
}
