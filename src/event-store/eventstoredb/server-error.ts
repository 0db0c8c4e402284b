import { ErrorType, isCommandError } from '@eventstore/db-client';
import { GongkaiError, messageOf } from '../../errors.js';
import type { Breaker } from './breaker.js';

/** The server, or the way to it, does not answer now. */
const away = new Set<string>([
  ErrorType.UNAVAILABLE,
  ErrorType.TIMEOUT,
  ErrorType.DEADLINE_EXCEEDED,
  ErrorType.CANCELLED,
  ErrorType.NOT_LEADER,
  ErrorType.UNKNOWN,
]);

/**
 * What gRPC's numbers say, where the client says no more: cancelled, unknown, deadline exceeded, permission denied, resource exhausted,
 * aborted, internal, unavailable, unauthenticated. The others, such as an argument that the server does not take, are faults of ours.
 */
const ofStatus = new Map<number, string>([
  [1, ErrorType.CANCELLED],
  [2, ErrorType.UNKNOWN],
  [4, ErrorType.DEADLINE_EXCEEDED],
  [7, ErrorType.ACCESS_DENIED],
  [8, ErrorType.UNKNOWN],
  [10, ErrorType.TIMEOUT],
  [13, ErrorType.UNKNOWN],
  [14, ErrorType.UNAVAILABLE],
  [16, ErrorType.ACCESS_DENIED],
]);

/** Nothing can have reached the server. */
const neverSent = /No connection established|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|Failed to discover|Name resolution failed/i;

/**
 * What the client threw, as an error of ours; what is none of the client's is told as it is.
 * @param breaker is told of a server that is away
 * @param sent an append was under way
 */
export function told(error: unknown, breaker: Breaker, sent = false): unknown {
  if (error instanceof GongkaiError) {
    if (error.code === 'UNAVAILABLE') breaker.failed();
    return error;
  }
  const type = typeOf(error);
  if (type === null) return error;
  switch (type) {
    case ErrorType.STREAM_DELETED:
      return new GongkaiError(
        'STREAM_DELETED',
        'The stream was deleted on the event store: nothing can be read from it or appended to it.',
        {},
        cause(error),
      );
    case ErrorType.ACCESS_DENIED:
      return new GongkaiError(
        'STORE_ACCESS_DENIED',
        'The event store refuses the credentials in its address: they need to read $all and to append to the streams of the namespace.',
        {},
        cause(error),
      );
    default:
      return away.has(type) ? unavailable(error, breaker.failed(), sent) : error;
  }
}

/** @param error why; its text may be shown, since the client names at most an address in it */
function unavailable(error: unknown, retryAfterMs: number, sent: boolean): GongkaiError {
  const mayHaveBeenRecorded = sent && !neverSent.test(messageOf(error));
  return new GongkaiError(
    'UNAVAILABLE',
    `The event store does not answer (${shortly(error)}). Try again.`,
    { retryAfterMs, mayHaveBeenRecorded },
    cause(error),
  );
}

/** Kind of the client's error; `unknown` for those of the transport; null for what is no fault of the server or the way to it. */
function typeOf(error: unknown): string | null {
  if (error instanceof Error && isCommandError(error) && error.type !== ErrorType.UNKNOWN) return error.type;
  if (typeof error !== 'object' || error === null) return null;
  // gRPC's own errors carry a numeric status; a channel that was closed under a call says so in words.
  if ('code' in error && typeof error.code === 'number') return ofStatus.get(error.code) ?? null;
  if (error instanceof Error && isCommandError(error)) return error.type;
  return /channel has been (closed|shut down)|write after end|Failed to discover/i.test(messageOf(error)) ? ErrorType.UNAVAILABLE : null;
}

function shortly(error: unknown): string {
  const [line = ''] = messageOf(error).split('\n');
  return line.slice(0, 200) || (typeOf(error) ?? 'no reason given');
}

function cause(error: unknown): ErrorOptions {
  return { cause: error };
}
