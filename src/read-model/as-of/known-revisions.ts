import type { AuditFilter, Page, PageRequest, PartHistory, RevisionRow } from '../queries.js';

/** The revisions of reports that a world has. */
export interface KnownRevisions {
  has(reportId: string, revision: number): boolean;
  /** The last one before this, which need not be one of them; null when there is none. */
  before(reportId: string, revision: number): number | null;
  list(reportId: string, page: PageRequest): Page<RevisionRow>;
  /** The last one recorded at or before the instant. */
  asOf(reportId: string, at: string): RevisionRow | null;
  partHistory(reportId: string): PartHistory;
  auditTrail(filter: AuditFilter, page: PageRequest): Page<RevisionRow>;
}
