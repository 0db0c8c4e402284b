import type { Position } from '../event-store/event-store.js';
import type { ReportContent } from '../forms/content.js';
import type { PartVersion } from '../history/part-version.js';
import type { PartKey } from '../history/parts.js';
import type { OfficeState } from '../offices/office.js';
import type { FindingAnswer } from '../reports/answers.js';
import type { ReportStatus, Scope } from '../reports/status.js';
import type { StandingAsked, StandingOffice, YearReport, YearReportsAsked } from '../roll-up/rows.js';
import type { Steps } from '../steps.js';
import type { World } from './as-of/world.js';
import type { Passage, SearchRequest } from './search/search.js';

/** Everything the API asks of the read model. Synchronous underneath (SQLite), so batches are plain arrays. */
export interface Queries {
  /** Position of the last event applied; null before the first. */
  position(): Position | null;
  /** Names what the tables say: another one whenever that may have changed. */
  version(): string;

  /** In the order of `ids`; null where there is none. */
  reportsById(ids: readonly string[]): (ReportRow | null)[];
  reports(filter: ReportFilter, order: ReportOrder, page: PageRequest): Page<ReportRow>;

  officesById(ids: readonly string[]): (OfficeRow | null)[];
  /** As they were at an instant each. */
  officesAt(asked: readonly OfficeAsked[]): (OfficeRow | null)[];
  offices(filter: OfficeFilter, page: PageRequest): Page<OfficeRow>;

  /** @param only default: all */
  revisions(reportId: string, page: PageRequest, only?: RevisionsOnly): Page<RevisionRow>;
  revision(reportId: string, revision: number): RevisionRow | null;
  /** Number of the revision before this one; null before the first. */
  revisionBefore(reportId: string, revision: number): number | null;
  /** The last revision recorded at or before the instant (ISO 8601). */
  revisionAsOf(reportId: string, at: string): RevisionRow | null;
  /** The edition in force at the instant; null before the first publication and after a withdrawal. */
  publishedAsOf(reportId: string, at: string): EditionRow | null;
  editions(reportId: string): EditionRow[];
  /** The editions of several reports, in the order of `reportIds`, in one query. */
  editionsOf(reportIds: readonly string[]): EditionRow[][];
  /** The answers to findings that stand at each of some revisions, in one query. */
  answersAt(asked: readonly { readonly reportId: string; readonly revision: number }[]): AnswerRow[][];
  /** Editions by offices under the same parent that share some of a sketch: at most so many of each, the likeliest first. */
  siblings(asked: readonly SiblingsAsked[], most: number): Steps<SiblingRow[][]>;
  /** The content of a revision, frozen and shared: never changed by the caller. */
  contentOf(reportId: string, revision: number): ReportContent | null;
  /** When each part of a report changed, for whoever follows one through many revisions; of a report that is not there, nothing did. */
  partHistory(reportId: string): PartHistory;

  /**
   * @throws {GongkaiError} BAD_INPUT in a world other than now: what can be found is what is said, or in force, now; NOT_FOUND when there is
   * no office of the filter's
   */
  search(request: SearchRequest, page: PageRequest): SearchPage;

  auditTrail(filter: AuditFilter, page: PageRequest): Page<RevisionRow>;
  /** Rows told of after that place (exclusive), in the order in which they are told. */
  changesAfter(after: string | null, filter: ChangeFilter, limit: number): RevisionRow[];

  /** The offices that a roll-up of a year looks at, in the order of their ids; empty when there is no such office. */
  officesStanding(asked: StandingAsked): readonly StandingOffice[];
  /** The reports of a year and scope, of these offices or of all, with the figures of the revision that counts. */
  yearReports(asked: YearReportsAsked): YearReport[];

  /** The same questions, answered as they would have been then: rows say in which world they were read. */
  at(world: World): Queries;
}

/** Which revisions of a report: up to one, or those published at or before an instant (ISO 8601). */
export type RevisionsOnly = { readonly last: number } | { readonly publishedBy: string };

export interface PartHistory {
  /** Reads on up to a revision; yields now and then, so that the caller can rest. */
  reading(upTo: number): Generator<undefined, void>;
  /** The versions of a part up to a revision, which must have been read, newest first: only where the part changed. */
  versions(key: PartKey, upTo: number): Iterable<PartVersion>;
}

export interface ReportRow {
  readonly id: string;
  readonly officeId: string;
  readonly year: number;
  readonly scope: Scope;
  readonly formId: string;
  readonly title: string;
  readonly status: ReportStatus;
  readonly revision: number;
  readonly edition: number;
  /** Revision of the edition in force, or null. */
  readonly publishedRevision: number | null;
  /** Made when it is read. */
  readonly contentHash: string;
  readonly openedAt: string;
  readonly updatedAt: string;
  /** Absent: now. */
  readonly world?: World;
}

