import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { GongkaiError, messageOf } from '../../../src/errors.js';
import { told } from '../../../src/event-store/sqlite/store-error.js';

const raise = (error: unknown) => () => {
  throw error;
};

/** As the native module makes them for whoever loaded it after another. */
const ofAnotherRealm = (code: string): unknown => runInNewContext('Object.assign(new Error("no luck"), { code })', { code });

test.each(['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_IOERR_FSYNC', 'SQLITE_FULL', 'SQLITE_READONLY'])(
  '%s means that the store is unavailable, in whatever realm the error was made',
  (code) => {
    for (const error of [ofAnotherRealm(code), Object.assign(new Error('no luck'), { code })])
      expect(() => told(raise(error))).toThrow(expect.objectContaining({ code: 'UNAVAILABLE', retryable: true, cause: error }));
  },
);

test.each([
  ofAnotherRealm('SQLITE_CONSTRAINT_UNIQUE'),
  ofAnotherRealm('SQLITE_CORRUPT'),
  new GongkaiError('BAD_INPUT', 'no'),
  new TypeError('a bug'),
  'text',
  null,
])('any other error is told as it is (%#)', (error) => {
  let caught: unknown = 'nothing';
  try {
    told(raise(error));
  } catch (thrown) {
    caught = thrown;
  }
  expect(caught).toBe(error);
});

test('the message of an error of another realm is its message alone', () => {
  expect(messageOf(ofAnotherRealm('SQLITE_BUSY'))).toBe('no luck');
});
