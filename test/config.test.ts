import { describe, expect, test } from '@jest/globals';
import { readConfig, settingsTable } from '../src/config.js';
import { isGongkaiError } from '../src/errors.js';

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment, '/srv');
  } catch (error) {
    if (isGongkaiError(error, 'BAD_INPUT')) return error.details.problems as string[];
    throw error;
  }
  return [];
}

describe('the settings', () => {
  test('have defaults that listen on loopback and keep everything under ./data', () => {
    const config = readConfig({}, '/srv');
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      eventStore: { kind: 'sqlite', path: '/srv/data/events.db' },
      readModel: '/srv/data/read-model',
      sample: true,
    });
  });

  test('are read from the environment', () => {
    const config = readConfig({ GONGKAI_PORT: '0', GONGKAI_EVENT_STORE: 'sqlite:/var/events.db', GONGKAI_GRAPHIQL: 'false' }, '/srv');
    expect(config).toMatchObject({ port: 0, eventStore: { path: '/var/events.db' }, graphiql: false });
  });

  test('are all checked before the first complaint, so that one start names every problem', () => {
    const problems = problemsOf({ GONGKAI_PORT: '70000', GONGKAI_LOG_LEVEL: 'loud', GONGKAI_EVENT_STORE: 'mysql:x', GONGKAI_PROT: '1' });
    expect(problems).toHaveLength(4);
    expect(problems.join('\n')).toMatch(
      /GONGKAI_PORT=70000.*0 to 65535[\s\S]*GONGKAI_EVENT_STORE: must be sqlite:PATH or esdb[\s\S]*loud[\s\S]*GONGKAI_PROT: there is no such setting/,
    );
  });

  test.each(['0.0.0.0', '192.168.1.2', '::', 'example.org'])('refuse to listen on %s while there is no sign-in', (host) => {
    expect(problemsOf({ GONGKAI_HOST: host }).join()).toMatch(/loopback/);
  });

  test.each(['127.0.0.1', '127.3.2.1', '::1', 'localhost'])('may listen on %s', (host) => {
    expect(readConfig({ GONGKAI_HOST: host }, '/srv').host).toBe(host);
  });

  test('name an EventStoreDB by its connection string, and show it without its password', () => {
    const { eventStore } = readConfig({ GONGKAI_EVENT_STORE: 'esdb://admin:changeit@db.example:2113?tls=true' }, '/srv');
    expect(eventStore).toMatchObject({ kind: 'eventstoredb', shown: 'esdb://db.example:2113 (namespace gongkai)' });
  });

  test.each(['esdb://admin:changeit@', 'esdb:changeit', 'esdb://admin:changeit@host?namespace=a.b', 'mysql://root:changeit@host'])(
    'never repeat the password of the event store: %s',
    (address) => {
      const problems = problemsOf({ GONGKAI_EVENT_STORE: address });
      expect(problems).toEqual([expect.stringMatching(/^GONGKAI_EVENT_STORE: /)]);
      expect(problems.join()).not.toContain('changeit');
    },
  );

  test('are told in a table with a line for each', () => {
    expect(settingsTable()).toMatch(/\| `GONGKAI_PORT` \| `4000` \|/);
  });
});
