import type { ReportContent } from '../forms/content.js';
import { contentDocument } from './document.js';
import { jsonEqual } from './json-equal.js';
import type { Operation } from './json-patch.js';
import { pointerTo } from './json-pointer.js';

/** `/tables/<table>/rows/<row>/<column>`: a cell is replaced whole, since its text, state and value belong together. */
const depthOfCells = 5;

/**
 * The JSON Patch (RFC 6902) that makes the document of `to` out of the document of `from`: only add, remove and replace, parents before
 * what is in them. Looks only into objects that the two do not share.
 */
export function contentPatch(from: ReportContent, to: ReportContent): Operation[] {
  const operations: Operation[] = [];
  compare(contentDocument(from), contentDocument(to), [], operations);
  return operations;
}

function compare(from: unknown, to: unknown, path: readonly string[], operations: Operation[]): void {
  if (from === to) return;
  const whole = path.length >= depthOfCells;
  if (!whole && Array.isArray(from) && Array.isArray(to)) compareArrays(from, to, path, operations);
  else if (!whole && isObject(from) && isObject(to)) compareObjects(from, to, path, operations);
  else if (!jsonEqual(from, to)) operations.push({ op: 'replace', path: pointerTo(path), value: to });
}

function compareObjects(
  from: Readonly<Record<string, unknown>>,
  to: Readonly<Record<string, unknown>>,
  path: readonly string[],
  operations: Operation[],
): void {
  for (const name of Object.keys(from)) {
    if (!Object.hasOwn(to, name)) operations.push({ op: 'remove', path: pointerTo([...path, name]) });
  }
  for (const [name, value] of Object.entries(to)) {
    if (Object.hasOwn(from, name)) compare(from[name], value, [...path, name], operations);
    else operations.push({ op: 'add', path: pointerTo([...path, name]), value });
  }
}

/** Lists here are short (local rows): what stands between their common beginning and end is taken out and put in. */
function compareArrays(from: readonly unknown[], to: readonly unknown[], path: readonly string[], operations: Operation[]): void {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && jsonEqual(from[start], to[start])) start++;
  let tail = 0;
  while (tail < shorter - start && jsonEqual(from[from.length - 1 - tail], to[to.length - 1 - tail])) tail++;
  const place = (index: number) => pointerTo([...path, String(index)]);
  for (let i = from.length - tail - 1; i >= start; i--) operations.push({ op: 'remove', path: place(i) });
  for (let i = start; i < to.length - tail; i++) operations.push({ op: 'add', path: place(i), value: to[i] });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
