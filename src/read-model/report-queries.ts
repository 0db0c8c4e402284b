import type { Database } from 'better-sqlite3';
import { pageOf } from './page.js';
import { prefixEnd } from './prefix.js';
import type { Page, PageRequest, ReportFilter, ReportOrder, ReportRow } from './queries.js';

const select = `reports.id, reports.office_id AS officeId, reports.year, reports.scope, reports.form_id AS formId, reports.title, reports.status,
  reports.revision, reports.edition, reports.published_revision AS publishedRevision, reports.opened_at AS openedAt, reports.updated_at AS updatedAt,
  (SELECT manifest FROM revisions WHERE stream_id = (SELECT id FROM streams WHERE stream = 'report-' || reports.id) AND revision = reports.revision) AS manifest`;

const columns: Readonly<Record<ReportOrder['by'], string>> = {
  updatedAt: 'reports.updated_at',
  year: 'reports.year',
  officeId: 'reports.office_id',
  openedAt: 'reports.opened_at',
};

export class ReportQueries {
  private readonly byId;
  private readonly byIds;

  /** @param rootHash the content hash that a manifest stands for */
  constructor(
    private readonly database: Database,
    private readonly rootHash: (manifest: Buffer) => string,
  ) {
    this.byId = database.prepare<[string], TableRow>(`SELECT ${select} FROM reports WHERE id = ?`);
    this.byIds = database.prepare<[string], TableRow>(`SELECT ${select} FROM reports WHERE id IN (SELECT value FROM json_each(?))`);
  }

  /** In the order of `ids`, in one query. */
  reportsById(ids: readonly string[]): (ReportRow | null)[] {
    const [only] = ids;
    const rows = ids.length === 1 && only !== undefined ? [this.byId.get(only)] : this.byIds.all(JSON.stringify(ids));
    const found = new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
    return ids.map((id) => {
      const row = found.get(id);
      return row ? this.toReport(row) : null;
    });
  }

  reports({ officeId, region, year, scope, status }: ReportFilter, { by, direction }: ReportOrder, page: PageRequest): Page<ReportRow> {
    const where: string[] = [];
    const parameters: (string | number)[] = [];
    const add = (condition: string, ...values: (string | number)[]) => {
      where.push(condition);
      parameters.push(...values);
    };
    if (officeId !== undefined) add('reports.office_id = ?', officeId);
    if (region !== undefined)
      add('reports.office_id IN (SELECT id FROM offices WHERE region >= ? AND region < ?)', region, prefixEnd(region));
    if (year !== undefined) add('reports.year = ?', year);
    if (scope !== undefined) add('reports.scope = ?', scope);
    if (status !== undefined) add(`reports.status IN (${status.map(() => '?').join(', ')})`, ...status);
    return pageOf<ReportRow>(
      this.database,
      {
        list: 'reports',
        select,
        from: 'reports',
        where,
        parameters,
        order: [columns[by], 'reports.id'],
        descending: direction === 'desc',
        toNode: ({ order_0: _0, order_1: _1, ...row }: TableRow & { order_0: unknown; order_1: unknown }) => this.toReport(row),
      },
      page,
    );
  }

  private toReport({ manifest, ...row }: TableRow): ReportRow {
    const { rootHash } = this;
    return {
      ...row,
      get contentHash() {
        return rootHash(manifest);
      },
    };
  }
}

type TableRow = Omit<ReportRow, 'contentHash'> & { readonly manifest: Buffer };
