import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { Page } from '../../read-model/queries.js';

@ObjectType({ description: 'Where a page stands in its list (Relay).' })
export class PageInfo {
  @Field() hasNextPage!: boolean;
  @Field() hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true }) startCursor!: string | null;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

const countedInAll = 'How many there are in all; counted when asked for.';

/**
 * The Relay connection over a type: `<name>Connection` with `<name>Edge`s.
 * @param counted what its `totalCount` counts
 */
export function connectionOf<T extends object>(name: string, node: ClassType<T>, counted = countedInAll) {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => node) node!: unknown;
    @Field() cursor!: string;
  }

  @ObjectType(`${name}Connection`)
  class Connection {
    @Field(() => [Edge]) edges!: Edge[];
    @Field(() => [node], { description: 'The nodes of the edges.' }) nodes!: unknown[];
    @Field(() => PageInfo) pageInfo!: PageInfo;
    @Field(() => Int, { description: counted }) totalCount!: number;
  }
  return Connection;
}

/** A page of the read model as a connection. `totalCount` is counted only when asked for. */
export function toConnection<T>({ edges, hasNextPage, hasPreviousPage, totalCount }: Page<T>) {
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: { hasNextPage, hasPreviousPage, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null },
    get totalCount() {
      return totalCount();
    },
  };
}
