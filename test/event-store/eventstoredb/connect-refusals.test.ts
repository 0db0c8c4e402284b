import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { connect } from '../../../src/event-store/eventstoredb/connect.js';
import { parseConnection } from '../../../src/event-store/eventstoredb/connection.js';

let printed: unknown[];
beforeEach(() => {
  printed = [];
  jest.spyOn(console, 'warn').mockImplementation((...text) => void printed.push(...text));
});
afterEach(() => {
  jest.restoreAllMocks();
});

test.each([
  ['tlsCAFile=/nowhere/ca.crt', /certificate file that its parameters name is not there/],
  ['userCertFile=/nowhere/user.crt', /does not take its parameters/],
  ['nodePreference=nearest', /does not take its parameters/],
  ['tls=maybe', /does not take its parameters/],
  ['keepAliveTimeout=long', /does not take its parameters/],
])('a client does not come about with %s, and the password is told to nobody', (parameters, why) => {
  const attempt = () => connect(parseConnection(`esdb://admin:secret@host:2113?${parameters}`));
  expect(attempt).toThrow(expect.objectContaining({ code: 'BAD_INPUT', message: expect.stringMatching(why) }));
  expect(attempt).not.toThrow(/secret/);
  expect(printed.join()).not.toContain('secret');
});

test('the client takes what it is given, and prints nothing', () => {
  connect(parseConnection('esdb://admin:secret@a:2111,b:2112?tls=false&node_preference=leader&KeepAliveInterval=20000'));
  expect(printed).toEqual([]);
});

test('an address of IPv6 in brackets, which the client does not take, is told of as such', () => {
  expect(() => connect(parseConnection('esdb://[::1]:2113?tls=false'))).toThrow(/esdb:\/\/\[::1\]:2113 .* can not be used/);
});
