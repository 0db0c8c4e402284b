import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ExecutionResult, GraphQLError, getOperationAST } from 'graphql';
import { GongkaiError, isGongkaiError } from '../errors.js';
import { EventStream } from './event-stream.js';
import { header } from './headers.js';
import type { ServerOptions } from './options.js';
import { requestContext } from './request-context.js';
import type { OperationRequest, Subscriptions } from './subscriptions.js';

/**
 * Subscriptions over SSE, in the distinct connections mode of graphql-sse. The event id is the cursor, and Last-Event-ID, which a
 * browser sends when it connects again, goes on from it.
 */
export function sseRoute(server: FastifyInstance, subscriptions: Subscriptions, options: ServerOptions, closing: AbortSignal): void {
  server.post('/graphql/stream', (request, reply) => stream(bodyOf(request.body), request, reply));
  server.get('/graphql/stream', (request, reply) => stream(queryOf(request.query), request, reply));

  async function stream(operation: OperationRequest, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const document = subscriptions.check(operation);
    if (!('kind' in document)) return reply.code(400).send({ errors: document });
    const isSubscription = getOperationAST(document, operation.operationName)?.operation === 'subscription';
    if (!isSubscription)
      return reply.code(405).send({ errors: [new GraphQLError('Only subscriptions are answered here; send the rest to /graphql.')] });

    const gone = new AbortController();
    request.raw.socket.once('close', () => gone.abort());
    const signal = AbortSignal.any([gone.signal, closing]);
    const context = requestContext(options.api, options.actors, {
      actorId: header(request, 'x-gongkai-actor'),
      requestId: request.id,
      correlationId: header(request, 'x-correlation-id'),
      signal,
      lastEventId: header(request, 'last-event-id') ?? null,
    });
    const results = await subscriptions.start(document, operation, context);
    if (!(Symbol.asyncIterator in results)) return reply.code(400).send({ errors: results });

    reply.hijack();
    const events = new EventStream(reply.raw, signal, { 'x-request-id': context.requestId });
    options.metrics.subscribers.inc({ transport: 'sse' });
    const who = { requestId: context.requestId, correlationId: context.correlationId, actor: context.actor?.id ?? null, transport: 'sse' };
    options.logger.info(who, 'subscribed');
    try {
      for await (const { cursor, result } of results) await events.send('next', result, cursor);
      await events.send('complete', undefined, null);
    } catch (error) {
      const expected = isGongkaiError(error);
      if (!expected) options.logger.error({ err: error, ...who }, 'a subscription failed');
      const { message, code } = expected ? error : { message: 'A fault in the service.', code: 'INTERNAL' };
      await events.send('next', { errors: [new GraphQLError(message, { extensions: { code } })] } satisfies ExecutionResult, null);
    } finally {
      options.metrics.subscribers.dec({ transport: 'sse' });
      options.logger.info(who, 'subscription ended');
      events.end();
    }
    return reply;
  }
}

function bodyOf(body: unknown): OperationRequest {
  if (typeof body === 'object' && body !== null && 'query' in body && typeof body.query === 'string') return body as OperationRequest;
  throw new GongkaiError('BAD_INPUT', 'Send JSON with a query, and variables where it has any.');
}

function queryOf(parameters: unknown): OperationRequest {
  const { query, variables, operationName } = parameters as Record<string, string | undefined>;
  if (query === undefined) throw new GongkaiError('BAD_INPUT', 'Send the subscription as the parameter query.');
  try {
    return {
      query,
      operationName: operationName ?? null,
      variables: variables === undefined ? {} : (JSON.parse(variables) as Record<string, unknown>),
    };
  } catch {
    throw new GongkaiError('BAD_INPUT', 'The parameter variables is no JSON.');
  }
}
