import type { CountedRevision } from '../../roll-up/rows.js';
import type { World } from '../as-of/world.js';

/** Revision, status and edition of a report, as a world knows them; `@at` is its instant. */
const revisionThen: Readonly<Record<World['kind'] | 'now', string>> = {
  now: '',
  recorded: `JOIN streams AS s ON s.stream = 'report-' || r.id
    JOIN revisions AS v ON v.stream_id = s.id AND v.revision = (SELECT max(revision) FROM revisions WHERE stream_id = s.id AND at <= @at)`,
  inForce: "JOIN streams AS s ON s.stream = 'report-' || r.id JOIN revisions AS v ON v.stream_id = s.id AND v.revision = e.revision",
};

/** The reports of a year, named parameters `year` and `scope`, and `ids` where they are of some offices only. */
export function yearReportsSql(kind: World['kind'] | 'now', counted: CountedRevision | null, ofSome: boolean): string {
  const from = ofSome ? 'json_each(@ids) AS asked CROSS JOIN reports AS r ON r.office_id = asked.value' : 'reports AS r';
  const then = kind === 'now' ? 'r' : 'v';
  const inForce = kind === 'now' ? 'e.ended_at IS NULL' : 'e.published_at <= @at AND (e.ended_at IS NULL OR e.ended_at > @at)';
  const first = kind === 'now' ? '' : 'AND first.published_at <= @at';
  // What the public could read is the edition in force, whichever revision is asked for.
  const figures =
    counted === 'current' && kind !== 'inForce'
      ? `LEFT JOIN current_figures AS f ON f.report_id = r.id AND f.since <= ${then}.revision`
      : counted === null
        ? ''
        : 'LEFT JOIN edition_figures AS f ON f.report_id = r.id AND f.edition = e.edition';
  return `
    SELECT r.id, r.office_id AS officeId, r.form_id AS formId, ${then}.status, ${then}.revision, e.edition AS publishedEdition,
      e.revision AS publishedRevision, e.published_at AS publishedAt, first.published_at AS firstPublishedAt,
      ${counted === null ? 'NULL' : 'f.body'} AS body
    FROM ${from}
    ${kind === 'inForce' ? 'JOIN' : 'LEFT JOIN'} editions AS e ON e.report_id = r.id AND ${inForce}
    ${revisionThen[kind]}
    LEFT JOIN editions AS first ON first.report_id = r.id AND first.edition = 1 ${first}
    ${figures}
    WHERE r.year = @year AND r.scope = @scope`;
}
