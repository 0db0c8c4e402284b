import type { PartVersion } from '../../history/part-version.js';
import type { PartKey } from '../../history/parts.js';
import type { PartHistory, Queries } from '../queries.js';
import type { KnownRevisions } from './known-revisions.js';

/** What the public had been given to read: of a report in force, the revisions published by then. @param inForce whether a report is */
export function publishedRevisions(now: Queries, at: string, inForce: (reportId: string) => boolean): KnownRevisions {
  const numbers = (reportId: string): number[] =>
    !inForce(reportId)
      ? []
      : now
          .editions(reportId)
          .filter(({ publishedAt }) => publishedAt <= at)
          .map(({ revision }) => revision);
  return {
    has: (reportId, revision) => numbers(reportId).includes(revision),
    before: (reportId, revision) => numbers(reportId).findLast((each) => each < revision) ?? null,
    list: (reportId, page) => now.revisions(reportId, page, inForce(reportId) ? { publishedBy: at } : { last: 0 }),
    asOf: (reportId, instant) => {
      const editions = inForce(reportId) ? now.editions(reportId) : [];
      const edition = editions.findLast(({ publishedAt }) => publishedAt <= at && publishedAt <= instant);
      return edition ? now.revision(reportId, edition.revision) : null;
    },
    partHistory: (reportId) => publishedHistory(now.partHistory(reportId), numbers(reportId)),
    auditTrail: (filter, page) => now.auditTrail({ ...filter, publicOnly: true }, page),
  };
}

/**
 * The versions of parts that were published, each told at the revision with which it could first be read.
 * @param published the published revisions, in order
 */
function publishedHistory(history: PartHistory, published: readonly number[]): PartHistory {
  return {
    reading: (upTo) => history.reading(upTo),
    *versions(key: PartKey, upTo: number): Iterable<PartVersion> {
      let index = published.findLastIndex((revision) => revision <= upTo);
      let told: number | null = null;
      if (index < 0) return;
      for (const version of history.versions(key, published[index] ?? 0)) {
        while ((published[index - 1] ?? 0) >= version.revision) index--;
        const revision = published[index] ?? 0;
        // One that was replaced before the next publication was never to be read.
        if (revision === told) continue;
        told = revision;
        yield { ...version, revision };
      }
    },
  };
}
