import { Arg, Args, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { instant } from '../../app/instant.js';
import { GongkaiError } from '../../errors.js';
import { allForms, formById } from '../../forms/forms.js';
import { reportId as idOf } from '../../reports/report-id.js';
import type { Scope } from '../../reports/status.js';
import type { ApiContext } from '../context.js';
import { contentDiff } from '../diff-view.js';
import { ScopeEnum } from '../enums.js';
import { given } from '../given.js';
import { fromGlobalId, namedBy } from '../global-id.js';
import { officeNode, reportNode, revisionNode } from '../nodes.js';
import { auditPage, officePage, reportPage } from '../pages.js';
import { pointAsked } from '../points.js';
import { AuditConnection, OfficeConnection, ReportConnection } from '../types/connections.js';
import { Diff } from '../types/diff.js';
import { FormType } from '../types/form.js';
import { Freshness, reached } from '../types/freshness.js';
import { AuditFilterInput, OfficeFilterInput, ReportFilterInput, ReportOrderInput } from '../types/inputs.js';
import { Node } from '../types/node.js';
import { Office } from '../types/office.js';
import { Paging, pageRequest } from '../types/paging.js';
import { PointInput } from '../types/point.js';
import { Report } from '../types/report.js';
import { AsOf, TimeTravel, travelled } from '../types/time-travel.js';
import { within } from '../within.js';

@Resolver()
export class Queries {
  @Query(() => Report, { nullable: true, description: 'A report by its id or reportId, or by office and year.' })
  async report(
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Arg('officeId', () => ID, { nullable: true }) officeId: string | null,
    @Arg('year', () => Int, { nullable: true }) year: number | null,
    @Arg('scope', () => ScopeEnum, { defaultValue: 'organ' }) scope: Scope,
    @Args(() => Freshness) freshness: Freshness,
    @Args(() => TimeTravel) travel: TimeTravel,
    @Ctx() context: ApiContext,
  ) {
    if (id == null && (officeId == null || year == null))
      throw new GongkaiError('BAD_INPUT', 'Name the report: by id, or by officeId and year.', { argument: 'id' });
    await reached(freshness, context);
    const { key, world } = id != null ? namedBy('Report', id) : { key: idOf(officeId ?? '', year ?? 0, scope), world: undefined };
    const row = await travelled(context, travel, world).loaders.report.load(key);
    return row && reportNode(row);
  }

  @Query(() => ReportConnection, { description: 'Reports, by default the last changed first.' })
  async reports(
    @Args(() => Paging) paging: Paging,
    @Arg('filter', () => ReportFilterInput, { nullable: true }) filter: ReportFilterInput | null,
    @Arg('orderBy', () => ReportOrderInput, { nullable: true }) orderBy: ReportOrderInput | null,
    @Args(() => Freshness) freshness: Freshness,
    @Args(() => TimeTravel) travel: TimeTravel,
    @Ctx() context: ApiContext,
  ) {
    await reached(freshness, context);
    const { app, maxPage } = travelled(context, travel);
    return reportPage(app.queries.reports(given(filter), orderBy ?? { by: 'updatedAt', direction: 'desc' }, pageRequest(paging, maxPage)));
  }

  @Query(() => Office, { nullable: true, description: 'An office by its id or officeId.' })
  async office(
    @Arg('id', () => ID) id: string,
    @Args(() => Freshness) freshness: Freshness,
    @Args(() => AsOf) travel: AsOf,
    @Ctx() context: ApiContext,
  ) {
    await reached(freshness, context);
    const { key, world } = namedBy('Office', id);
    const row = await travelled(context, travel, world).loaders.office.load(key);
    return row && officeNode(row);
  }

  @Query(() => OfficeConnection)
  async offices(
    @Args(() => Paging) paging: Paging,
    @Arg('filter', () => OfficeFilterInput, { nullable: true }) filter: OfficeFilterInput | null,
    @Args(() => Freshness) freshness: Freshness,
    @Args(() => AsOf) travel: AsOf,
    @Ctx() context: ApiContext,
  ) {
    await reached(freshness, context);
    const { app, maxPage } = travelled(context, travel);
    return officePage(app.queries.offices(given(filter), pageRequest(paging, maxPage)));
  }

  @Query(() => Node, { nullable: true, description: 'Anything by its global id (Relay).' })
  async node(@Arg('id', () => ID) id: string, @Args(() => Freshness) freshness: Freshness, @Ctx() context: ApiContext) {
    await reached(freshness, context);
    const { type, key, world } = fromGlobalId(id);
    const { loaders } = within(context, { world });
    if (type === 'Office') {
      const row = await loaders.office.load(key);
      return row && officeNode(row);
    }
    if (type === 'Report') {
      const row = await loaders.report.load(key);
      return row && reportNode(row);
    }
    const [, reportId = '', revision] = /^(.+)@(\d+)$/.exec(key) ?? [];
    const row = await loaders.revision.load({ reportId, revision: Number(revision) });
    return row && revisionNode(row);
  }

  @Query(() => Diff, { description: 'What changed from one point to another, of one report or of two: year to year, office to office.' })
  async diff(
    @Arg('from', () => PointInput) from: PointInput,
    @Arg('to', () => PointInput) to: PointInput,
    @Args(() => Freshness) freshness: Freshness,
    @Ctx() context: ApiContext,
  ) {
    await reached(freshness, context);
    return contentDiff(context, pointAsked(context, from), pointAsked(context, to));
  }

  @Query(() => AuditConnection, { description: 'Who did what, when and why, oldest first.' })
  async auditTrail(
    @Args(() => Paging) paging: Paging,
    @Arg('filter', () => AuditFilterInput, { nullable: true }) filter: AuditFilterInput | null,
    @Args(() => Freshness) freshness: Freshness,
    @Ctx() context: ApiContext,
  ) {
    await reached(freshness, context);
    const { report, from, to, ...rest } = given(filter);
    const named = report === undefined ? null : namedBy('Report', report);
    const { app, maxPage } = within(context, { world: named?.world });
    return auditPage(
      app.queries.auditTrail(
        {
          ...rest,
          ...(named === null ? {} : { reportId: named.key }),
          ...(from === undefined ? {} : { from: instant(from) }),
          ...(to === undefined ? {} : { to: instant(to) }),
        },
        pageRequest(paging, maxPage),
      ),
    );
  }

  @Query(() => [FormType], { description: 'The official forms.' })
  forms() {
    return allForms();
  }

  @Query(() => FormType)
  form(@Arg('id', () => ID) id: string) {
    return formById(id);
  }
}