/** An office as it is, or as it was in the world it was read in. */
export type OfficeRow = OfficeState & { readonly world?: World };

/** One event, as history and audit show it. `reportId` is null for events of an office. */
export interface RevisionRow {
  readonly position: Position;
  /** Where the change feed tells of it: its position, or, for an event that was parked and taken up after all, behind what was told by then. */
  readonly toldAt: string;
  readonly stream: string;
  readonly reportId: string | null;
  readonly officeId: string;
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly reason: string | null;
  /** When it was recorded (the event's metadata.time). */
  readonly at: string;
  readonly requestId: string;
  readonly correlationId: string;
  /** Status and edition of the report after this event; null for events of an office. */
  readonly status: ReportStatus | null;
  readonly edition: number | null;
  /** Root hash of the report's content after this event, made when it is read; null for events of an office. */
  readonly contentHash: string | null;
  /** What the event says beyond the content it changed: the source and unplaced lines of an import, comments, a public note … */
  readonly detail: Readonly<Record<string, unknown>>;
  /** Absent: now. */
  readonly world?: World;
}

/** An answer to a finding, with who gave it and when. */
export interface AnswerRow extends FindingAnswer {
  readonly reportId: string;
  readonly actorName: string;
  readonly at: string;
}

/** An office at an instant (ISO 8601); `at` null: now. */
export interface OfficeAsked {
  readonly officeId: string;
  readonly at: string | null;
}

/** Whose texts may be found elsewhere, and when. */
export interface SiblingsAsked extends OfficeAsked {
  readonly sketch: readonly number[];
}

export interface SiblingRow {
  readonly reportId: string;
  readonly edition: number;
  readonly revision: number;
  readonly contentHash: string;
  readonly formId: string;
  /** What its office is called, then what it was called before, at the moment that is asked for. */
  readonly officeNames: readonly string[];
}

export interface EditionRow {
  readonly reportId: string;
  readonly edition: number;
  readonly revision: number;
  readonly contentHash: string;
  /** When it came into force here. */
  readonly publishedAt: string;
  /** The day in China on which it was made public: that of `publishedAt`, or an earlier one, of what was recorded later. */
  readonly publishedOn: string;
  readonly publishedBy: string;
  /** When the next edition replaced it or it was withdrawn; null while in force. */
  readonly endedAt: string | null;
  readonly withdrawn: boolean;
}

export interface ReportFilter {
  readonly officeId?: string;
  /** Prefix of the 行政区划代码: 43 a province, 4309 a city, 430902 a county. */
  readonly region?: string;
  readonly year?: number;
  readonly scope?: Scope;
  readonly status?: readonly ReportStatus[];
}

export interface ReportOrder {
  readonly by: 'updatedAt' | 'year' | 'officeId' | 'openedAt';
  readonly direction: 'asc' | 'desc';
}

export interface OfficeFilter {
  readonly region?: string;
  readonly parentId?: string;
  /** Part of the name, present or former. */
  readonly name?: string;
  readonly includeDissolved?: boolean;
}

export interface AuditFilter {
  readonly reportId?: string;
  readonly officeId?: string;
  readonly actorId?: string;
  readonly types?: readonly string[];
  /** Inclusive, ISO 8601. */
  readonly from?: string;
  /** Exclusive, ISO 8601. */
  readonly to?: string;
  /** Of the events of reports only the publications. */
  readonly publicOnly?: boolean;
}

export interface ChangeFilter {
  readonly reportId?: string;
  readonly officeId?: string;
  readonly region?: string;
  readonly types?: readonly string[];
}

/** Relay paging over a stable order; cursors are opaque to callers and made by the query. */
export interface PageRequest {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
}

export interface Page<T> {
  readonly edges: readonly { readonly node: T; readonly cursor: string }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Counted only when asked for. */
  totalCount(): number;
}

/** A report that has all the words. */
export interface SearchHit {
  /** As it is now, or, searched in what is in force, as it is in that world. */
  readonly report: ReportRow;
  /** The revision that has them. */
  readonly revision: number;
  readonly passages: readonly Passage[];
  /** How many titles, headings and paragraphs have one of the words; the first few are in `passages`. */
  readonly placesHit: number;
}

/** Those whose title has all the words come first, then those that say them most; `totalCount` ends at the first thousand. */
export interface SearchPage extends Page<SearchHit> {
  /** What was looked for, as it was read from the text. Nothing is found by no words. */
  readonly words: readonly string[];
  /** Whether the text said more than was looked for: too many words, or too long ones. */
  readonly isCut: boolean;
  /** Whether there are more than can be counted and turned to: the words or the filter must say more. */
  readonly isMore: boolean;
}
