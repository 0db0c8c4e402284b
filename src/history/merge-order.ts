import type { Sides } from './conflict.js';

/**
 * Merges the order of keys: that of the side which changed it, with what only the other side has put in after what it followed there.
 * Null when both changed the order, each in another way.
 */
export function mergeOrder({ base, theirs, yours }: Sides<readonly string[]>): readonly string[] | null {
  const inAll = new Set(base.filter((key) => theirs.includes(key) && yours.includes(key)));
  const common = (keys: readonly string[]) => keys.filter((key) => inAll.has(key)).join('\n');
  if (common(yours) === common(base) || common(yours) === common(theirs)) return withOthers(theirs, yours);
  return common(theirs) === common(base) ? withOthers(yours, theirs) : null;
}

function withOthers(leading: readonly string[], others: readonly string[]): readonly string[] {
  const result = [...leading];
  let previous: string | undefined;
  for (const key of others) {
    if (!leading.includes(key)) {
      let at = previous === undefined ? 0 : result.indexOf(previous) + 1;
      // What the leading side put in at the same place stands first.
      while (at < result.length && !others.includes(result[at] ?? '')) at++;
      result.splice(at, 0, key);
    }
    previous = key;
  }
  return result;
}
