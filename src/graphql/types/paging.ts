import { ArgsType, Field, Int } from 'type-graphql';
import { GongkaiError } from '../../errors.js';
import type { PageRequest } from '../../read-model/queries.js';

/** Rows of a page when neither first nor last is given. */
export const defaultPage = 20;

@ArgsType()
export class Paging {
  @Field(() => Int, { nullable: true, description: 'The first n, from the beginning or after a cursor.' }) first?: number;
  @Field(() => String, { nullable: true }) after?: string;
  @Field(() => Int, { nullable: true, description: 'The last n, from the end or before a cursor.' }) last?: number;
  @Field(() => String, { nullable: true }) before?: string;
}

/** @throws {GongkaiError} BAD_INPUT when the page is larger than is allowed */
export function pageRequest({ first, after, last, before }: Paging, maxPage: number): PageRequest {
  const size = first ?? last;
  if (size != null && (size < 0 || size > maxPage))
    throw new GongkaiError('BAD_INPUT', `A page has from 0 to ${maxPage} rows; ${size} were asked for.`, { size, maxPage });
  return {
    ...(first == null && last == null ? { first: defaultPage } : {}),
    ...(first == null ? {} : { first }),
    ...(last == null ? {} : { last }),
    ...(after == null ? {} : { after }),
    ...(before == null ? {} : { before }),
  };
}
