import type { Database } from 'better-sqlite3';
import type { ReportContent } from '../../forms/content.js';
import { formById } from '../../forms/forms.js';
import type { PageRequest, ReportRow, SearchHit, SearchPage } from '../queries.js';
import { passagesOf } from './passages.js';
import { rankedPage } from './ranked-page.js';
import { type Ranked, ranked } from './ranking.js';
import type { SearchedIn, SearchRequest } from './search.js';
import { wordsOf } from './words.js';

/** What the hits are made of. */
export interface SearchedReports {
  report(id: string): ReportRow | null;
  content(reportId: string, revision: number): ReportContent | null;
}

/** Search over what the reports say now, and over their editions in force. */
export class SearchQueries {
  constructor(
    private readonly database: Database,
    private readonly reports: SearchedReports,
  ) {}

  /** @throws {GongkaiError} BAD_INPUT, CURSOR_UNAVAILABLE: for the page, never for the text */
  search(request: SearchRequest, page: PageRequest): SearchPage {
    // One transaction: the index and the reports that it names are of one moment.
    return this.database.transaction(() => this.read(request, page))();
  }

  private read(request: SearchRequest, page: PageRequest): SearchPage {
    const words = wordsOf(request.text);
    const { all, more } = words.length === 0 ? { all: [], more: false } : ranked(this.database, words, request);
    const { edges, hasNextPage, hasPreviousPage } = rankedPage(all, page);
    return {
      words,
      edges: edges.map(({ ranked, cursor }) => ({ node: this.hit(ranked, request.in, words), cursor })),
      hasNextPage,
      hasPreviousPage,
      totalCount: () => all.length,
      isMore: more,
    };
  }

  private hit({ reportId }: Ranked, side: SearchedIn, words: readonly string[]): SearchHit {
    const report = this.reports.report(reportId);
    const revision = side === 'current' ? report?.revision : report?.publishedRevision;
    const content = revision == null ? null : this.reports.content(reportId, revision);
    if (!report || revision == null || !content)
      throw new Error(`The index of words has ${reportId}, and the read model does not: rebuild it.`);
    const sections = formById(report.formId).sections.map(({ key }) => key);
    return { report, revision, ...passagesOf(content, sections, words) };
  }
}
