import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ApiContext } from '../context.js';
import { type OfficeNode, officeNode } from '../nodes.js';
import { reportPage } from '../pages.js';
import { ReportConnection } from '../types/connections.js';
import { ReportOrderInput } from '../types/inputs.js';
import { Office } from '../types/office.js';
import { Paging, pageRequest } from '../types/paging.js';

@Resolver(() => Office)
export class OfficeFields {
  @FieldResolver(() => Office, { nullable: true })
  async parent(@Root() { parentId }: OfficeNode, @Ctx() { loaders }: ApiContext) {
    const row = parentId === null ? null : await loaders.office.load(parentId);
    return row && officeNode(row);
  }

  @FieldResolver(() => ReportConnection)
  reports(
    @Root() { officeId }: OfficeNode,
    @Args(() => Paging) paging: Paging,
    @Arg('orderBy', () => ReportOrderInput, { nullable: true }) orderBy: ReportOrderInput | null,
    @Ctx() { app, maxPage }: ApiContext,
  ) {
    return reportPage(app.queries.reports({ officeId }, orderBy ?? { by: 'year', direction: 'asc' }, pageRequest(paging, maxPage)));
  }
}
