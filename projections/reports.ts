import type { Projection } from '../src/read-model/projection.js';
import type { ReportState } from '../src/reports/state.js';

/** The reports as they are now: one row each, written once a batch however often the report changed in it. */
export const reports: Projection = {
  name: 'reports',
  version: 4,
  tables: `
    CREATE TABLE reports (
      id TEXT PRIMARY KEY,
      office_id TEXT NOT NULL,
      year INTEGER NOT NULL,
      scope TEXT NOT NULL,
      form_id TEXT NOT NULL,
      title TEXT NOT NULL,
      status TEXT NOT NULL,
      revision INTEGER NOT NULL,
      edition INTEGER NOT NULL,
      published_revision INTEGER,
      last_published_revision INTEGER,
      imported TEXT,
      local_rows_given INTEGER NOT NULL,
      authors TEXT NOT NULL,
      opened_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) WITHOUT ROWID;
  `,
  indexes: `
    CREATE INDEX reports_by_office ON reports (office_id, year);
    CREATE INDEX reports_by_year ON reports (year);
    CREATE INDEX reports_by_status ON reports (status, updated_at);
    CREATE INDEX reports_by_update ON reports (updated_at);
    CREATE INDEX reports_by_opening ON reports (opened_at);
  `,
  open(database) {
    const write = database.prepare(`
      INSERT INTO reports (id, office_id, year, scope, form_id, title, status, revision, edition, published_revision, last_published_revision, imported, local_rows_given, authors,
        opened_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET title = excluded.title, status = excluded.status, revision = excluded.revision, edition = excluded.edition,
        published_revision = excluded.published_revision, last_published_revision = coalesce(excluded.last_published_revision, last_published_revision),
        imported = excluded.imported, local_rows_given = excluded.local_rows_given, authors = excluded.authors, updated_at = excluded.updated_at
    `);
    const held = new Map<string, { state: ReportState; openedAt: string; updatedAt: string; publishedAgain: number | null }>();
    return {
      apply(change) {
        if (change.kind !== 'report') return;
        const { event, after } = change;
        const before = held.get(after.id);
        held.set(after.id, {
          state: after,
          openedAt: before?.openedAt ?? event.metadata.time,
          updatedAt: event.metadata.time,
          publishedAgain: event.type === 'ReportPublished' ? after.revision : (before?.publishedAgain ?? null),
        });
      },
      flush() {
        for (const { state, openedAt, updatedAt, publishedAgain } of held.values()) {
          const { id, officeId, year, scope, formId, content, status, revision, edition, published, imported, localRowsGiven, authors } =
            state;
          write.run(
            id,
            officeId,
            year,
            scope,
            formId,
            content.title,
            status,
            revision,
            edition,
            published?.revision ?? null,
            publishedAgain,
            imported,
            localRowsGiven,
            JSON.stringify(authors),
            openedAt,
            updatedAt,
          );
        }
        held.clear();
      },
      reset: () => held.clear(),
    };
  },
};
