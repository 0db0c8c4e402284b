import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  StreamDeletedError,
  TimeoutError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { GongkaiError } from '../../../src/errors.js';
import { Breaker } from '../../../src/event-store/eventstoredb/breaker.js';
import { told } from '../../../src/event-store/eventstoredb/server-error.js';

/** An error of the transport: a number says what happened. */
const transport = (code: number, details = 'details') => Object.assign(new Error(`${code}: ${details}`), { code, details, metadata: {} });

const otherRevision = new WrongExpectedVersionError(undefined as never, { streamName: 's', current: 2n, expected: 1n });

describe('what the database client throws', () => {
  let breaker: Breaker;
  beforeEach(() => {
    breaker = new Breaker(() => 0);
  });
  const refusing = () => {
    try {
      breaker.check();
      return false;
    } catch {
      return true;
    }
  };

  test.each<[string, unknown]>([
    ['the server is away', new UnavailableError()],
    ['the server gave up', new TimeoutError()],
    ['the answer is late', new DeadlineExceededError()],
    ['the server cancelled', new CancelledError()],
    ['the server knows no reason', new UnknownError()],
    ['no node of the cluster was found', new Error('Failed to discover after 10 attempts.')],
    ['the channel was closed under the call', new Error('Channel has been shut down')],
    ['the transport says 1, 2, 8 or 13', transport(13)],
    ['the transport says unavailable', transport(14)],
  ])('is UNAVAILABLE where %s, and others are refused for a while', (_, error) => {
    expect(told(error, breaker)).toMatchObject({
      code: 'UNAVAILABLE',
      details: { retryAfterMs: 100, mayHaveBeenRecorded: false },
      cause: error,
    });
    expect(refusing()).toBe(true);
  });

  test.each<[string, unknown, boolean]>([
    ['the connection broke', transport(14, 'Connection dropped'), true],
    ['there was none', transport(14, 'No connection established. Last error: connect ECONNREFUSED 127.0.0.1:2113'), false],
    ['the name could not be resolved', transport(14, 'Name resolution failed for target dns:nowhere:2113'), false],
  ])('under an append, where %s, says whether it may have been recorded', (_, error, mayHaveBeenRecorded) => {
    expect(told(error, breaker, true)).toMatchObject({ code: 'UNAVAILABLE', details: { mayHaveBeenRecorded } });
  });

  test.each<[string, unknown]>([
    ['STREAM_DELETED', StreamDeletedError.fromStreamName('gongkai.report-a')],
    ['STORE_ACCESS_DENIED', new AccessDeniedError()],
    ['STORE_ACCESS_DENIED', transport(7)],
    ['STORE_ACCESS_DENIED', transport(16)],
  ])('is %s, and nobody is refused for it', (code, error) => {
    expect(told(error, breaker)).toMatchObject({ code });
    expect(refusing()).toBe(false);
  });

  test.each<[string, unknown]>([
    ['an argument that the server does not take', transport(3)],
    ['a call that it does not know', transport(12)],
    ['another revision', otherRevision],
    ['a fault of ours', new TypeError('x is not a function')],
    ['what is no error', 'text'],
    ['nothing', undefined],
  ])('stays as it is where it is %s, and nobody is refused for it', (_, error) => {
    expect(told(error, breaker)).toBe(error);
    expect(refusing()).toBe(false);
  });

  test('stays as it is where it is told already, and is known to the breaker', () => {
    const conflict = new GongkaiError('REVISION_CONFLICT', 'conflict');
    expect(told(conflict, breaker)).toBe(conflict);
    expect(refusing()).toBe(false);
    const away = new GongkaiError('UNAVAILABLE', 'away');
    expect(told(away, breaker)).toBe(away);
    expect(refusing()).toBe(true);
  });

  test('is told in one line, not a stack, and never without a reason', () => {
    expect(told(new Error('Failed to discover\n    at here'), breaker)).toMatchObject({
      message: 'The event store does not answer (Failed to discover). Try again.',
    });
    expect(told(new DeadlineExceededError(), breaker)).toMatchObject({
      message: 'The event store does not answer (deadline-exceeded). Try again.',
    });
  });
});
