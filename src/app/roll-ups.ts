import { GongkaiError } from '../errors.js';
import type { DeadlineCalendar } from '../forms/deadlines/calendar.js';
import { chinaDate, lastDayOf } from '../forms/deadlines/china-day.js';
import { formForYear } from '../forms/forms.js';
import type { Queries } from '../read-model/queries.js';
import { type DeadlineBoard, deadlinesOf } from '../roll-up/deadlines.js';
import type { CountedRevision, StandingOffice, YearReport } from '../roll-up/rows.js';
import { type Statistics, type StatisticsFacts, statisticsOf, summedOf } from '../roll-up/statistics.js';
import { finished, type Steps } from '../steps.js';
import { type TrendAsked, type TrendOfOffice, trendOfOfficeSteps } from './trend-of-office.js';

export interface StatisticsAsked {
  readonly officeId: string;
  readonly year: number;
  readonly counted: CountedRevision;
}

export interface DeadlinesAsked {
  readonly year: number;
  /** Prefix of the 行政区划代码. */
  readonly region?: string;
  /** This office and all below it. */
  readonly officeId?: string;
}

export interface Deadlines extends DeadlineBoard {
  /** The day in China to which is counted. */
  readonly today: string;
}

/** Reports of many offices looked at together. Each question is answered from the queries of a world, or of now. */
export class RollUps {
  constructor(
    private readonly calendar: DeadlineCalendar,
    private readonly clock: () => Date,
  ) {}

  /** @throws {GongkaiError} NOT_FOUND when there is no such office, BAD_INPUT when no form is known for the year */
  statistics(queries: Queries, asked: StatisticsAsked): Statistics {
    return statisticsOf(this.facts(queries, asked));
  }

  private facts(queries: Queries, { officeId, year, counted }: StatisticsAsked): StatisticsFacts {
    const form = formForYear(year);
    const offices = this.below(queries, officeId, year);
    const organ = queries.yearReports({ year, scope: 'organ', officeIds: offices.map(({ id }) => id), counted });
    return {
      year,
      form,
      calendar: this.calendar,
      top: officeId,
      offices,
      organ,
      jurisdiction: [
        ...queries.yearReports({ year, scope: 'jurisdiction', officeIds: [officeId], counted }),
        ...this.jurisdictionsBelow(queries, offices, officeId, year),
      ],
    };
  }

  /** @throws {GongkaiError} NOT_FOUND, BAD_INPUT */
  trend(queries: Queries, asked: TrendAsked): TrendOfOffice {
    return finished(this.trendSteps(queries, asked));
  }

  /** {@link trend}, a year a step. */
  trendSteps(queries: Queries, asked: TrendAsked): Steps<TrendOfOffice> {
    return trendOfOfficeSteps(queries, asked, (year) => summedOf(this.facts(queries, { ...asked, year })));
  }

  /** @param at the instant of the queries' world; null: now @throws {GongkaiError} NOT_FOUND, BAD_INPUT */
  deadlines(queries: Queries, at: string | null, { year, region, officeId }: DeadlinesAsked): Deadlines {
    formForYear(year);
    const today = chinaDate(at ?? this.clock().toISOString());
    const known = officeId === undefined ? queries.officesStanding({ on: lastDayOf(year) }) : this.below(queries, officeId, year);
    const offices = region === undefined ? known : known.filter((office) => office.region.startsWith(region));
    const ids = region === undefined && officeId === undefined ? {} : { officeIds: offices.map(({ id }) => id) };
    const reports = (scope: 'organ' | 'jurisdiction') => queries.yearReports({ year, scope, ...ids });
    return {
      today,
      ...deadlinesOf({
        year,
        today,
        calendar: this.calendar,
        offices,
        organ: reports('organ'),
        jurisdiction: reports('jurisdiction'),
      }),
    };
  }

  private below(queries: Queries, officeId: string, year: number): readonly StandingOffice[] {
    const offices = queries.officesStanding({ on: lastDayOf(year), top: officeId });
    if (offices.length === 0) throw new GongkaiError('NOT_FOUND', `There is no office ${officeId}.`, { officeId });
    return offices;
  }

  private jurisdictionsBelow(queries: Queries, offices: readonly StandingOffice[], top: string, year: number): YearReport[] {
    const ids = offices.flatMap(({ id, kind }) => (kind === 'government' && id !== top ? [id] : []));
    return ids.length === 0 ? [] : queries.yearReports({ year, scope: 'jurisdiction', officeIds: ids });
  }
}
