import type { Server } from 'node:http';
import { type DocumentNode, GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { useServer as serveSockets } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { isGongkaiError } from '../errors.js';
import type { ApiContext } from '../graphql/context.js';
import { endingWith } from './ending-with.js';
import type { ServerOptions } from './options.js';
import { requestContext } from './request-context.js';
import type { OperationRequest, Subscriptions } from './subscriptions.js';

/** One message of a client may hold so many bytes. */
const maxPayload = 1_048_576;

/** A subscription asked for over a socket: handed from graphql-ws's check to its start as the context value. */
class SocketRequest {
  readonly ended = new AbortController();

  constructor(
    readonly document: DocumentNode,
    readonly operation: OperationRequest,
    context: (signal: AbortSignal) => ApiContext,
  ) {
    this.context = context(this.ended.signal);
  }

  readonly context: ApiContext;
}

/**
 * Subscriptions over WebSocket (the protocol of graphql-ws) on /graphql. The actor is named in connectionParams.
 * @returns what ends them all
 */
export function websocket(
  http: Server,
  schema: GraphQLSchema,
  subscriptions: Subscriptions,
  options: ServerOptions,
): { dispose(): Promise<void> } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload });
  http.on('upgrade', (request, socket, head) => {
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== '/graphql') {
      socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
  });
  const cleanup = serveSockets(
    {
      schema,
      connectionInitWaitTimeout: 5000,
      onConnect: ({ connectionParams }) => {
        try {
          contextFor(connectionParams, new AbortController().signal);
          return true;
        } catch (error) {
          if (isGongkaiError(error)) return false;
          throw error;
        }
      },
      onSubscribe: ({ connectionParams }, _id, { query, operationName, variables }) => {
        const operation = { query, operationName: operationName ?? null, variables: variables ?? {} };
        const document = subscriptions.check(operation);
        if (!('kind' in document)) return document;
        const request = new SocketRequest(document, operation, (signal) => contextFor(connectionParams, signal));
        return {
          schema,
          document,
          contextValue: request,
          ...(operationName ? { operationName } : {}),
          variableValues: operation.variables,
        };
      },
      subscribe: async ({ contextValue: request }) => {
        if (!(request instanceof SocketRequest)) throw new Error('A subscription that was not checked.');
        const results = await subscriptions.start(request.document, request.operation, request.context);
        if (!(Symbol.asyncIterator in results)) return { errors: results };
        const { requestId, correlationId, actor } = request.context;
        const who = { requestId, correlationId, actor: actor?.id ?? null, transport: 'websocket' };
        options.metrics.subscribers.inc({ transport: 'websocket' });
        options.logger.info(who, 'subscribed');
        return endingWith(resultsOnly(results), () => {
          request.ended.abort();
          options.metrics.subscribers.dec({ transport: 'websocket' });
          options.logger.info(who, 'subscription ended');
        });
      },
      execute: () => ({ errors: [new GraphQLError('Only subscriptions are answered here; send the rest over HTTP.')] }),
      onError: (_context, _id, _payload, errors) => errors.map(shownError),
    },
    sockets,
  );
  return { dispose: async () => void (await cleanup.dispose()) };

  function contextFor(parameters: Record<string, unknown> | undefined, signal: AbortSignal): ApiContext {
    const text = (name: string) => (typeof parameters?.[name] === 'string' ? parameters[name] : undefined);
    return requestContext(options.api, options.actors, {
      actorId: text('x-gongkai-actor'),
      requestId: undefined,
      correlationId: text('x-correlation-id'),
      signal,
    });
  }

  function shownError(error: GraphQLError): GraphQLFormattedError {
    if (!error.originalError || isGongkaiError(error.originalError)) return error.toJSON();
    options.logger.error({ err: error.originalError }, 'a subscription failed');
    return { message: 'A fault in the service.', extensions: { code: 'INTERNAL' } };
  }
}

async function* resultsOnly(results: AsyncGenerator<{ readonly result: object }>): AsyncGenerator<object> {
  for await (const { result } of results) yield result;
}
