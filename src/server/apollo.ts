import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { ApiContext } from '../graphql/context.js';
import { createExecutor } from '../graphql/executor.js';
import { createLimitCheck } from '../graphql/limits/check-limits.js';
import { errorFormatter } from './format-error.js';
import type { ServerOptions } from './options.js';

/** Apollo Server as the service runs it: compiled queries, limits, metrics, no errors that tell of the inside. */
export function createApollo(schema: GraphQLSchema, options: ServerOptions): ApolloServer<ApiContext> {
  const execute = createExecutor(schema);
  return new ApolloServer<ApiContext>({
    gateway: {
      load: async () => ({
        executor: async ({ document, request, context }) =>
          execute({ document, operationName: request.operationName ?? null, variables: request.variables ?? {}, context }),
      }),
      onSchemaLoadOrUpdate: (update) => {
        update({ apiSchema: schema, coreSupergraphSdl: '' });
        return () => {};
      },
      stop: async () => {},
    },
    introspection: options.introspection,
    nodeEnv: 'production',
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: options.logger,
    formatError: errorFormatter(options.logger),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      limitsPlugin(schema, options),
      measuresPlugin(options),
    ],
  });
}

function limitsPlugin(schema: GraphQLSchema, options: ServerOptions): ApolloServerPlugin<ApiContext> {
  const check = createLimitCheck(schema, options);
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operationName, request }) => check(document, operationName, request.variables ?? {}),
    }),
  };
}

function measuresPlugin({ metrics }: ServerOptions): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => {
      const started = performance.now();
      return {
        willSendResponse: async ({ operation, errors, contextValue }) => {
          const type = operation?.operation ?? 'none';
          if (type === 'query' && !errors) contextValue.onPlainAnswer?.();
          metrics.requests.inc({ type, outcome: errors ? 'error' : 'ok' });
          metrics.duration.observe({ type }, (performance.now() - started) / 1000);
        },
      };
    },
  };
}
