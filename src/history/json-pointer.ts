import { GongkaiError } from '../errors.js';

/** A place in a JSON document as RFC 6901 writes it; no tokens are the whole document. */
export function pointerTo(tokens: readonly string[]): string {
  return tokens.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** @throws {GongkaiError} BAD_INPUT when it is no JSON Pointer */
export function readPointer(pointer: unknown): string[] {
  if (pointer === '') return [];
  if (typeof pointer !== 'string' || !pointer.startsWith('/') || /~(?![01])/.test(pointer)) {
    throw new GongkaiError('BAD_INPUT', `${JSON.stringify(pointer)} is no JSON Pointer.`, { pointer });
  }
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
