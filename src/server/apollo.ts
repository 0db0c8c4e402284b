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

/** Counts and times every operation, and logs it: changes at level info, the rest at debug. */
function measuresPlugin({ metrics, logger }: ServerOptions): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => {
      const started = performance.now();
      return {
        willSendResponse: async ({ operation, operationName, errors, contextValue }) => {
          const { requestId, correlationId, actor, onPlainAnswer } = contextValue;
          const type = operation?.operation ?? 'none';
          const outcome = errors ? 'error' : 'ok';
          if (type === 'query' && !errors) onPlainAnswer?.();
          const ms = performance.now() - started;
          metrics.requests.inc({ type, outcome });
          metrics.duration.observe({ type }, ms / 1000);
          logger[type === 'mutation' || errors ? 'info' : 'debug'](
            {
              requestId,
              correlationId,
              actor: actor?.id ?? null,
              type,
              operationName,
              outcome,
              codes: errors?.map(({ extensions }) => extensions?.code),
              ms: Math.round(ms),
            },
            'answered',
          );
        },
      };
    },
  };
}
