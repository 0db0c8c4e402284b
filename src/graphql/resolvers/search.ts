import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { SearchedIn } from '../../read-model/search/search.js';
import { inOneStep } from '../../steps.js';
import type { ApiContext } from '../context.js';
import { SearchedInEnum } from '../enums.js';
import { given } from '../given.js';
import { keyOf } from '../global-id.js';
import { searchCost } from '../limits/search-cost.js';
import { searchPage } from '../pages.js';
import { Freshness, reached } from '../types/freshness.js';
import { Paging, pageRequest } from '../types/paging.js';
import { SearchConnection, SearchFilterInput } from '../types/search.js';

@Resolver()
export class Search {
  @Query(() => SearchConnection, {
    description:
      'Reports whose title, headings and text have all the words. Words stand between spaces, a phrase in quotation marks; any text is a query.',
    complexity: searchCost,
  })
  async search(
    @Arg('text') text: string,
    @Arg('in', () => SearchedInEnum, { defaultValue: 'current' }) searchedIn: SearchedIn,
    @Arg('filter', () => SearchFilterInput, { nullable: true }) filter: SearchFilterInput | null,
    @Args(() => Paging) paging: Paging,
    @Args(() => Freshness) freshness: Freshness,
    @Ctx() context: ApiContext,
  ) {
    await reached(freshness, context);
    const { officeId, ...others } = given(filter);
    const request = {
      text,
      in: searchedIn,
      now: new Date().toISOString(),
      filter: { ...others, ...(officeId === undefined ? {} : { officeId: keyOf('Office', officeId) }) },
    };
    const page = pageRequest(paging, context.maxPage);
    return searchPage(await context.longWork.run(inOneStep(() => context.app.queries.search(request, page))));
  }
}
