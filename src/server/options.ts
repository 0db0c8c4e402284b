import type { Logger } from 'pino';
import type { Actor } from '../access/actor.js';
import type { ApiParts } from '../graphql/context.js';
import type { Limits } from '../graphql/limits/check-limits.js';
import type { Watchdog } from './health.js';
import type { Metrics } from './metrics.js';

export interface ServerOptions extends Limits {
  readonly api: ApiParts;
  readonly actors: readonly Actor[];
  readonly watchdog: Watchdog;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly host: string;
  readonly port: number;
  /** Bytes. */
  readonly bodyLimit: number;
  readonly introspection: boolean;
  readonly graphiql: boolean;
  /** Keep answers to queries. */
  readonly answerCache: boolean;
  /** Names the state of the read model that queries see now. */
  readonly readModelVersion: () => string;
}
