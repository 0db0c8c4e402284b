import type { TableContent } from '../forms/content.js';

export function hasFigures({ rows }: TableContent): boolean {
  return Object.values(rows).some((cells) => Object.values(cells).some(({ value }) => value !== null));
}
