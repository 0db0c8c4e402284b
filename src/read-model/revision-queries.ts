import type { Database } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Position } from '../event-store/event-store.js';
import type { ReportContent } from '../forms/content.js';
import { pageOf } from './page.js';
import { PartReader } from './part-store.js';
import { prefixEnd } from './prefix.js';
import type { AuditFilter, ChangeFilter, EditionRow, Page, PageRequest, RevisionRow } from './queries.js';

const select = `position, stream, report_id AS reportId, office_id AS officeId, revision, event_id AS eventId, type, actor_id AS actorId,
  actor_name AS actorName, reason, at, request_id AS requestId, correlation_id AS correlationId, status, edition, content_hash AS contentHash, detail`;

type TableRow = Omit<RevisionRow, 'detail'> & { readonly detail: string | null };

export class RevisionQueries {
  private readonly parts: PartReader;
  private readonly contents = new LRUCache<string, ReportContent>({ max: 500 });
  private readonly byNumber;
  private readonly asOf;
  private readonly inForce;
  private readonly editionsOf;
  private readonly manifestOf;

  constructor(private readonly database: Database) {
    this.parts = new PartReader(database);
    this.byNumber = database.prepare<[string, number], TableRow>(`SELECT ${select} FROM revisions WHERE stream = ? AND revision = ?`);
    this.asOf = database.prepare<[string, string], TableRow>(
      `SELECT ${select} FROM revisions WHERE stream = ? AND at <= ? ORDER BY revision DESC LIMIT 1`,
    );
    const edition = `report_id AS reportId, edition, revision, content_hash AS contentHash, published_at AS publishedAt, published_by AS publishedBy,
      ended_at AS endedAt, withdrawn`;
    this.inForce = database.prepare<[string, string, string], EditionTableRow>(
      `SELECT ${edition} FROM editions WHERE report_id = ? AND published_at <= ? AND (ended_at IS NULL OR ended_at > ?) ORDER BY edition DESC LIMIT 1`,
    );
    this.editionsOf = database.prepare<[string], EditionTableRow>(`SELECT ${edition} FROM editions WHERE report_id = ? ORDER BY edition`);
    this.manifestOf = database.prepare<[string, number], { hash: string; manifest: Buffer }>(
      'SELECT content_hash AS hash, manifest FROM revisions WHERE stream = ? AND revision = ?',
    );
  }

  revisions(reportId: string, page: PageRequest): Page<RevisionRow> {
    return this.list(['stream = ?'], [`report-${reportId}`], ['revision'], page);
  }

  revision(reportId: string, revision: number): RevisionRow | null {
    return toRevisionOrNull(this.byNumber.get(`report-${reportId}`, revision));
  }

  revisionAsOf(reportId: string, at: string): RevisionRow | null {
    return toRevisionOrNull(this.asOf.get(`report-${reportId}`, at));
  }

  publishedAsOf(reportId: string, at: string): EditionRow | null {
    const row = this.inForce.get(reportId, at, at);
    return row ? toEdition(row) : null;
  }

  editions(reportId: string): EditionRow[] {
    return this.editionsOf.all(reportId).map(toEdition);
  }

  contentOf(reportId: string, revision: number): ReportContent | null {
    const row = this.manifestOf.get(`report-${reportId}`, revision);
    if (!row) return null;
    const known = this.contents.get(row.hash);
    if (known) return known;
    const { content } = this.parts.content(row.manifest);
    this.contents.set(row.hash, content);
    return content;
  }

  auditTrail({ reportId, officeId, actorId, types, from, to }: AuditFilter, page: PageRequest): Page<RevisionRow> {
    const where: string[] = [];
    const parameters: string[] = [];
    const add = (condition: string, ...values: string[]) => {
      where.push(condition);
      parameters.push(...values);
    };
    if (reportId !== undefined) add('stream = ?', `report-${reportId}`);
    if (officeId !== undefined) add('office_id = ?', officeId);
    if (actorId !== undefined) add('actor_id = ?', actorId);
    if (types !== undefined) add(`type IN (${types.map(() => '?').join(', ')})`, ...types);
    if (from !== undefined) add('at >= ?', from);
    if (to !== undefined) add('at < ?', to);
    return this.list(where, parameters, ['sequence'], page);
  }

  changesAfter(after: Position | null, { reportId, officeId, region, types }: ChangeFilter, limit: number): RevisionRow[] {
    const where = ['position > ?'];
    const parameters: string[] = [after ?? ''];
    const add = (condition: string, ...values: string[]) => {
      where.push(condition);
      parameters.push(...values);
    };
    if (reportId !== undefined) add('stream = ?', `report-${reportId}`);
    if (officeId !== undefined) add('office_id = ?', officeId);
    if (region !== undefined) add('office_id IN (SELECT id FROM offices WHERE region >= ? AND region < ?)', region, prefixEnd(region));
    if (types !== undefined) add(`type IN (${types.map(() => '?').join(', ')})`, ...types);
    return this.database
      .prepare<unknown[], TableRow>(`SELECT ${select} FROM revisions WHERE ${where.join(' AND ')} ORDER BY position LIMIT ?`)
      .all(...parameters, limit)
      .map(toRevision);
  }

  private list(where: readonly string[], parameters: readonly string[], order: readonly string[], page: PageRequest): Page<RevisionRow> {
    return pageOf<RevisionRow>(
      this.database,
      {
        select,
        from: 'revisions',
        where,
        parameters,
        order,
        toNode: ({ order_0: _, ...row }: TableRow & { order_0: unknown }) => toRevision(row),
      },
      page,
    );
  }
}

type EditionTableRow = Omit<EditionRow, 'withdrawn'> & { readonly withdrawn: number };

function toEdition(row: EditionTableRow): EditionRow {
  return { ...row, withdrawn: row.withdrawn === 1 };
}

function toRevision(row: TableRow): RevisionRow {
  return { ...row, detail: row.detail === null ? {} : (JSON.parse(row.detail) as RevisionRow['detail']) };
}

function toRevisionOrNull(row: TableRow | undefined): RevisionRow | null {
  return row ? toRevision(row) : null;
}
