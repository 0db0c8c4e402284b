import type { Database, Statement } from 'better-sqlite3';
import type { ReportContent } from '../../forms/content.js';
import type { StandingAsked, StandingOffice, YearReport, YearReportsAsked } from '../../roll-up/rows.js';
import type { World } from '../as-of/world.js';
import { StandingCache } from './standing-cache.js';
import { StoredFigures } from './stored-figures.js';
import { type YearReportRow, yearReportsSql } from './year-reports.js';

/** After all instants. */
const end = '9999';

/** What is read for statistics, trends and deadlines: now, or in a world. All worlds share what was read once. */
export class RollUpQueries {
  private readonly statements = new Map<string, Statement<[object], YearReportRow>>();

  private constructor(
    private readonly database: Database,
    private readonly figures: StoredFigures,
    private readonly standing: StandingCache,
    private readonly world: World | null,
  ) {}

  static now(database: Database, contentOf: (reportId: string, revision: number) => ReportContent | null): RollUpQueries {
    return new RollUpQueries(database, new StoredFigures(database, contentOf), new StandingCache(database), null);
  }

  at(world: World): RollUpQueries {
    return new RollUpQueries(this.database, this.figures, this.standing, world);
  }

  officesStanding(asked: StandingAsked): readonly StandingOffice[] {
    return this.standing.read({ ...asked, until: this.world?.at ?? end });
  }

  yearReports({ year, scope, officeIds, counted }: YearReportsAsked): YearReport[] {
    const { world } = this;
    const rows = this.prepared(yearReportsSql(world?.kind ?? 'now', officeIds !== undefined)).all({
      year,
      scope,
      ...(officeIds === undefined ? {} : { ids: JSON.stringify(officeIds) }),
      ...(world ? { at: world.at } : {}),
    });
    return rows.map((row) => this.toReport(row, counted));
  }

  private toReport(row: YearReportRow, counted: YearReportsAsked['counted']): YearReport {
    const [id, officeId, formId, status, revision, edition, publishedRevision, firstPublishedOn] = row;
    const published = edition === null || publishedRevision === null ? null : { edition, revision: publishedRevision };
    // Where only what is in force is known, a report says nothing else now.
    const current = this.world?.kind === 'inForce' ? publishedRevision : revision;
    const countedRevision = counted === undefined ? null : counted === 'current' ? current : publishedRevision;
    const figures = countedRevision === null ? null : this.figures.at(id, formId, countedRevision);
    return {
      id,
      officeId,
      formId,
      status: status as YearReport['status'],
      revision,
      published,
      firstPublishedOn,
      countedRevision,
      figures,
    };
  }

  private prepared(sql: string): Statement<[object], YearReportRow> {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.database.prepare<[object], YearReportRow>(sql).raw();
      this.statements.set(sql, statement);
    }
    return statement;
  }
}
