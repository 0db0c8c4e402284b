import { type DocumentNode, type ExecutionResult, execute, GraphQLError, type GraphQLSchema } from 'graphql';
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
      ? withPlainErrors(query.query(rootValue, context, variables))
      : execute({ schema, document, operationName, variableValues: variables, contextValue: context, rootValue });
  };
}

/** Compiled queries answer errors of a class of their own, which Apollo does not take. */
async function withPlainErrors(answer: Promise<ExecutionResult> | ExecutionResult): Promise<ExecutionResult> {
  const result = await answer;
  if (!result.errors) return result;
  return { ...result, errors: result.errors.map(plainError) };
}

function plainError({ message, path, originalError, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { path: path ?? null, originalError: originalError ?? null, extensions: extensions ?? {} });
}
