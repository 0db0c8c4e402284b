import { existsSync, statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { parseConnection } from './eventstoredb/connection.js';

/** Where events are kept. */
export type EventStoreAddress =
  /** @property path absolute */
  | { readonly kind: 'sqlite'; readonly path: string; readonly shown: string }
  /** @property url a secret: it may hold a password */
  | { readonly kind: 'eventstoredb'; readonly url: string; readonly shown: string };

/**
 * Reads `sqlite:PATH` or `esdb://…`. `shown` names it for people, without credentials.
 * @param cwd relative paths are taken from here
 * @throws {Error} that says what would be right, and repeats no credentials
 */
export function parseEventStoreAddress(text: string, cwd: string): EventStoreAddress {
  const path = /^sqlite:(.+)$/.exec(text)?.[1];
  if (path !== undefined) return { kind: 'sqlite', path: isAbsolute(path) ? path : resolve(cwd, path), shown: `sqlite:${path}` };
  if (/^esdb(\+discover)?:/.test(text)) return { kind: 'eventstoredb', url: text, shown: parseConnection(text).shown };
  throw new Error('must be sqlite:PATH or esdb://HOST:PORT?tls=true');
}

/** Whether two addresses lead to one store: the same file, whatever its name; the same namespace of a server, as far as its name tells. */
export function isSamePlace(a: EventStoreAddress, b: EventStoreAddress): boolean {
  if (a.kind === 'eventstoredb' || b.kind === 'eventstoredb') return a.kind === b.kind && a.shown === b.shown;
  if (resolve(a.path) === resolve(b.path)) return true;
  if (!existsSync(a.path) || !existsSync(b.path)) return false;
  const [first, second] = [statSync(a.path, { bigint: true }), statSync(b.path, { bigint: true })];
  return first.ino === second.ino && first.dev === second.dev;
}
