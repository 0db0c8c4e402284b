import { chinaDate } from '../src/forms/deadlines/china-day.js';
import type { Projection } from '../src/read-model/projection.js';
import type { PublishedContent } from '../src/reports/events.js';

/** Every published edition and when it was in force: from its publication until the next one, or its withdrawal. */
export const editions: Projection = {
  name: 'editions',
  version: 2,
  tables: `
    CREATE TABLE editions (
      report_id TEXT NOT NULL,
      edition INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      content_hash TEXT NOT NULL,
      published_at TEXT NOT NULL,
      published_on TEXT NOT NULL,
      published_by TEXT NOT NULL,
      ended_at TEXT,
      withdrawn INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (report_id, edition)
    ) WITHOUT ROWID;
  `,
  open(database) {
    const end = database.prepare('UPDATE editions SET ended_at = ?, withdrawn = ? WHERE report_id = ? AND ended_at IS NULL');
    const begin = database.prepare(
      'INSERT INTO editions (report_id, edition, revision, content_hash, published_at, published_on, published_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    return {
      apply(change) {
        if (change.kind !== 'report') return;
        const { event, after } = change;
        const { time, actor } = event.metadata;
        if (event.type === 'ReportWithdrawn') end.run(time, 1, after.id);
        if (event.type !== 'ReportPublished' || !after.published) return;
        end.run(time, 0, after.id);
        const { edition, revision, contentHash } = after.published;
        const { publishedOn = chinaDate(time) } = event.data as PublishedContent;
        begin.run(after.id, edition, revision, contentHash, time, publishedOn, actor.id);
      },
    };
  },
};
