import { Arg, Args, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { TrendSubject } from '../../app/trend-of-office.js';
import { GongkaiError } from '../../errors.js';
import { deadlineCounts } from '../../roll-up/deadline-counts.js';
import type { CountedRevision } from '../../roll-up/rows.js';
import { inOneStep } from '../../steps.js';
import type { ApiContext } from '../context.js';
import { namedBy } from '../global-id.js';
import { inBounds } from '../in-bounds.js';
import { statisticsNode } from '../statistics-view.js';
import { trendNode } from '../trend-view.js';
import { Deadlines } from '../types/deadlines.js';
import { Freshness, reached } from '../types/freshness.js';
import { CountedRevisionEnum, TrendSubjectEnum } from '../types/roll-up-enums.js';
import { Statistics } from '../types/statistics.js';
import { TimeTravel, travelled, worldAsked } from '../types/time-travel.js';
import { Trend } from '../types/trend.js';
import { within } from '../within.js';

/** A roll-up reads thousands of reports: it costs as much as a page of them. */
const rollUpCost = 500;
const latestYear = 2100;

@Resolver()
export class RollUpQueries {
  @Query(() => Statistics, {
    description: 'The reports of an office and of all below it, added up, with who has not reported.',
    complexity: ({ childComplexity }) => rollUpCost + childComplexity,
  })
  async statistics(
    @Arg('officeId', () => ID) officeId: string,
    @Arg('year', () => Int) year: number,
    @Arg('counted', () => CountedRevisionEnum, { defaultValue: 'published' }) counted: CountedRevision,
    @Args(() => Freshness) freshness: Freshness,
    @Args(() => TimeTravel) travel: TimeTravel,
    @Ctx() context: ApiContext,
  ) {
    await reached(freshness, context);
    const { key, world } = namedBy('Office', officeId);
    const { queries, rollUps } = travelled(context, travel, world).app;
    const asked = { officeId: key, year: reportYear(year, 'year'), counted };
    const statistics = await context.longWork.run(inOneStep(() => rollUps.statistics(queries, asked)));
    return statisticsNode(key, counted, statistics, worldAsked(travel, world));
  }

  @Query(() => Trend, {
    description: 'A figure over the years, across the official forms: name a cell (table3/received/total) or a measure (requestsReceived).',
    complexity: ({ args, childComplexity }) => rollUpCost * Math.max(1, Number(args.to) - Number(args.from) + 1) + childComplexity,
  })
  async trend(
    @Arg('officeId', () => ID) officeId: string,
    @Arg('cell', () => ID, { nullable: true }) cell: string | null,
    @Arg('measure', () => String, { nullable: true }) measure: string | null,
    @Arg('from', () => Int) from: number,
    @Arg('to', () => Int) to: number,
    @Arg('of', () => TrendSubjectEnum, { defaultValue: 'organ' }) of: TrendSubject,
    @Arg('counted', () => CountedRevisionEnum, { defaultValue: 'published' }) counted: CountedRevision,
    @Args(() => Freshness) freshness: Freshness,
    @Args(() => TimeTravel) travel: TimeTravel,
    @Ctx() context: ApiContext,
  ) {
    await reached(freshness, context);
    const { key, world } = namedBy('Office', officeId);
    const { queries, rollUps } = travelled(context, travel, world).app;
    const figure = figureNamed(cell, measure);
    const asked = { officeId: key, of, figure, from: reportYear(from, 'from'), to: reportYear(to, 'to'), counted };
    return trendNode(key, of, await context.longWork.run(rollUps.trendSteps(queries, asked)));
  }

  @Query(() => Deadlines, {
    description: 'Who must have reported on a year by when, and who has; with asOf as it stood at that instant, else now.',
    complexity: ({ childComplexity }) => rollUpCost + childComplexity,
  })
  async deadlines(
    @Arg('year', () => Int) year: number,
    @Arg('region', () => String, { nullable: true, description: 'Prefix of the 行政区划代码.' }) region: string | null,
    @Arg('officeId', () => ID, { nullable: true, description: 'This office and all below it.' }) officeId: string | null,
    @Args(() => Freshness) freshness: Freshness,
    @Args(() => TimeTravel) travel: TimeTravel,
    @Ctx() context: ApiContext,
  ) {
    await reached(freshness, context);
    const named = officeId == null ? null : namedBy('Office', officeId);
    const world = worldAsked(travel, named?.world);
    const { queries, rollUps } = within(context, { world }).app;
    if (region != null && !/^\d{2,12}$/.test(region))
      throw new GongkaiError('BAD_INPUT', 'A region is the first 2 to 12 digits of a 行政区划代码: 43, 4309, 430902.', {
        argument: 'region',
      });
    const asked = {
      year: reportYear(year, 'year'),
      ...(region == null ? {} : { region }),
      ...(named === null ? {} : { officeId: named.key }),
    };
    const { today, entries, leftOut } = await context.longWork.run(inOneStep(() => rollUps.deadlines(queries, world?.at ?? null, asked)));
    return { year, today, entries, leftOut, world, counts: deadlineCounts(entries) };
  }
}

function reportYear(year: number, argument: string): number {
  return inBounds(year, argument, 2008, latestYear);
}

function figureNamed(cell: string | null, measure: string | null) {
  if (cell != null && measure == null) return { cell };
  if (measure != null && cell == null) return { measure };
  throw new GongkaiError('BAD_INPUT', 'Name one figure: a cell or a measure.', { argument: 'cell' });
}
