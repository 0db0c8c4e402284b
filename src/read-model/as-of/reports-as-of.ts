import type { Database, Statement } from 'better-sqlite3';
import { pageOf } from '../page.js';
import type { PartReader } from '../part-store.js';
import { prefixEnd } from '../prefix.js';
import type { Page, PageRequest, ReportFilter, ReportOrder, ReportRow } from '../queries.js';
import { officesThen } from './offices-as-of.js';
import type { World } from './world.js';

const select = `r.id, r.office_id AS officeId, r.year, r.scope, r.form_id AS formId, v.status, v.revision, v.edition, r.opened_at AS openedAt,
  v.at AS updatedAt, v.manifest,
  (SELECT revision FROM editions WHERE report_id = r.id AND published_at <= world.at AND (ended_at IS NULL OR ended_at > world.at)
    ORDER BY edition DESC LIMIT 1) AS publishedRevision`;

/** The revision of each report that the world knows. */
const sources: Readonly<Record<World['kind'], { readonly from: string; readonly where: string }>> = {
  recorded: {
    // The stream's name leads from a report to its revisions, its report from a revision to the report: which way is shorter differs.
    from: `(SELECT ? AS at) AS world JOIN revisions AS v JOIN streams AS s ON s.id = v.stream_id
      JOIN reports AS r ON r.id = s.report_id AND s.stream = 'report-' || r.id`,
    where: `v.at <= world.at AND NOT EXISTS (SELECT 1 FROM revisions AS later
      WHERE later.stream_id = v.stream_id AND later.revision > v.revision AND later.at <= world.at)`,
  },
  inForce: {
    from: `(SELECT ? AS at) AS world JOIN editions AS e JOIN reports AS r ON r.id = e.report_id
      JOIN streams AS s ON s.stream = 'report-' || r.id JOIN revisions AS v ON v.stream_id = s.id AND v.revision = e.revision`,
    where: 'e.published_at <= world.at AND (e.ended_at IS NULL OR e.ended_at > world.at)',
  },
};

const columns: Readonly<Record<ReportOrder['by'], string>> = {
  updatedAt: 'v.at',
  year: 'r.year',
  officeId: 'r.office_id',
  openedAt: 'r.opened_at',
};

type TableRow = Omit<ReportRow, 'contentHash' | 'title' | 'world'> & { readonly manifest: Buffer };

/** The reports as a world has them. */
export class ReportsAsOf {
  private oneReport: Statement<[string, string], TableRow> | null = null;

  constructor(
    private readonly database: Database,
    private readonly parts: PartReader,
    private readonly world: World,
  ) {}

  byId(id: string): ReportRow | null {
    const { from, where } = sources[this.world.kind];
    this.oneReport ??= this.database.prepare<[string, string], TableRow>(`SELECT ${select} FROM ${from} WHERE ${where} AND r.id = ?`);
    const row = this.oneReport.get(this.world.at, id);
    return row ? this.toReport(row) : null;
  }

  list({ officeId, region, year, scope, status }: ReportFilter, { by, direction }: ReportOrder, page: PageRequest): Page<ReportRow> {
    const { from, where } = sources[this.world.kind];
    const conditions = [where];
    const parameters: (string | number)[] = [this.world.at];
    const add = (condition: string, ...values: (string | number)[]) => {
      conditions.push(condition);
      parameters.push(...values);
    };
    if (officeId !== undefined) add('r.office_id = ?', officeId);
    if (region !== undefined)
      add(`r.office_id IN (SELECT id FROM ${officesThen} AND region >= ? AND region < ?)`, this.world.at, region, prefixEnd(region));
    if (year !== undefined) add('r.year = ?', year);
    if (scope !== undefined) add('r.scope = ?', scope);
    if (status !== undefined) add(`v.status IN (${status.map(() => '?').join(', ')})`, ...status);
    return pageOf<ReportRow>(
      this.database,
      {
        list: `reports ${this.world.kind}`,
        select,
        from,
        where: conditions,
        parameters,
        order: [columns[by], 'r.id'],
        descending: direction === 'desc',
        toNode: ({ order_0: _0, order_1: _1, ...row }: TableRow & { order_0: unknown; order_1: unknown }) => this.toReport(row),
      },
      page,
    );
  }

  private toReport({ manifest, ...row }: TableRow): ReportRow {
    const { parts, world } = this;
    return {
      ...row,
      world,
      get title() {
        return parts.title(manifest);
      },
      get contentHash() {
        return parts.rootHash(manifest);
      },
    };
  }
}
