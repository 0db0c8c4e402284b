import type { ReportFigures } from '../history/report-figures.js';
import type { OfficeDetails } from '../offices/office.js';
import type { ReportStatus, Scope } from '../reports/status.js';

export interface StandingAsked {
  /** An instant: each office as its last event by then left it; one registered later stands as it was registered. */
  readonly asOf: string;
  /** The office at the top, with all that stand below it; absent: every office. */
  readonly top?: string;
}

/** An office as it stood at the instant asked for. */
export interface StandingOffice extends OfficeDetails {
  readonly id: string;
  /** Whether it was dissolved by the instant. */
  readonly dissolved: boolean;
  readonly registeredAt: string;
  /** When it was dissolved, also after the instant; null: it is not. */
  readonly dissolvedAt: string | null;
  /** Led by its own system where the office above is not: neither it nor what is below it belongs to that one's roll-up. */
  readonly apart: boolean;
}

/** Which revision of a report counts: its edition in force, or what it says now, drafts and all. */
export type CountedRevision = 'published' | 'current';

export interface YearReportsAsked {
  readonly year: number;
  readonly scope: Scope;
  /** Absent: of every office. */
  readonly officeIds?: readonly string[];
  /** Absent: no figures are read. */
  readonly counted?: CountedRevision;
}

export interface YearReport {
  readonly id: string;
  readonly officeId: string;
  readonly formId: string;
  readonly status: ReportStatus;
  readonly revision: number;
  /** The edition in force. */
  readonly published: { readonly edition: number; readonly revision: number } | null;
  readonly firstPublishedAt: string | null;
  /** The revision that counts; null when there is none, or none was asked for. */
  readonly countedRevision: number | null;
  /** Null where no revision counts. */
  readonly figures: ReportFigures | null;
}
