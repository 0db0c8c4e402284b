/** A pair of places, and how much it is worth to keep it. */
export interface Weighted {
  readonly first: number;
  readonly second: number;
  readonly weight: number;
}

/**
 * Of pairs no two of which share a place, those that can be kept in order, both places rising, and weigh the most together. Of several
 * choices that weigh the same, which one is taken hangs on nothing but the places and weights.
 */
export function heaviestRise<T extends Weighted>(pairs: readonly T[]): T[] {
  const ordered = pairs.toSorted((a, b) => a.first - b.first);
  const ranks = new Map(
    ordered
      .map(({ second }) => second)
      .toSorted((a, b) => a - b)
      .map((second, rank) => [second, rank + 1]),
  );
  /** A Fenwick tree over the ranks: which chain, by the index of its last pair, is heaviest among those that end at or below a rank. */
  const tree = new Int32Array(ordered.length + 1).fill(-1);
  const weights = new Float64Array(ordered.length);
  const before = new Int32Array(ordered.length).fill(-1);
  const weightOf = (index: number) => (index < 0 ? 0 : (weights[index] ?? 0));
  let heaviest = -1;
  for (const [index, { second, weight }] of ordered.entries()) {
    const rank = ranks.get(second) ?? 0;
    let chain = -1;
    for (let at = rank - 1; at > 0; at -= at & -at) if (weightOf(tree[at] ?? -1) > weightOf(chain)) chain = tree[at] ?? -1;
    before[index] = chain;
    weights[index] = weightOf(chain) + weight;
    for (let at = rank; at <= ordered.length; at += at & -at) if (weightOf(index) > weightOf(tree[at] ?? -1)) tree[at] = index;
    if (weightOf(index) > weightOf(heaviest)) heaviest = index;
  }
  const kept: T[] = [];
  for (let index = heaviest; index >= 0; index = before[index] ?? -1) kept.push(ordered[index] as T);
  return kept.reverse();
}
