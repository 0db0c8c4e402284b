import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { isGongkaiError } from '../errors.js';

/** Errors as clients see them: a code from the table for what they can act on, and nothing of the inside for what is our fault. */
export function errorFormatter(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    const cause = original instanceof GraphQLError && original.originalError ? original.originalError : original;
    const place = {
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
    };
    if (isGongkaiError(cause) && cause.code !== 'INTERNAL' && cause.code !== 'INVALID_EVENT')
      return { ...place, message: cause.message, extensions: { code: cause.code, retryable: cause.retryable } };
    const code = formatted.extensions?.code;
    if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR') return { ...place, message: formatted.message, extensions: { code } };
    if (cause instanceof GraphQLError && !cause.originalError && formatted.path === undefined)
      return { ...place, message: formatted.message, extensions: { code: 'BAD_INPUT' } };
    logger.error({ err: cause, path: formatted.path }, 'a request failed by a fault of the service');
    return {
      ...place,
      message: 'A fault in the service. The request id finds it in the log.',
      extensions: { code: 'INTERNAL', retryable: false },
    };
  };
}
