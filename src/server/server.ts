import fastifyApollo from '@as-integrations/fastify';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { isGongkaiError } from '../errors.js';
import { apiSchema } from '../graphql/build-schema.js';
import type { ApiContext } from '../graphql/context.js';
import { AnswerCache } from './answer-cache.js';
import { createApollo } from './apollo.js';
import { exportRoutes } from './export-routes.js';
import { graphiqlRoutes } from './graphiql.js';
import { header } from './headers.js';
import { operationsRoutes } from './operations-routes.js';
import type { ServerOptions } from './options.js';
import { requestContext } from './request-context.js';
import { newRequestId, safeId } from './request-id.js';
import { sseRoute } from './sse-route.js';
import { Subscriptions } from './subscriptions.js';
import { websocket } from './websocket.js';

export interface RunningServer {
  /** Where it listens, e.g. http://127.0.0.1:4000 */
  readonly url: string;
  /** Takes no more requests, finishes those under way, ends the subscriptions. */
  close(): Promise<void>;
}

/** Requests and subscriptions that have not ended by then are cut off (ms). */
const closeMs = 5000;

/** Starts to listen. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const schema = apiSchema();
  const loggerInstance: FastifyBaseLogger = options.logger;
  const server: FastifyInstance = fastify({
    loggerInstance,
    bodyLimit: options.bodyLimit,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request) => newRequestId(request.headers['x-request-id']),
    forceCloseConnections: 'idle',
  });
  headersAndErrors(server);
  const answers = new AnswerCache(options.readModelVersion, () => options.metrics.cached.inc());
  if (options.answerCache) answers.guard(server, '/graphql');
  const apollo = createApollo(schema, options);
  await apollo.start();
  await server.register(fastifyApollo<ApiContext>(apollo), {
    path: '/graphql',
    context: async (request) =>
      requestContext(options.api, options.actors, {
        actorId: header(request, 'x-gongkai-actor'),
        requestId: request.id,
        correlationId: header(request, 'x-correlation-id'),
        signal: neverAborted,
        onPlainAnswer: () => answers.mayKeep(request),
      }),
  });
  const closing = new AbortController();
  const subscriptions = new Subscriptions(schema, options);
  sseRoute(server, subscriptions, options, closing.signal);
  exportRoutes(server, options);
  operationsRoutes(server, options);
  if (options.graphiql) graphiqlRoutes(server);
  await server.ready();
  const sockets = websocket(server.server, schema, subscriptions, options);
  const url = await server.listen({ host: options.host, port: options.port });

  return {
    url,
    async close() {
      const late = setTimeout(() => server.server.closeAllConnections(), closeMs);
      closing.abort();
      await Promise.race([sockets.dispose(), new Promise((resolve) => setTimeout(resolve, closeMs).unref())]);
      await server.close();
      clearTimeout(late);
      await apollo.stop();
    },
  };
}

const neverAborted = new AbortController().signal;

function headersAndErrors(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    const correlationId = safeId(request.headers['x-correlation-id']);
    if (correlationId) reply.header('x-correlation-id', correlationId);
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer').header('x-frame-options', 'DENY');
  });
  server.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ code: 'NOT_FOUND', message: `There is nothing at ${request.url.slice(0, 200)}.` }),
  );
  server.setErrorHandler((error, request, reply) => {
    if (isGongkaiError(error)) return reply.code(400).send({ code: error.code, message: error.message });
    const { statusCode = 500, message } = error as { statusCode?: number; message: string };
    if (statusCode < 500) return reply.code(statusCode).send({ code: 'BAD_INPUT', message });
    request.log.error({ err: error }, 'a request failed by a fault of the service');
    return reply.code(500).send({ code: 'INTERNAL', message: 'A fault in the service. The request id finds it in the log.' });
  });
}
