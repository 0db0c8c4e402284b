import type { Queries } from '../queries.js';
import type { KnownRevisions } from './known-revisions.js';

/** All that had been recorded. @param last the last revision of a report; 0 where it was not there */
export function recordedRevisions(now: Queries, last: (reportId: string) => number): KnownRevisions {
  return {
    has: (reportId, revision) => revision <= last(reportId),
    before: (reportId, revision) => now.revisionBefore(reportId, revision),
    list: (reportId, page) => now.revisions(reportId, page, { last: last(reportId) }),
    asOf: (reportId, at) => {
      const row = now.revisionAsOf(reportId, at);
      return row && row.revision <= last(reportId) ? row : null;
    },
    // It is asked up to a revision, which this world has told.
    partHistory: (reportId) => now.partHistory(reportId),
    auditTrail: (filter, page) => now.auditTrail(filter, page),
  };
}
