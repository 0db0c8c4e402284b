import type { Database, Statement } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { ReportContent } from '../../forms/content.js';
import { formById } from '../../forms/forms.js';
import { figuresOf, type ReportFigures } from '../../history/report-figures.js';
import type { StandingAsked, StandingOffice, YearReport, YearReportsAsked } from '../../roll-up/rows.js';
import type { World } from '../as-of/world.js';
import { decodeFigures } from './figure-codec.js';
import { allStanding, standingBelow } from './standing-offices.js';
import { yearReportsSql } from './year-reports.js';

/** After all instants. */
const end = '9999';

type OfficeTableRow = Omit<StandingOffice, 'vertical' | 'dissolved' | 'apart'> & {
  readonly vertical: number;
  readonly dissolved: number;
  readonly apart: number;
};

type ReportTableRow = Omit<YearReport, 'published' | 'countedRevision' | 'figures'> & {
  readonly publishedEdition: number | null;
  readonly publishedRevision: number | null;
  readonly publishedAt: string | null;
  readonly body: Buffer | null;
};

/** What is read for statistics, trends and deadlines: now, or in a world. */
export class RollUpQueries {
  private readonly statements = new Map<string, Statement<[Record<string, unknown>], unknown>>();
  /** Of revisions whose figures no table has: drafts of the past. */
  private readonly made = new LRUCache<string, ReportFigures>({ max: 2000 });

  constructor(
    private readonly database: Database,
    private readonly contentOf: (reportId: string, revision: number) => ReportContent | null,
    private readonly world: World | null,
  ) {}

  officesStanding({ asOf, top }: StandingAsked): StandingOffice[] {
    const until = this.world?.at ?? end;
    const parameters = { asOf: asOf < until ? asOf : until, until, ...(top === undefined ? {} : { top }) };
    const rows = this.prepared(top === undefined ? allStanding : standingBelow).all(parameters) as OfficeTableRow[];
    return rows.map((row) => ({ ...row, vertical: row.vertical === 1, dissolved: row.dissolved === 1, apart: row.apart === 1 }));
  }

  yearReports({ year, scope, officeIds, counted }: YearReportsAsked): YearReport[] {
    const { world } = this;
    const sql = yearReportsSql(world?.kind ?? 'now', counted ?? null, officeIds !== undefined);
    const rows = this.prepared(sql).all({
      year,
      scope,
      ...(officeIds === undefined ? {} : { ids: JSON.stringify(officeIds) }),
      ...(world ? { at: world.at } : {}),
    }) as ReportTableRow[];
    return rows.map((row) => this.toReport(row, counted));
  }

  private toReport(row: ReportTableRow, counted: YearReportsAsked['counted']): YearReport {
    const { publishedEdition, publishedRevision, publishedAt, body, ...report } = row;
    const published =
      publishedEdition === null || publishedRevision === null || publishedAt === null
        ? null
        : { edition: publishedEdition, revision: publishedRevision, at: publishedAt };
    const countedRevision = counted === undefined ? null : counted === 'current' ? report.revision : (published?.revision ?? null);
    const figures = countedRevision === null ? null : this.figures(report, countedRevision, body);
    return { ...report, published, countedRevision, figures };
  }

  private figures({ id, formId }: { id: string; formId: string }, revision: number, body: Buffer | null): ReportFigures {
    const form = formById(formId);
    if (body) return decodeFigures(form, body);
    const key = `${id}@${revision}`;
    const known = this.made.get(key);
    if (known) return known;
    const content = this.contentOf(id, revision);
    if (!content) throw new Error(`The read model lacks revision ${revision} of ${id}: rebuild it.`);
    const figures = figuresOf(form, content);
    this.made.set(key, figures);
    return figures;
  }

  private prepared(sql: string): Statement<[Record<string, unknown>], unknown> {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.database.prepare<[Record<string, unknown>], unknown>(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}
