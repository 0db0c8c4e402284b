import { pino } from 'pino';
import type { Actor } from '../../src/access/actor.js';
import type { Core } from '../../src/app/core.js';
import { Watchdog } from '../../src/server/health.js';
import { Metrics } from '../../src/server/metrics.js';
import type { ServerOptions } from '../../src/server/options.js';
import { type RunningServer, startServer } from '../../src/server/server.js';

export const actors: readonly Actor[] = [
  { id: 'writer', name: '作者', roles: ['author'], offices: ['*'] },
  { id: 'checker', name: '审核', roles: ['approver'], offices: ['*'] },
  { id: 'both', name: '两者', roles: ['author', 'approver', 'registrar'], offices: ['*'] },
];

export interface Api {
  readonly server: RunningServer;
  readonly logged: readonly string[];
  /** Sends a query as an actor, and answers the whole body. */
  send(query: string, variables?: object, actor?: string): Promise<Answer>;
  /** The same, where only the data is of interest. @throws when there are errors */
  data<T = Record<string, unknown>>(query: string, variables?: object, actor?: string): Promise<T>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions: { readonly code: string };
  }[];
}

/** The API over a core, on a free port, with what it logs kept. */
export async function startApi(core: Core, options: Partial<ServerOptions> = {}): Promise<Api> {
  const logged: string[] = [];
  const server = await startServer({
    api: { app: core.app, changes: core.changes, findings: core.findings, maxPage: 50 },
    actors,
    watchdog: new Watchdog({ head: () => core.store.head(), status: () => core.readModel.status(), now: Date.now, lagLimitMs: 5000 }),
    metrics: new Metrics(),
    logger: pino({ level: 'error' }, { write: (line: string) => void logged.push(line) }),
    host: '127.0.0.1',
    port: 0,
    maxDepth: 10,
    maxComplexity: 20_000,
    bodyLimit: 1_000_000,
    introspection: true,
    graphiql: true,
    answerCache: true,
    readModelVersion: () => core.readModel.queries.version(),
    ...options,
  });
  const send: Api['send'] = async (query, variables = {}, actor) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(actor === undefined ? {} : { 'x-gongkai-actor': actor }) },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, headers: response.headers, ...((await response.json()) as Pick<Answer, 'data' | 'errors'>) };
  };
  return {
    server,
    logged,
    send,
    async data<T>(query: string, variables?: object, actor?: string) {
      const { data, errors } = await send(query, variables, actor);
      if (errors) throw new Error(JSON.stringify(errors));
      return data as T;
    },
  };
}
