import type { Database } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { ReportContent } from '../forms/content.js';
import { unpackUuid } from './packed-uuid.js';
import { type Listing, pageOf } from './page.js';
import { PartReader } from './part-store.js';
import { prefixEnd } from './prefix.js';
import type { AuditFilter, ChangeFilter, EditionRow, Page, PageRequest, PartHistory, RevisionRow, RevisionsOnly } from './queries.js';
import { StoredPartHistory } from './stored-part-history.js';

const select = `position, stream, report_id AS reportId, office_id AS officeId, revision, event_id AS eventId,
  (SELECT type FROM event_types WHERE id = type_id) AS type, (SELECT actor_id FROM actors WHERE id = actor) AS actorId,
  (SELECT name FROM actors WHERE id = actor) AS actorName, reason, at, request_id AS requestId, correlation_id AS correlationId, status, edition,
  manifest, detail, coalesce(told_at, position) AS toldAt`;
const from = 'revisions JOIN streams ON streams.id = stream_id';
const ofStream = 'stream_id = (SELECT id FROM streams WHERE stream = ?)';

type TableRow = Omit<RevisionRow, 'detail' | 'contentHash' | PackedId> & {
  readonly [id in PackedId]: Buffer | string;
} & { readonly detail: string | null; readonly manifest: Buffer | null };
type PackedId = 'eventId' | 'requestId' | 'correlationId';

export class RevisionQueries {
  readonly parts: PartReader;
  private readonly contents = new LRUCache<string, ReportContent>({ max: 100 });
  private readonly histories = new LRUCache<string, StoredPartHistory>({ max: 100 });
  private readonly byNumber;
  private readonly asOf;
  private readonly inForce;
  private readonly editionsOfOne;
  private readonly editionsOfAll;
  private readonly manifestOf;
  private readonly manifestsAfter;

  constructor(private readonly database: Database) {
    this.parts = new PartReader(database);
    this.byNumber = database.prepare<[string, number], TableRow>(`SELECT ${select} FROM ${from} WHERE ${ofStream} AND revision = ?`);
    this.asOf = database.prepare<[string, string], TableRow>(
      `SELECT ${select} FROM ${from} WHERE ${ofStream} AND at <= ? ORDER BY revision DESC LIMIT 1`,
    );
    const edition = `report_id AS reportId, edition, revision, content_hash AS contentHash, published_at AS publishedAt, published_on AS publishedOn, published_by AS publishedBy,
      ended_at AS endedAt, withdrawn`;
    this.inForce = database.prepare<[string, string, string], EditionTableRow>(
      `SELECT ${edition} FROM editions WHERE report_id = ? AND published_at <= ? AND (ended_at IS NULL OR ended_at > ?) ORDER BY edition DESC LIMIT 1`,
    );
    this.editionsOfOne = database.prepare<[string], EditionTableRow>(
      `SELECT ${edition} FROM editions WHERE report_id = ? ORDER BY edition`,
    );
    this.editionsOfAll = database.prepare<[string], EditionTableRow>(
      `SELECT ${edition} FROM editions WHERE report_id IN (SELECT value FROM json_each(?)) ORDER BY report_id, edition`,
    );
    this.manifestOf = database
      .prepare<[string, number], Buffer | null>(`SELECT manifest FROM revisions WHERE ${ofStream} AND revision = ?`)
      .pluck();
    this.manifestsAfter = database
      .prepare<[string, number, number], [number, Buffer]>(
        `SELECT revision, manifest FROM revisions WHERE ${ofStream} AND revision > ? ORDER BY revision LIMIT ?`,
      )
      .raw();
  }

  revisions(reportId: string, page: PageRequest, only?: RevisionsOnly): Page<RevisionRow> {
    const [where, parameters] = boundOf(reportId, only);
    const list = `revisions of ${reportId}`;
    return this.list({ list, where: [ofStream, ...where], parameters: [`report-${reportId}`, ...parameters], order: ['revision'] }, page);
  }

  revision(reportId: string, revision: number): RevisionRow | null {
    return this.toRevisionOrNull(this.byNumber.get(`report-${reportId}`, revision));
  }

  revisionAsOf(reportId: string, at: string): RevisionRow | null {
    return this.toRevisionOrNull(this.asOf.get(`report-${reportId}`, at));
  }

  publishedAsOf(reportId: string, at: string): EditionRow | null {
    const row = this.inForce.get(reportId, at, at);
    return row ? toEdition(row) : null;
  }

  editions(reportId: string): EditionRow[] {
    return this.editionsOfOne.all(reportId).map(toEdition);
  }

  editionsOf(reportIds: readonly string[]): EditionRow[][] {
    const byReport = new Map<string, EditionRow[]>(reportIds.map((id) => [id, []]));
    for (const row of this.editionsOfAll.all(JSON.stringify([...byReport.keys()]))) byReport.get(row.reportId)?.push(toEdition(row));
    return reportIds.map((id) => byReport.get(id) ?? []);
  }

  contentOf(reportId: string, revision: number): ReportContent | null {
    const manifest = this.manifestOf.get(`report-${reportId}`, revision);
    if (!manifest) return null;
    const name = manifest.toString('latin1');
    const known = this.contents.get(name);
    if (known) return known;
    const content = this.parts.content(manifest);
    this.contents.set(name, content);
    return content;
  }

