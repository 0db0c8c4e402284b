import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ApiContext } from '../context.js';
import { type OfficeNode, officeNode } from '../nodes.js';
import { reportPage } from '../pages.js';
import { ReportConnection } from '../types/connections.js';
import { ReportOrderInput } from '../types/inputs.js';
import { Office } from '../types/office.js';
import { Paging, pageRequest } from '../types/paging.js';
import { within } from '../within.js';

@Resolver(() => Office)
export class OfficeFields {
  @FieldResolver(() => Office, { nullable: true })
  async parent(@Root() office: OfficeNode, @Ctx() context: ApiContext) {
    const { parentId } = office;
    const row = parentId === null ? null : await within(context, office).loaders.office.load(parentId);
    return row && officeNode(row);
  }

  @FieldResolver(() => ReportConnection)
  reports(
    @Root() office: OfficeNode,
    @Args(() => Paging) paging: Paging,
    @Arg('orderBy', () => ReportOrderInput, { nullable: true }) orderBy: ReportOrderInput | null,
    @Ctx() context: ApiContext,
  ) {
    const { app, maxPage } = within(context, office);
    const { officeId } = office;
    return reportPage(app.queries.reports({ officeId }, orderBy ?? { by: 'year', direction: 'asc' }, pageRequest(paging, maxPage)));
  }
}
