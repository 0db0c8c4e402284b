import { chinaDate } from '../forms/deadlines/china-day.js';
import type { ReportFigures } from '../history/report-figures.js';
import type { OfficeDetails } from '../offices/office.js';
import type { ReportStatus, Scope } from '../reports/status.js';

export interface StandingAsked {
  /** A day in China (YYYY-MM-DD): each office as it stood when the day ended; one registered later stands as it was registered. */
  readonly on: string;
  /** The office at the top, with all that stand below it; absent: every office. */
  readonly top?: string;
  /** Only those with a 统一社会信用代码 that another one has, or had, too. */
  readonly sharingCode?: boolean;
}

/** Offices with their reports of a year. */
export interface ReportingOffices {
  readonly offices: readonly StandingOffice[];
  /** Their reports for the organ itself. */
  readonly organ: readonly YearReport[];
  /** The governments' reports for their whole jurisdiction. */
  readonly jurisdiction: readonly YearReport[];
}

export const nowhere: ReportingOffices = { offices: [], organ: [], jurisdiction: [] };

/** An office as it stood on the day asked for. When something was recorded is an instant (`…At`), when it took effect a day (`…On`). */
export interface StandingOffice extends OfficeDetails {
  readonly id: string;
  /** Whether it was dissolved by the end of the day. */
  readonly dissolved: boolean;
  readonly registeredAt: string;
  /** Since when it exists; null: unknown. */
  readonly foundedOn: string | null;
  /** When its dissolution was recorded, also after the day; null: it is not dissolved. */
  readonly dissolvedAt: string | null;
  /** When the dissolution took effect; null: that was not said, and the day counts on which it was recorded. */
  readonly dissolvedOn: string | null;
  /** Led by its own system where the office above is not: neither it nor what is below it belongs to that one's roll-up. */
  readonly apart: boolean;
}

/** The day in China from which on an office is no more, as far as is known; null: it is not dissolved. */
export function goneOn({ dissolvedOn, dissolvedAt }: Pick<StandingOffice, 'dissolvedOn' | 'dissolvedAt'>): string | null {
  return dissolvedOn ?? (dissolvedAt === null ? null : chinaDate(dissolvedAt));
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
  /** The day in China on which its first edition was made public. */
  readonly firstPublishedOn: string | null;
  /** The revision that counts; null when there is none, or none was asked for. */
  readonly countedRevision: number | null;
  /** Null where no revision counts. */
  readonly figures: ReportFigures | null;
}
