import { pointerTo } from './json-pointer.js';

/** Where two JSON values first differ, as a JSON Pointer; null where they are the same. Members may stand in any order. */
export function jsonDifference(one: unknown, other: unknown): string | null {
  const path = pathOfDifference(one, other);
  return path && pointerTo(path);
}

function pathOfDifference(one: unknown, other: unknown): string[] | null {
  if (one === other) return null;
  if (!isContainer(one) || !isContainer(other) || Array.isArray(one) !== Array.isArray(other)) return [];
  for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
    if (!Object.hasOwn(one, name) || !Object.hasOwn(other, name)) return [name];
    const within = pathOfDifference(one[name], other[name]);
    if (within) return [name, ...within];
  }
  return null;
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
