import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { MemberState } from '../../roll-up/members.js';
import type { ApiContext } from '../context.js';
import { listPage } from '../list-page.js';
import { connectionPage } from '../pages.js';
import { leftOutNode, memberNode, type StatisticsNode, sumCellNodes } from '../statistics-view.js';
import { Paging, pageRequest } from '../types/paging.js';
import { MemberStateEnum } from '../types/roll-up-enums.js';
import { LeftOutOfficeConnection, Statistics, StatisticsOfficeConnection, SumCell } from '../types/statistics.js';

const usualCells = 200;

@Resolver(() => Statistics)
export class StatisticsFields {
  @FieldResolver(() => [SumCell], {
    description: 'Every cell of the form, or those that are asked for.',
    complexity: ({ args, childComplexity }) => (Array.isArray(args.ids) ? args.ids.length : usualCells) * childComplexity,
  })
  cells(
    @Root() { statistics }: StatisticsNode,
    @Arg('table', () => String, { nullable: true }) table: string | null,
    @Arg('ids', () => [ID], { nullable: true }) ids: string[] | null,
  ) {
    return sumCellNodes(statistics, table ?? null, ids ?? null);
  }

  @FieldResolver(() => StatisticsOfficeConnection, { description: 'The offices that belong to the sum, by their ids.' })
  offices(
    @Root() { statistics, world }: StatisticsNode,
    @Args(() => Paging) paging: Paging,
    @Arg('state', () => [MemberStateEnum], { nullable: true }) state: MemberState[] | null,
    @Arg('counted', () => Boolean, { nullable: true, description: 'False: those whose report is not in the sum.' }) counted: boolean | null,
    @Ctx() { maxPage }: ApiContext,
  ) {
    const members = statistics.members.filter(
      (member) => (state?.includes(member.state) ?? true) && (counted ?? member.counted) === member.counted,
    );
    return connectionPage(
      listPage(members, ({ office }) => [office.id], pageRequest(paging, maxPage)),
      (member) => memberNode(member, world),
    );
  }

  @FieldResolver(() => LeftOutOfficeConnection, { description: 'Offices below that do not belong to the sum, and why.' })
  leftOut(@Root() { statistics, world }: StatisticsNode, @Args(() => Paging) paging: Paging, @Ctx() { maxPage }: ApiContext) {
    return connectionPage(
      listPage(statistics.leftOut, ({ office }) => [office.id], pageRequest(paging, maxPage)),
      (office) => leftOutNode(office, world),
    );
  }
}