  partHistory(reportId: string): PartHistory {
    const known = this.histories.get(reportId);
    if (known) return known;
    const history = new StoredPartHistory({
      manifests: (after, limit) => this.manifestsAfter.all(`report-${reportId}`, after, limit),
      keysOf: (ids) => this.parts.keysOf(ids),
      part: (id) => this.parts.passing(id),
    });
    this.histories.set(reportId, history);
    return history;
  }

  auditTrail({ reportId, officeId, actorId, types, from, to, publicOnly }: AuditFilter, page: PageRequest): Page<RevisionRow> {
    const where: string[] = [];
    const parameters: (string | number)[] = [];
    const add = (condition: string, ...values: (string | number)[]) => {
      where.push(condition);
      parameters.push(...values);
    };
    if (reportId !== undefined) add(ofStream, `report-${reportId}`);
    if (officeId !== undefined) add('stream_id IN (SELECT id FROM streams WHERE office_id = ?)', officeId);
    if (actorId !== undefined) add(...oneOf('actor', this.idsOf('actors', 'actor_id', [actorId])));
    if (types !== undefined) add(...oneOf('type_id', this.idsOf('event_types', 'type', types)));
    if (from !== undefined) add('at >= ?', from);
    if (to !== undefined) add('at < ?', to);
    if (publicOnly) add("(report_id IS NULL OR type_id = (SELECT id FROM event_types WHERE type = 'ReportPublished'))");
    return this.list({ list: 'audit trail', where, parameters, order: ['sequence'] }, page);
  }

  changesAfter(after: string | null, { reportId, officeId, region, types }: ChangeFilter, limit: number): RevisionRow[] {
    const where = ['coalesce(told_at, position) > ?'];
    const parameters: (string | number)[] = [after ?? ''];
    const add = (condition: string, ...values: (string | number)[]) => {
      where.push(condition);
      parameters.push(...values);
    };
    if (reportId !== undefined) add(ofStream, `report-${reportId}`);
    if (officeId !== undefined) add('stream_id IN (SELECT id FROM streams WHERE office_id = ?)', officeId);
    if (region !== undefined)
      add('streams.office_id IN (SELECT id FROM offices WHERE region >= ? AND region < ?)', region, prefixEnd(region));
    if (types !== undefined) add(...oneOf('type_id', this.idsOf('event_types', 'type', types)));
    return this.database
      .prepare<unknown[], TableRow>(
        `SELECT ${select} FROM ${from} WHERE ${where.join(' AND ')} ORDER BY coalesce(told_at, position) LIMIT ?`,
      )
      .all(...parameters, limit)
      .map((row) => this.toRevision(row));
  }

  /** The content hash that a manifest stands for. */
  rootHash(manifest: Buffer): string {
    return this.parts.rootHash(manifest);
  }

  private toRevision({ manifest, detail, ...row }: TableRow): RevisionRow {
    const { parts } = this;
    return {
      ...row,
      eventId: unpackUuid(row.eventId),
      requestId: unpackUuid(row.requestId),
      correlationId: unpackUuid(row.correlationId),
      get contentHash() {
        return manifest === null ? null : parts.rootHash(manifest);
      },
      detail: detail === null ? {} : (JSON.parse(detail) as RevisionRow['detail']),
    };
  }

  /** The numbers that values are stored under. Few: told as a list, so that the index over one of them gives its order too. */
  private idsOf(table: 'actors' | 'event_types', column: string, values: readonly string[]): number[] {
    return this.database
      .prepare<unknown[], number>(`SELECT id FROM ${table} WHERE ${column} IN (${values.map(() => '?').join(', ')})`)
      .pluck()
      .all(...values);
  }

  private toRevisionOrNull(row: TableRow | undefined): RevisionRow | null {
    return row ? this.toRevision(row) : null;
  }

  private list(listed: Pick<Listing<RevisionRow>, 'list' | 'where' | 'parameters' | 'order'>, page: PageRequest): Page<RevisionRow> {
    return pageOf<RevisionRow>(
      this.database,
      {
        ...listed,
        select,
        from,
        toNode: ({ order_0: _, ...row }: TableRow & { order_0: unknown }) => this.toRevision(row),
      },
      page,
    );
  }
}

function boundOf(reportId: string, only: RevisionsOnly | undefined): [where: string[], parameters: (string | number)[]] {
  if (only === undefined) return [[], []];
  if ('last' in only) return [['revision <= ?'], [only.last]];
  return [['revision IN (SELECT revision FROM editions WHERE report_id = ? AND published_at <= ?)'], [reportId, only.publishedBy]];
}

function oneOf(column: string, values: readonly number[]): [condition: string, ...values: number[]] {
  return [`${column} IN (${values.map(() => '?').join(', ')})`, ...values];
}

type EditionTableRow = Omit<EditionRow, 'withdrawn'> & { readonly withdrawn: number };

function toEdition(row: EditionTableRow): EditionRow {
  return { ...row, withdrawn: row.withdrawn === 1 };
}
