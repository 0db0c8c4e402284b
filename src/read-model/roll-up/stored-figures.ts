import type { Database } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { ReportContent } from '../../forms/content.js';
import { formById } from '../../forms/forms.js';
import { figuresOf, type ReportFigures } from '../../history/report-figures.js';
import { decodeFigures } from './figure-codec.js';

/** Reports whose figures are kept ready: some two kilobytes each. */
const mostKept = 20_000;

/**
 * The figures of any revision. They never change, so they are kept: after an edit only one report's are read. Those of editions and of
 * what reports say now are in tables; those of other revisions are made from the content.
 */
export class StoredFigures {
  private readonly kept = new LRUCache<string, ReportFigures>({ max: mostKept });
  private readonly ofEdition;
  private readonly current;

  constructor(
    database: Database,
    private readonly contentOf: (reportId: string, revision: number) => ReportContent | null,
  ) {
    this.current = database
      .prepare<[string, number, number], Buffer>(
        `SELECT body FROM current_figures WHERE report_id = ? AND since <= ? AND ? <= (SELECT revision FROM reports WHERE id = report_id)`,
      )
      .pluck();
    this.ofEdition = database
      .prepare<[string, number], Buffer>(
        `SELECT body FROM editions JOIN edition_figures USING (report_id, edition) WHERE report_id = ? AND revision = ?`,
      )
      .pluck();
  }

  /** @throws {Error} when the read model has no such revision */
  at(reportId: string, formId: string, revision: number): ReportFigures {
    const key = `${reportId}@${revision}`;
    let figures = this.kept.get(key);
    if (!figures) {
      figures = this.read(reportId, formId, revision);
      this.kept.set(key, figures);
    }
    return figures;
  }

  private read(reportId: string, formId: string, revision: number): ReportFigures {
    const form = formById(formId);
    const body = this.current.get(reportId, revision, revision) ?? this.ofEdition.get(reportId, revision);
    if (body) return decodeFigures(form, body);
    const content = this.contentOf(reportId, revision);
    if (!content) throw new Error(`The read model lacks revision ${revision} of ${reportId}: rebuild it.`);
    return figuresOf(form, content);
  }
}
