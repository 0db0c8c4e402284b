import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { GongkaiError, messageOf } from './errors.js';
import { type EventStoreAddress, parseEventStoreAddress } from './event-store/address.js';
import { type LocalDeadline, readLocalDeadlines } from './forms/deadlines/local-deadlines.js';

/** One setting of the environment: its default, what it means, and how its text is read. The README's table is printed from this list. */
interface Setting<T> {
  readonly name: string;
  readonly default: string;
  readonly meaning: string;
  /** @throws {Error} with a message that says what would be right */
  readonly read: (text: string, cwd: string) => T;
  /** It may hold a password: never repeated. */
  readonly secret?: true;
}

const whole =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) throw new Error(`must be a whole number from ${min} to ${max}`);
    return value;
  };

const flag = (text: string): boolean => {
  if (text !== 'true' && text !== 'false') throw new Error('must be true or false');
  return text === 'true';
};

const oneOf =
  <T extends string>(...allowed: T[]) =>
  (text: string): T => {
    const found = allowed.find((value) => value === text);
    if (found === undefined) throw new Error(`must be one of ${allowed.join(', ')}`);
    return found;
  };

const loopbackHost = (text: string): string => {
  if (!/^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|localhost)$/.test(text))
    throw new Error('must be a loopback address (127.0.0.1, ::1 or localhost): without sign-in the service listens nowhere else');
  return text;
};

const eventStoreAddress = (text: string, cwd: string): EventStoreAddress => parseEventStoreAddress(text, cwd);

const path = (text: string, cwd: string): string => {
  if (text === '') throw new Error('must be a path');
  return absolute(text, cwd);
};

const optionalPath = (text: string, cwd: string): string => (text === '' ? '' : absolute(text, cwd));

const localDeadlines = (text: string, cwd: string): readonly LocalDeadline[] => {
  if (text === '') return [];
  const file = absolute(text, cwd);
  let json: string;
  try {
    json = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`can not be read: ${messageOf(error)}`);
  }
  return readLocalDeadlines(json);
};

const settings = {
  host: setting('GONGKAI_HOST', '127.0.0.1', 'Address to listen on; loopback only while identities are development ones.', loopbackHost),
  port: setting('GONGKAI_PORT', '4000', 'Port to listen on; 0 takes a free one.', whole(0, 65_535)),
  eventStore: {
    ...setting(
      'GONGKAI_EVENT_STORE',
      'sqlite:./data/events.db',
      'The event store: `sqlite:PATH`, or `esdb://HOST:PORT?tls=true` for EventStoreDB.',
      eventStoreAddress,
    ),
    secret: true,
  },
  readModel: setting('GONGKAI_READ_MODEL', './data/read-model', 'Folder of the read model. Disposable: made again from the events.', path),
  identities: setting('GONGKAI_IDENTITIES', '', 'JSON file of development identities; empty takes the built-in ones.', optionalPath),
  deadlines: setting(
    'GONGKAI_DEADLINES',
    '',
    'JSON file of local deadlines, earlier than those of Article 49; empty leaves only those.',
    localDeadlines,
  ),
  sample: setting('GONGKAI_SAMPLE', 'true', 'Load the sample report into an empty store at start.', flag),
  logLevel: setting(
    'GONGKAI_LOG_LEVEL',
    'info',
    'Lowest level logged: trace, debug, info, warn, error, fatal, silent.',
    oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
  ),
  graphiql: setting('GONGKAI_GRAPHIQL', 'true', 'Serve the GraphQL page at /graphiql.', flag),
  introspection: setting('GONGKAI_INTROSPECTION', 'true', 'Answer introspection queries (the GraphQL page needs them).', flag),
  answerCache: setting('GONGKAI_ANSWER_CACHE', 'true', 'Keep answers to queries, under the version of the read model.', flag),
  maxDepth: setting('GONGKAI_MAX_DEPTH', '12', 'Deepest query answered.', whole(1, 100)),
  maxComplexity: setting('GONGKAI_MAX_COMPLEXITY', '50000', 'Largest query cost answered (fields times page sizes).', whole(1, 10_000_000)),
  maxPage: setting('GONGKAI_MAX_PAGE', '100', 'Largest page of a connection.', whole(1, 1000)),
  bodyLimit: setting('GONGKAI_BODY_LIMIT', '12582912', 'Largest request body, in bytes.', whole(1024, 268_435_456)),
  warningsNeedAnswers: setting(
    'GONGKAI_WARNINGS_NEED_ANSWERS',
    'false',
    'Refuse to publish while a warning is neither mended nor answered with a reason.',
    flag,
  ),
  waitMs: setting(
    'GONGKAI_WAIT_MS',
    '5000',
    'How long an answer waits for the read model to show its change, in milliseconds.',
    whole(1, 600_000),
  ),
  lagLimitMs: setting(
    'GONGKAI_LAG_LIMIT_MS',
    '10000',
    'Readiness fails when the read model is behind for longer, in milliseconds.',
    whole(100, 3_600_000),
  ),
} as const;

type Settings = typeof settings;
export type Config = { readonly [K in keyof Settings]: ReturnType<Settings[K]['read']> };

/**
 * Reads every setting once. Relative paths are taken from `cwd`.
 * @throws {GongkaiError} BAD_INPUT naming every setting that is wrong, and unknown ones that begin with GONGKAI_
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, cwd: string): Config {
  const problems: string[] = [];
  const config: Record<string, unknown> = {};
  for (const [key, { name, read, default: fallback, secret }] of Object.entries<Setting<unknown>>(settings)) {
    const text = environment[name] ?? fallback;
    try {
      config[key] = read(text, cwd);
    } catch (error) {
      problems.push(`${name}${secret ? '' : `=${text}`}: ${messageOf(error)}`);
    }
  }
  const known = new Set(Object.values(settings).map(({ name }) => name));
  for (const name of Object.keys(environment))
    if (name.startsWith('GONGKAI_') && !known.has(name)) problems.push(`${name}: there is no such setting`);
  if (problems.length > 0) throw new GongkaiError('BAD_INPUT', `The settings are wrong:\n  ${problems.join('\n  ')}`, { problems });

  return config as Config;
}

/** The README's table of settings. */
export function settingsTable(): string {
  const rows = Object.values(settings).map(
    ({ name, default: fallback, meaning }) => `| \`${name}\` | ${fallback === '' ? '' : `\`${fallback}\``} | ${meaning} |`,
  );
  return ['| setting | default | meaning |', '|---|---|---|', ...rows].join('\n');
}

function setting<T>(name: string, fallback: string, meaning: string, read: (text: string, cwd: string) => T): Setting<T> {
  return { name, default: fallback, meaning, read };
}

function absolute(file: string, cwd: string): string {
  return isAbsolute(file) ? file : resolve(cwd, file);
}
