import type { World } from '../read-model/as-of/world.js';
import type { ApiContext } from './context.js';
import { createLoaders } from './loaders.js';

const kept = new WeakMap<ApiContext, Map<string, ApiContext>>();

/** The context for what hangs on a node: of the world in which the node was read, so that the whole tree is of one moment. */
export function within(context: ApiContext, { world }: { readonly world?: World | undefined }): ApiContext {
  if (world === undefined) return context;
  let worlds = kept.get(context);
  if (!worlds) {
    worlds = new Map();
    kept.set(context, worlds);
  }
  const name = `${world.kind} ${world.at}`;
  let then = worlds.get(name);
  if (!then) {
    const queries = context.app.queries.at(world);
    then = {
      ...context,
      app: { ...context.app, queries },
      loaders: createLoaders(queries),
      findings: (reportId, revision, stage) => context.findings(reportId, revision, stage, queries),
    };
    worlds.set(name, then);
  }
  return then;
}
