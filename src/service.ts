import { pino } from 'pino';
import type { Actor } from './access/actor.js';
import { identities } from './access/development-identities.js';
import { type Core, openCore } from './app/core.js';
import type { Config } from './config.js';
import { chinaDate } from './forms/deadlines/china-day.js';
import { loadSample } from './sample/load-sample.js';
import { Watchdog } from './server/health.js';
import { Metrics } from './server/metrics.js';
import { type RunningServer, startServer } from './server/server.js';

export interface Service {
  readonly url: string;
  /** Id of the sample report where this start loaded it, else null. */
  readonly sample: string | null;
  stop(): Promise<void>;
}

/**
 * Starts everything, in this order; `stop` is its mirror: the server first (requests under way are finished), then the projections,
 * then the store.
 */
export async function startService(config: Config): Promise<Service> {
  const logger = pino(
    { level: config.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    pino.destination({ dest: 2, sync: false }),
  );
  const metrics = new Metrics();
  const actors = await identities(config.identities);
  const core = await openCore(config, {
    onApplied: ({ events, delayMs }) => {
      metrics.projected.inc(events);
      if (delayMs !== null) metrics.delay.observe(delayMs / 1000);
    },
    onParked: ({ stream, revision, type, position }) =>
      logger.error({ stream, revision, type, position }, 'an event could not be projected and was parked; gongkai parked lists what to do'),
    onFault: (message, error) => {
      metrics.faults.inc();
      logger.error({ err: error }, message);
    },
    onWaiting: (message) => logger.warn(message),
  });
  const watchdog = new Watchdog({
    head: () => core.store.head(),
    status: () => core.readModel.status(),
    now: Date.now,
    lagLimitMs: config.lagLimitMs,
  });
  let server: RunningServer;
  let sample: string | null;
  try {
    sample = config.sample ? await sampleFor(core, actors) : null;
    server = await startServer({
      api: { app: measured(core.app, metrics), changes: core.changes, findings: core.findings, maxPage: config.maxPage },
      actors,
      watchdog,
      metrics,
      logger,
      host: config.host,
      port: config.port,
      maxDepth: config.maxDepth,
      maxComplexity: config.maxComplexity,
      bodyLimit: config.bodyLimit,
      introspection: config.introspection,
      graphiql: config.graphiql,
      answerCache: config.answerCache,
      // What is overdue changes with the day too.
      readModelVersion: () => `${core.readModel.queries.version()} ${chinaDate(new Date().toISOString())}`,
    });
  } catch (error) {
    await core.close();
    throw error;
  }
  watchdog.start();
  return {
    url: server.url,
    sample,
    stop: async () => {
      await watchdog.stop();
      await server.close();
      await core.close();
      logger.flush();
    },
  };
}

/** The sample goes into an empty store, or into one where its loading was cut short; a store with other data is left alone. */
async function sampleFor(core: Core, actors: readonly Actor[]): Promise<string | null> {
  const first = await firstEventReason(core);
  if (first !== null && !first.startsWith('示例')) return null;
  const withRole = (role: Actor['roles'][number]) => actors.find(({ roles }) => roles.includes(role));
  const [registrar, author, approver] = [withRole('registrar'), withRole('author'), withRole('approver')];
  return registrar && author && approver ? loadSample(core.app, { registrar, author, approver }) : null;
}

/** '' in an event without a reason; null in an empty store. */
async function firstEventReason(core: Core): Promise<string | null> {
  for await (const event of core.store.readAll({ limit: 1 })) return event.metadata.reason ?? '';
  return null;
}

function measured(app: Core['app'], metrics: Metrics): Core['app'] {
  const counted = async <T extends { readonly changed: boolean; readonly repeated: boolean }>(outcome: Promise<T>): Promise<T> => {
    const { changed, repeated } = await outcome;
    metrics.appends.inc({ outcome: repeated ? 'repeated' : changed ? 'appended' : 'nothing changed' });
    return outcome;
  };
  return {
    ...app,
    report: (...change) => counted(app.report(...change)),
    office: (...change) => counted(app.office(...change)),
    restore: (...change) => counted(app.restore(...change)),
    importText: (...change) => counted(app.importText(...change)),
  };
}
