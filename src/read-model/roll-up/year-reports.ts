import type { World } from '../as-of/world.js';

/** A row: id, office, form, status, revision, edition in force, its revision, day of the first publication. */
export type YearReportRow = [string, string, string, string, number, number | null, number | null, string | null];

/** Of what is now, the row of the report says all; its editions are looked at only where there are any. */
const now = {
  columns: `r.status, r.revision, CASE WHEN r.published_revision IS NULL THEN NULL ELSE r.edition END, r.published_revision,
    CASE WHEN r.edition > 0 THEN (SELECT published_on FROM editions WHERE report_id = r.id AND edition = 1) END`,
  joins: '',
};

/** Of an instant `@at`: the last revision by then, and the edition in force then. */
const firstPublished = '(SELECT published_on FROM editions WHERE report_id = r.id AND edition = 1 AND published_at <= @at)';
const then = {
  columns: `v.status, v.revision, e.edition, e.revision, ${firstPublished}`,
  edition: 'editions AS e ON e.report_id = r.id AND e.published_at <= @at AND (e.ended_at IS NULL OR e.ended_at > @at)',
  stream: "JOIN streams AS s ON s.stream = 'report-' || r.id",
};

const sources: Readonly<Record<World['kind'] | 'now', { readonly columns: string; readonly joins: string }>> = {
  now,
  // A report that has not changed since is as it is now: nothing is looked for.
  recorded: {
    columns: then.columns,
    joins: `${then.stream}
      JOIN revisions AS v ON v.stream_id = s.id AND v.revision = CASE WHEN r.updated_at <= @at THEN r.revision
        ELSE (SELECT max(revision) FROM revisions WHERE stream_id = s.id AND at <= @at) END
      LEFT JOIN ${then.edition}`,
  },
  // That a report was published stays known after it was taken back: it is told by its last edition, of which none is in force.
  inForce: {
    columns: `CASE WHEN e.edition IS NULL THEN 'withdrawn' ELSE v.status END, last.revision, e.edition, e.revision,
    ${firstPublished}`,
    joins: `JOIN editions AS last ON last.report_id = r.id AND last.edition =
        (SELECT max(edition) FROM editions WHERE report_id = r.id AND published_at <= @at)
      LEFT JOIN ${then.edition} ${then.stream} JOIN revisions AS v ON v.stream_id = s.id AND v.revision = last.revision`,
  },
};

/** The reports of a year, named parameters `year` and `scope`, and `ids` where they are of some offices only. */
export function yearReportsSql(kind: World['kind'] | 'now', ofSome: boolean): string {
  const { columns, joins } = sources[kind];
  const from = ofSome ? 'json_each(@ids) AS asked CROSS JOIN reports AS r ON r.office_id = asked.value' : 'reports AS r';
  return `SELECT r.id, r.office_id, r.form_id, ${columns} FROM ${from} ${joins} WHERE r.year = @year AND r.scope = @scope`;
}
