import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { World } from '../../read-model/as-of/world.js';
import { countsByRegion, type RegionLevel } from '../../roll-up/deadline-counts.js';
import { type DeadlineEntry, type DeadlineState, latenessKey } from '../../roll-up/deadlines.js';
import type { LeftOut } from '../../roll-up/left-out.js';
import type { ApiContext } from '../context.js';
import { listPage } from '../list-page.js';
import { connectionPage } from '../pages.js';
import { leftOutNode } from '../statistics-view.js';
import { DeadlineConnection, Deadlines, RegionDeadlines } from '../types/deadlines.js';
import { Paging, pageRequest } from '../types/paging.js';
import { DeadlineStateEnum, RegionLevelEnum } from '../types/roll-up-enums.js';
import { LeftOutOfficeConnection } from '../types/statistics.js';

interface DeadlinesNode {
  readonly entries: readonly DeadlineEntry[];
  readonly leftOut: readonly LeftOut[];
  readonly world: World | undefined;
}

/** Regions that are usual at a level. */
const usualRegions = 30;

@Resolver(() => Deadlines)
export class DeadlinesFields {
  @FieldResolver(() => DeadlineConnection, { description: 'Those longest late first.' })
  offices(
    @Root() { entries, world }: DeadlinesNode,
    @Args(() => Paging) paging: Paging,
    @Arg('state', () => [DeadlineStateEnum], { nullable: true }) state: DeadlineState[] | null,
    @Ctx() { maxPage }: ApiContext,
  ) {
    const wanted = entries.filter((entry) => state?.includes(entry.state) ?? true);
    return connectionPage(listPage(wanted, latenessKey, pageRequest(paging, maxPage)), (entry) => deadlineNode(entry, world));
  }

  @FieldResolver(() => LeftOutOfficeConnection, {
    description:
      'Offices that owe no report here: led by their own system below the office asked for, registered a second time, dissolved before the year ended, founded only after it.',
  })
  leftOut(@Root() { leftOut, world }: DeadlinesNode, @Args(() => Paging) paging: Paging, @Ctx() { maxPage }: ApiContext) {
    return connectionPage(
      listPage(leftOut, ({ office }) => [office.id], pageRequest(paging, maxPage)),
      (office) => leftOutNode(office, world),
    );
  }

  @FieldResolver(() => [RegionDeadlines], {
    description: 'The same as counts by region, in the order of the codes.',
    complexity: ({ childComplexity }) => usualRegions * childComplexity,
  })
  byRegion(@Root() { entries }: DeadlinesNode, @Arg('level', () => RegionLevelEnum, { defaultValue: 'city' }) level: RegionLevel) {
    return countsByRegion(entries, level);
  }
}

function deadlineNode({ office, due, state, days, publishedOn, report, withdrawn }: DeadlineEntry, world: World | undefined) {
  const { id: officeId, name, region, kind } = office;
  return {
    world,
    officeId,
    name,
    region,
    kind,
    state,
    dueOn: due.on,
    statutoryOn: due.statutory,
    local: due.local !== null,
    days,
    publishedOn,
    reportId: report?.id ?? null,
    withdrawn,
  };
}
