import { GongkaiError } from '../errors.js';
import type { DeadlineCalendar } from '../forms/deadlines/calendar.js';
import { chinaDate, lastDayOf } from '../forms/deadlines/china-day.js';
import { formForYear } from '../forms/forms.js';
import type { Queries } from '../read-model/queries.js';
import type { Scope } from '../reports/status.js';
import { type DeadlineBoard, deadlinesOf } from '../roll-up/deadlines.js';
import { type CountedRevision, nowhere, type ReportingOffices, type StandingOffice, type YearReportsAsked } from '../roll-up/rows.js';
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
    const elsewhere = this.elsewhere(queries, offices, { year, counted });
    return { year, form, calendar: this.calendar, top: officeId, ...reporting(queries, offices, { year, counted }, officeId), elsewhere };
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
    const isPart = region !== undefined || officeId !== undefined;
    const reports = isPart
      ? { ...reporting(queries, offices, { year }), elsewhere: this.elsewhere(queries, offices, { year }) }
      : {
          offices,
          organ: queries.yearReports({ year, scope: 'organ' }),
          jurisdiction: queries.yearReports({ year, scope: 'jurisdiction' }),
        };
    return { today, ...deadlinesOf({ year, today, calendar: this.calendar, ...reports }) };
  }

  private below(queries: Queries, officeId: string, year: number): readonly StandingOffice[] {
    const offices = queries.officesStanding({ on: lastDayOf(year), top: officeId });
    if (offices.length === 0) throw new GongkaiError('NOT_FOUND', `There is no office ${officeId}.`, { officeId });
    return offices;
  }

  /** Those not among the offices that have the 统一社会信用代码 of one of them. */
  private elsewhere(queries: Queries, offices: readonly StandingOffice[], asked: ReportsAsked): ReportingOffices {
    const twins = queries.officesStanding({ on: lastDayOf(asked.year), sharingCode: true });
    if (twins.length === 0) return nowhere;
    const ids = new Set(offices.map(({ id }) => id));
    const codes = new Set(offices.flatMap(({ uscc }) => uscc ?? []));
    return reporting(
      queries,
      twins.filter(({ id, uscc }) => uscc !== null && codes.has(uscc) && !ids.has(id)),
      asked,
    );
  }
}

type ReportsAsked = Omit<YearReportsAsked, 'scope' | 'officeIds'>;

/** @param top has a report for its jurisdiction whatever it is */
function reporting(queries: Queries, offices: readonly StandingOffice[], asked: ReportsAsked, top?: string): ReportingOffices {
  const reports = (scope: Scope, of: readonly StandingOffice[]) =>
    of.length === 0 ? [] : queries.yearReports({ ...asked, scope, officeIds: of.map(({ id }) => id) });
  return {
    offices,
    organ: reports('organ', offices),
    jurisdiction: reports(
      'jurisdiction',
      offices.filter(({ id, kind }) => kind === 'government' || id === top),
    ),
  };
}
