import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseConnection } from '../../../src/event-store/eventstoredb/connection.js';

describe('the URL of an EventStoreDB', () => {
  test('becomes the connection string of the client, with the namespace as the name of the connection', () => {
    expect(parseConnection('esdb://127.0.0.1:2113?tls=false')).toEqual({
      connectionString: 'esdb://127.0.0.1:2113?tls=false&connectionName=gongkai',
      namespace: 'gongkai',
      shown: 'esdb://127.0.0.1:2113 (namespace gongkai)',
      deadlineMs: 5000,
      cluster: false,
      credentials: { username: '', password: '' },
      nodes: [{ host: '127.0.0.1', port: 2113 }],
      tls: null,
    });
  });

  test.each([
    ['esdb://host', 'esdb://host'],
    ['esdb://host/', 'esdb://host'],
    ['esdb://host:2113/?tls=true', 'esdb://host:2113'],
    [' esdb://host:2113 ', 'esdb://host:2113'],
    ['esdb://[::1]:2113?tls=false', 'esdb://[::1]:2113'],
    ['esdb://a:2111,b:2112,c:2113?nodePreference=leader', 'esdb://a:2111,b:2112,c:2113'],
    ['esdb+discover://cluster.example.org:2113', 'esdb+discover://cluster.example.org:2113'],
    ['esdb://user:pass@[2001:db8::1]:2113,b:2113', 'esdb://[2001:db8::1]:2113,b:2113'],
  ])('%s is a place', (url, place) => {
    expect(parseConnection(url).shown).toBe(`${place} (namespace gongkai)`);
  });

  test.each([
    ['esdb://[::1]:2113', [{ host: '::1', port: 2113 }]],
    ['esdb://[2001:db8::1]', [{ host: '2001:db8::1', port: 2113 }]],
    [
      'esdb://u:p@a:1,b,[::1]:3',
      [
        { host: 'a', port: 1 },
        { host: 'b', port: 2113 },
        { host: '::1', port: 3 },
      ],
    ],
  ])('%s names its nodes', (url, nodes) => {
    expect(parseConnection(url).nodes).toEqual(nodes);
  });

  test.each(['', 'esdb://', 'esdb:host', 'http://host', 'esdb://host/path', 'esdb://host name', 'esdb://a@b@c'])('"%s" is none', (url) => {
    expect(() => parseConnection(url)).toThrow('must be esdb://host:port?parameter=value');
  });

  test('takes our own parameters out, whatever the case of their names, and hands the others on', () => {
    const { connectionString, namespace, deadlineMs } = parseConnection(
      'esdb://host?TLS=false&NameSpace=office_1&DEFAULTDEADLINE=250&keepAliveInterval=20000&throwonappendfailure=true',
    );
    expect(connectionString).toBe('esdb://host?TLS=false&keepAliveInterval=20000&connectionName=office_1');
    expect([namespace, deadlineMs]).toEqual(['office_1', 250]);
  });

  test('hands the names of files on as they are', () => {
    const { connectionString } = parseConnection('esdb://host?tlsCAFile=/etc/c++/a%20b%25%26.crt');
    expect(connectionString).toBe('esdb://host?tlsCAFile=%2Fetc%2Fc%2B%2B%2Fa%20b%25%26.crt&connectionName=gongkai');
  });

  test('keeps the name of the connection that it is given', () => {
    expect(parseConnection('esdb://host?ConnectionName=mine').connectionString).toBe('esdb://host?ConnectionName=mine');
  });

  test.each([
    ['namespace=', /namespace takes/],
    ['namespace=a.b', /namespace takes/],
    ['namespace=a~b', /namespace takes/],
    [`namespace=${'a'.repeat(41)}`, /namespace takes/],
    ['defaultDeadline=0', /defaultDeadline is/],
    ['defaultDeadline=9', /defaultDeadline is/],
    ['defaultDeadline=1e3', /defaultDeadline is/],
    ['throwOnAppendFailure=false', /would hide conflicts/],
    ['ThrowOnAppendFailure=FALSE', /would hide conflicts/],
    ['throw_on_append_failure=false', /would hide conflicts/],
    ['tlsVerifyCert=false', /has no effect/],
    ['tlsCaFyle=x', /there is no parameter tlsCaFyle/],
  ])('with %s is refused', (parameters, why) => {
    expect(() => parseConnection(`esdb://host?${parameters}`)).toThrow(why);
  });

  test('is shown, and refused, without its credentials', () => {
    const secret = fc.stringMatching(/^secret[A-Za-z0-9%._~-]{1,20}$/);
    const ending = fc.constantFrom(
      '',
      '?tls=false',
      '?namespace=a.b',
      '?defaultDeadline=x',
      '/path',
      ' x',
      '?throwOnAppendFailure=false',
      '?nonsense=x',
    );
    fc.assert(
      fc.property(secret, secret, ending, (user, password, rest) => {
        let told: string;
        try {
          const { shown, connectionString } = parseConnection(`esdb://${user}:${password}@host:2113${rest}`);
          told = shown;
          expect(connectionString).toContain(`esdb://${user}:${password}@host:2113?`);
        } catch (error) {
          told = String(error);
        }
        expect(told).not.toContain('secret');
      }),
    );
  });
});
