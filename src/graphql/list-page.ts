import { GongkaiError } from '../errors.js';
import type { Page, PageRequest } from '../read-model/queries.js';

type Key = readonly (string | number)[];

/**
 * A page of a list that is all there, in the order of its keys. A cursor is a key: the page after it begins behind that key also when
 * the list has changed.
 * @throws {GongkaiError} BAD_INPUT, CURSOR_UNAVAILABLE
 */
export function listPage<T>(items: readonly T[], keyOf: (item: T) => Key, { first, after, last, before }: PageRequest): Page<T> {
  if (first !== undefined && last !== undefined) throw new GongkaiError('BAD_INPUT', 'Ask for first or for last, not for both.');
  const start = after === undefined ? 0 : firstBehind(items, keyOf, decode(after), (order) => order > 0);
  const end = before === undefined ? items.length : firstBehind(items, keyOf, decode(before), (order) => order >= 0);
  const from = last === undefined ? start : Math.max(start, end - last);
  const to = first === undefined ? end : Math.min(end, start + first);
  return {
    edges: items.slice(from, Math.max(from, to)).map((node) => ({ node, cursor: encode(keyOf(node)) })),
    hasNextPage: to < items.length,
    hasPreviousPage: from > 0,
    totalCount: () => items.length,
  };
}

function firstBehind<T>(items: readonly T[], keyOf: (item: T) => Key, key: Key, isBehind: (order: number) => boolean): number {
  const found = items.findIndex((item) => isBehind(compare(keyOf(item), key)));
  return found < 0 ? items.length : found;
}

function compare(one: Key, other: Key): number {
  for (let index = 0; index < one.length; index++) {
    const [a = '', b = ''] = [one[index], other[index]];
    if (typeof a !== typeof b) throw malformed();
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}

function encode(key: Key): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function decode(cursor: string): Key {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.every((value) => typeof value === 'string' || typeof value === 'number')) return key;
  } catch {}
  throw malformed();
}

function malformed(): GongkaiError {
  return new GongkaiError('CURSOR_UNAVAILABLE', 'The cursor is of no page of this list. Leave it out to begin again.');
}
