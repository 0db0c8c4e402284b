import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, type TypeNode, visit } from 'graphql';
import { type ComplexityEstimator, fieldExtensionsEstimator, getComplexity } from 'graphql-query-complexity';
import { GongkaiError } from '../../errors.js';
import { defaultPage } from '../types/paging.js';
import { depthOf } from './depth.js';

export interface Limits {
  readonly maxDepth: number;
  /** Fields times page sizes. */
  readonly maxComplexity: number;
}

/** A field costs one and what is below it; a connection costs what is below it times the rows asked for. */
const connections: ComplexityEstimator = ({ field, args, childComplexity }) => {
  const rows = 'first' in args || 'last' in args || field.args.some(({ name }) => name === 'first');
  if (!rows) return 1 + childComplexity;
  const asked = args.first ?? args.last ?? defaultPage;
  return 1 + Math.max(1, Number(asked)) * childComplexity;
};
const estimators = [fieldExtensionsEstimator(), connections];

const keptPerDocument = 50;

/** Holds queries to the limits. What was reckoned for a document is kept, by the variables that the cost hangs on. */
export function createLimitCheck(schema: GraphQLSchema, { maxDepth, maxComplexity }: Limits) {
  const known = new WeakMap<DocumentNode, { depth: number; weighty: readonly string[]; costs: Map<string, number> }>();

  /** @throws {GongkaiError} QUERY_TOO_COMPLEX */
  return (document: DocumentNode, operationName: string | null, variables: Readonly<Record<string, unknown>>): void => {
    let facts = known.get(document);
    if (!facts) {
      facts = { depth: depthOf(document), weighty: weightyVariables(document), costs: new Map() };
      known.set(document, facts);
    }
    if (facts.depth > maxDepth)
      throw new GongkaiError('QUERY_TOO_COMPLEX', `The query is ${facts.depth} fields deep; ${maxDepth} are allowed.`, {
        depth: facts.depth,
        maxDepth,
      });
    const key = `${operationName ?? ''} ${facts.weighty.map((name) => weightOf(variables[name])).join(' ')}`;
    let cost = facts.costs.get(key);
    if (cost === undefined) {
      cost = getComplexity({ schema, query: document, variables, estimators, ...(operationName === null ? {} : { operationName }) });
      if (facts.costs.size < keptPerDocument) facts.costs.set(key, cost);
    }
    if (cost > maxComplexity)
      throw new GongkaiError(
        'QUERY_TOO_COMPLEX',
        `The query costs ${cost}; ${maxComplexity} is allowed. Ask for fewer fields or smaller pages.`,
        {
          cost,
          maxComplexity,
        },
      );
  };
}

/** Variables that may be page sizes, that include and skip hang on, or lists of what is asked for. */
function weightyVariables(document: DocumentNode): string[] {
  const names: string[] = [];
  visit(document, {
    OperationDefinition(operation: OperationDefinitionNode) {
      for (const { variable, type } of operation.variableDefinitions ?? [])
        if (isList(type) || /^(Int|Boolean)$/.test(namedType(type))) names.push(variable.name.value);
    },
  });
  return names;
}

function weightOf(value: unknown): string {
  return Array.isArray(value) ? `[${value.length}]` : String(value);
}

function isList(type: TypeNode): boolean {
  return type.kind === 'ListType' || (type.kind === 'NonNullType' && type.type.kind === 'ListType');
}

function namedType(type: TypeNode): string {
  return type.kind === 'NamedType' ? type.name.value : namedType(type.type);
}
