import type { Database } from 'better-sqlite3';
import type { ReportContent } from '../forms/content.js';
import type { OfficeState } from '../offices/office.js';
import type { FindingAnswer } from '../reports/answers.js';
import type { ReportState } from '../reports/state.js';
import { type OfficeTableRow, toOffice } from './office-queries.js';
import { PartReader } from './part-store.js';

/** States as the tables have them, for a fold that starts again in the middle of a stream. */
export class StoredStates {
  private parts: PartReader;
  private readonly reportRow;
  private readonly answerRows;
  private readonly officeRow;
  private readonly revisionRow;

  constructor(private readonly database: Database) {
    this.parts = new PartReader(database);
    this.reportRow = database.prepare<
      [string],
      Pick<ReportState, 'id' | 'officeId' | 'year' | 'scope' | 'formId' | 'status' | 'revision' | 'edition' | 'imported'> & {
        publishedRevision: number | null;
        lastPublishedRevision: number | null;
        localRowsGiven: number;
        authors: string;
      }
    >(`SELECT id, office_id AS officeId, year, scope, form_id AS formId, status, revision, edition, published_revision AS publishedRevision,
       last_published_revision AS lastPublishedRevision, imported, local_rows_given AS localRowsGiven, authors FROM reports WHERE id = ?`);
    this.answerRows = database.prepare<[string], Omit<FindingAnswer, 'particulars'> & { readonly particulars: string }>(
      `SELECT fingerprint, rule_id AS ruleId, subject, left_figure AS left, right_figure AS right, particulars, reason, actor_id AS actorId, revision
       FROM answers WHERE report_id = ? AND ended_revision IS NULL ORDER BY revision`,
    );
    this.officeRow = database.prepare<[string], OfficeTableRow>('SELECT * FROM offices WHERE id = ?');
    this.revisionRow = database
      .prepare<[string, number], Buffer>(
        'SELECT manifest FROM revisions WHERE stream_id = (SELECT id FROM streams WHERE stream = ?) AND revision = ?',
      )
      .pluck();
  }

  report(id: string): ReportState | null {
    const row = this.reportRow.get(id);
    if (!row) return null;
    const { publishedRevision, lastPublishedRevision, authors, ...rest } = row;
    const now = this.contentAt(id, row.revision);
    const last = lastPublishedRevision === null ? null : this.contentAt(id, lastPublishedRevision);
    return {
      ...rest,
      content: now.content,
      published:
        publishedRevision === null || !last ? null : { edition: row.edition, revision: publishedRevision, contentHash: last.contentHash },
      lastPublishedContent: last?.content ?? null,
      authors: JSON.parse(authors) as string[],
      answers: this.answerRows.all(id).map(({ particulars, ...row }) => ({ ...row, particulars: JSON.parse(particulars) as string[] })),
    };
  }

  office(id: string): OfficeState | null {
    const row = this.officeRow.get(id);
    return row ? toOffice(row) : null;
  }

  reset(): void {
    this.parts = new PartReader(this.database);
  }

  private contentAt(id: string, revision: number): { content: ReportContent; contentHash: string } {
    const manifest = this.revisionRow.get(`report-${id}`, revision);
    if (!manifest) throw new Error(`The read model lacks revision ${revision} of ${id}: rebuild it.`);
    return { content: this.parts.content(manifest), contentHash: this.parts.rootHash(manifest) };
  }
}
