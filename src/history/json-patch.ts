import { GongkaiError, isGongkaiError } from '../errors.js';
import { jsonEqual } from './json-equal.js';
import { pointerTo, readPointer } from './json-pointer.js';

/** One step of a JSON Patch (RFC 6902); paths are JSON Pointers (RFC 6901). */
export type Operation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly from: string; readonly path: string };

/**
 * Applies a patch and answers the new document. The old one is left as it is; the two share all that the patch does not touch.
 * @throws {GongkaiError} BAD_INPUT when an operation is malformed or does not apply: details name it (`operation`, from 0) and its path
 */
export function applyPatch(document: unknown, patch: readonly Operation[]): unknown {
  return patch.reduce((patched: unknown, operation, index) => {
    try {
      return applied(patched, operation);
    } catch (error) {
      if (!isGongkaiError(error, 'BAD_INPUT')) throw error;
      const details = { ...error.details, operation: index };
      throw new GongkaiError('BAD_INPUT', `Operation ${index} of the patch does not apply: ${error.message}`, details);
    }
  }, document);
}

function applied(document: unknown, operation: Operation): unknown {
  const path = readPointer(operation.path);
  switch (operation.op) {
    case 'add':
      return add(document, path, givenValue(operation));
    case 'replace':
      valueAt(document, path);
      return replace(document, path, givenValue(operation));
    case 'remove':
      return remove(document, path);
    case 'copy':
      return add(document, path, valueAt(document, readPointer(operation.from)));
    case 'move': {
      const from = readPointer(operation.from);
      if (from.length < path.length && from.every((token, i) => token === path[i])) throw refused('a value can not move into itself', path);
      const value = valueAt(document, from);
      return from.length === 0 ? value : add(remove(document, from), path, value);
    }
    case 'test':
      if (jsonEqual(valueAt(document, path), givenValue(operation))) return document;
      throw refused('the value is another', path);
    default:
      throw refused(`there is no operation ${JSON.stringify((operation as { op: unknown }).op)}`, path);
  }
}

function givenValue({ value, path }: { readonly value: unknown; readonly path: string }): unknown {
  if (value === undefined) throw refused('it has no value', readPointer(path));
  return value;
}

function valueAt(document: unknown, path: readonly string[]): unknown {
  return path.reduce((value: unknown, token) => member(value, token, path), document);
}

function add(document: unknown, path: readonly string[], value: unknown): unknown {
  return within(document, path, value, (container, token) => {
    if (!isList(container)) return { ...container, [token]: value };
    return container.toSpliced(token === '-' ? container.length : indexUpTo(token, container.length, path), 0, value);
  });
}

function replace(document: unknown, path: readonly string[], value: unknown): unknown {
  return within(document, path, value, (container, token) => withMember(container, token, value));
}

function remove(document: unknown, path: readonly string[]): unknown {
  if (path.length === 0) throw refused('the whole document can not be removed', path);
  valueAt(document, path);
  return within(document, path, undefined, (container, token) => {
    if (isList(container)) return container.toSpliced(Number(token), 1);
    const { [token]: _, ...others } = container;
    return others;
  });
}

type Members = Readonly<Record<string, unknown>>;
type Container = Members | readonly unknown[];

function isList(container: Container): container is readonly unknown[] {
  return Array.isArray(container);
}

/** A copy of the document in which the container of the place is changed; where the place is the whole document, `whole`. */
function within(
  document: unknown,
  path: readonly string[],
  whole: unknown,
  change: (container: Container, token: string) => unknown,
  depth = 0,
): unknown {
  const token = path[depth];
  if (token === undefined) return whole;
  if (typeof document !== 'object' || document === null) throw refused('there is nothing to hold it', path);
  const container = document as Container;
  if (depth === path.length - 1) return change(container, token);
  return withMember(container, token, within(member(container, token, path), path, whole, change, depth + 1));
}

function withMember(container: Container, token: string, value: unknown): unknown {
  return isList(container) ? container.with(Number(token), value) : { ...container, [token]: value };
}

function member(value: unknown, token: string, path: readonly string[]): unknown {
  if (Array.isArray(value)) return value[indexUpTo(token, value.length - 1, path)];
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, token)) return (value as Record<string, unknown>)[token];
  throw refused('there is nothing', path);
}

function indexUpTo(token: string, last: number, path: readonly string[]): number {
  if (/^(?:0|[1-9]\d*)$/.test(token) && Number(token) <= last) return Number(token);
  throw refused('there is no such place in the list', path);
}

function refused(why: string, path: readonly string[]): GongkaiError {
  return new GongkaiError('BAD_INPUT', `${why} at ${JSON.stringify(pointerTo(path))}.`, { path: pointerTo(path) });
}
