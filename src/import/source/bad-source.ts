import { GongkaiError } from '../../errors.js';

/** A source that can not be read, with what to do about it. */
export function badSource(message: string): GongkaiError {
  return new GongkaiError('BAD_INPUT', message, { what: 'source' });
}
