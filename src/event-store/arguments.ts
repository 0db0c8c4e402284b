import { GongkaiError } from '../errors.js';
import type { NewEvent } from './event-store.js';

/** What every adapter asks of an append. @throws {GongkaiError} BAD_INPUT */
export function checkAppend(stream: string, events: readonly NewEvent[], expected: number): void {
  if (stream === '' || stream.length > 300 || !stream.isWellFormed())
    throw new GongkaiError('BAD_INPUT', 'A stream is named by 1 to 300 characters of well-formed Unicode.');
  if (!Number.isSafeInteger(expected) || expected < 0)
    throw new GongkaiError('BAD_INPUT', `The expected number of events is a whole number from 0, not ${expected}.`);
  if (events.length === 0) throw new GongkaiError('BAD_INPUT', 'Nothing to append.');
  if (events.length > 1 && new Set(events.map(({ id }) => id)).size !== events.length)
    throw new GongkaiError('BAD_INPUT', 'Two events of one append have the same id.');
  for (const { type, data } of events)
    if (data === undefined) throw new GongkaiError('BAD_INPUT', `The event ${type} has no data.`, { type });
}

/** @throws {GongkaiError} BAD_INPUT */
export function checkLimit(limit: number): void {
  if (limit !== Number.POSITIVE_INFINITY) checkCount('limit', limit, 0);
}

/** @throws {GongkaiError} BAD_INPUT */
export function checkCount(name: string, count: number, least: number): void {
  if (!Number.isSafeInteger(count) || count < least)
    throw new GongkaiError('BAD_INPUT', `${name} is a whole number from ${least}, not ${count}.`);
}

/** Another writer was first, or a part of the events is in the stream already. */
export function revisionConflict(stream: string, expected: number, actual: number): GongkaiError {
  const why = actual === expected ? 'holds a part of these events already' : `has ${actual} events, not ${expected}`;
  return new GongkaiError('REVISION_CONFLICT', `The stream ${stream} ${why}.`, { stream, expected, actual });
}

/** What is given as a position is none from which this store could go on. */
export function cursorUnavailable(position: string, why: string): GongkaiError {
  const shown = position.slice(0, 50);
  return new GongkaiError('CURSOR_UNAVAILABLE', `"${shown}" ${why}.`, { position: shown });
}

/** @param revision what the event would have become in the stream */
export function tooLarge(stream: string, revision: number, type: string, bytes: number, limit: number): GongkaiError {
  const message = `The event ${type} (revision ${revision} of ${stream}) has ${bytes} bytes; the store takes ${limit}.`;
  return new GongkaiError('EVENT_TOO_LARGE', message, { stream, revision, type, bytes, limit });
}

/** @param place without credentials */
export function noSuchStore(place: string): GongkaiError {
  return new GongkaiError('NOT_FOUND', `There is no event store at ${place}.`);
}

export function closed(): GongkaiError {
  return new GongkaiError('UNAVAILABLE', 'The event store is closed.');
}
