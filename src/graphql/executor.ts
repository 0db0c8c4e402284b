import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';

export interface Execution {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
  readonly rootValue?: unknown;
}

/** Runs queries compiled once; what the compiler does not take is interpreted. */
export function createExecutor(schema: GraphQLSchema, kept = 500): (execution: Execution) => Promise<ExecutionResult> | ExecutionResult {
  const compiled = new LRUCache<DocumentNode, Map<string, CompiledQuery | null>>({ max: kept });
  return ({ document, operationName, variables, context, rootValue = {} }) => {
    let operations = compiled.get(document);
    if (!operations) {
      operations = new Map();
      compiled.set(document, operations);
    }
    const name = operationName ?? '';
    let query = operations.get(name);
    if (query === undefined) {
      const result = compileQuery(schema, document, name);
      query = isCompiledQuery(result) ? result : null;
      operations.set(name, query);
    }
    return query
      ? query.query(rootValue, context, variables)
      : execute({ schema, document, operationName, variableValues: variables, contextValue: context, rootValue });
  };
}
