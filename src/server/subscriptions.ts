import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { GongkaiError } from '../errors.js';
import type { ApiContext } from '../graphql/context.js';
import { createExecutor } from '../graphql/executor.js';
import { createLimitCheck } from '../graphql/limits/check-limits.js';
import type { ServerOptions } from './options.js';

export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
}

/** One result of a subscription, with the cursor of what it tells of. */
export interface Told {
  readonly cursor: string | null;
  readonly result: ExecutionResult;
}

/** Subscriptions over any transport: checked like queries, each item with its cursor. */
export class Subscriptions {
  private readonly execute;
  private readonly checkLimits;
  private readonly parsed = new LRUCache<string, DocumentNode | readonly GraphQLError[]>({ max: 200 });

  constructor(
    private readonly schema: GraphQLSchema,
    options: ServerOptions,
  ) {
    this.execute = createExecutor(schema);
    this.checkLimits = createLimitCheck(schema, options);
  }

  /** @returns the document, or what is wrong with it */
  check({ query, operationName, variables }: OperationRequest): DocumentNode | readonly GraphQLError[] {
    const document = this.documentOf(query);
    if (!('kind' in document)) return document;
    try {
      this.checkLimits(document, operationName ?? null, variables ?? {});
    } catch (error) {
      if (!(error instanceof GongkaiError)) throw error;
      return [new GraphQLError(error.message, { extensions: { code: error.code } })];
    }
    return document;
  }

  /** Starts a subscription. @returns its results, or the errors that kept it from starting */
  async start(
    document: DocumentNode,
    request: OperationRequest,
    context: ApiContext,
  ): Promise<AsyncGenerator<Told> | readonly GraphQLError[]> {
    const source = await createSourceEventStream({
      schema: this.schema,
      document,
      contextValue: context,
      ...(request.operationName ? { operationName: request.operationName } : {}),
      ...(request.variables ? { variableValues: request.variables } : {}),
    });
    if (!(Symbol.asyncIterator in source)) return source.errors ?? [new GraphQLError('The subscription did not start.')];
    return this.told(source as AsyncIterable<unknown>, document, request, context);
  }

  private async *told(
    source: AsyncIterable<unknown>,
    document: DocumentNode,
    request: OperationRequest,
    context: ApiContext,
  ): AsyncGenerator<Told> {
    for await (const item of source) {
      const result = await this.execute({
        document,
        operationName: request.operationName ?? null,
        variables: request.variables ?? {},
        context,
        rootValue: item,
      });
      yield { cursor: cursorOf(item), result };
    }
  }

  private documentOf(query: string): DocumentNode | readonly GraphQLError[] {
    const known = this.parsed.get(query);
    if (known) return known;
    let document: DocumentNode | readonly GraphQLError[];
    try {
      document = parse(query, { maxTokens: 10_000 });
      const errors = validate(this.schema, document, specifiedRules);
      if (errors.length > 0) document = errors;
    } catch (error) {
      document = [error instanceof GraphQLError ? error : new GraphQLError(String(error))];
    }
    if (query.length < 10_000) this.parsed.set(query, document);
    return document;
  }
}

function cursorOf(item: unknown): string | null {
  return typeof item === 'object' && item !== null && 'cursor' in item && typeof item.cursor === 'string' ? item.cursor : null;
}
