import type { Database } from 'better-sqlite3';
import { echoed, GongkaiError } from '../../errors.js';
import type { ReportContent } from '../../forms/content.js';
import { formById } from '../../forms/forms.js';
import type { World } from '../as-of/world.js';
import type { PageRequest, ReportRow, SearchHit, SearchPage } from '../queries.js';
import { passagesOf } from './passages.js';
import { rankedPage } from './ranked-page.js';
import { type Ranked, ranked } from './ranking.js';
import type { SearchRequest } from './search.js';
import { wordsOf } from './words.js';

/** What the hits are made of. */
export interface SearchedReports {
  report(id: string): ReportRow | null;
  /** In a world. */
  reportIn(world: World, id: string): ReportRow | null;
  isOffice(id: string): boolean;
  content(reportId: string, revision: number): ReportContent | null;
}

/** Search over what the reports say now, and over their editions in force. */
export class SearchQueries {
  constructor(
    private readonly database: Database,
    private readonly reports: SearchedReports,
  ) {}

  /** @throws {GongkaiError} BAD_INPUT, CURSOR_UNAVAILABLE: for the page, never for the text; NOT_FOUND when there is no such office */
  search(request: SearchRequest, page: PageRequest): SearchPage {
    // One transaction: the index and the reports that it names are of one moment.
    return this.database.transaction(() => this.read(request, page))();
  }

  private read(request: SearchRequest, page: PageRequest): SearchPage {
    const { officeId } = request.filter;
    if (officeId !== undefined && !this.reports.isOffice(officeId))
      throw new GongkaiError('NOT_FOUND', `There is no office ${echoed(officeId)}.`, { officeId: echoed(officeId) });
    const { words, isCut } = wordsOf(request.text);
    const { all, more } = words.length === 0 ? { all: [], more: false } : ranked(this.database, words, request);
    const { edges, hasNextPage, hasPreviousPage } = rankedPage(all, page);
    return {
      words,
      isCut,
      edges: edges.map(({ ranked, cursor }) => ({ node: this.hit(ranked, request, words), cursor })),
      hasNextPage,
      hasPreviousPage,
      totalCount: () => all.length,
      isMore: more,
    };
  }

  private hit({ reportId }: Ranked, request: SearchRequest, words: readonly string[]): SearchHit {
    const report = this.found(reportId, request);
    const revision = report?.revision;
    const content = revision === undefined ? null : this.reports.content(reportId, revision);
    if (!report || revision === undefined || !content)
      throw new Error(`The index of words has ${reportId}, and the read model does not: rebuild it.`);
    const sections = formById(report.formId).sections.map(({ key }) => key);
    return { report, revision, ...passagesOf(content, sections, words) };
  }

  /** The report as it is now, or as the public can read it. */
  private found(reportId: string, { in: side, now }: SearchRequest): ReportRow | null {
    const report = this.reports.report(reportId);
    if (side === 'current' || !report) return report;
    // What was recorded by a clock that runs ahead is in force too.
    const at = report.updatedAt > now ? report.updatedAt : now;
    return this.reports.reportIn({ kind: 'inForce', at }, reportId);
  }
}
