import type { PathStep } from '../../forms/form.js';

/** Whether two neighbours, rows or columns, stand under the same heading at a level, and under the same ones above it. */
export function sharesHeading(one: WithPath | undefined, other: WithPath | undefined, level: number): boolean {
  if (!one || !other || one.path.length <= level || other.path.length <= level) return false;
  return other.path.slice(0, level + 1).every(({ key }, index) => one.path[index]?.key === key);
}

interface WithPath {
  readonly path: readonly PathStep[];
}
