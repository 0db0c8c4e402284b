import type { ExportedWithFindings } from '../export/exported.js';
import type { ExportFormat } from '../export/formats.js';
import type { Queries } from '../read-model/queries.js';
import { type Point, resolvePoint } from './resolve-point.js';
import type { FindingsOf } from './revision-diff.js';
import { versionAt } from './version-at.js';

/**
 * A report as it goes out, at any point in its life. Held to the rules it is only for JSON: no other format tells of findings.
 * @throws {GongkaiError} BAD_INPUT, NOT_FOUND
 */
export async function exportedAt(
  queries: Queries,
  findings: FindingsOf,
  point: Point,
  format: ExportFormat,
): Promise<ExportedWithFindings> {
  const { report, revision: row } = resolvePoint(queries, point);
  const { id: reportId, officeId, year, scope } = report;
  const { form, content, metadata, revision } = versionAt(queries, reportId, row.revision);
  return {
    ...{ reportId, officeId, officeName: metadata.office.zh, year, scope, form, revision, content },
    edition: row.edition ?? 0,
    status: row.status ?? 'draft',
    at: row.at,
    contentHash: row.contentHash ?? '',
    findings: format === 'json' ? await findings(reportId, revision, 'publication') : [],
  };
}

/** Where the service gives out a revision: a path on its own address. The revision is named, so the link gives the same for ever. */
export function exportPath(reportId: string, revision: number, format: ExportFormat): string {
  return `/reports/${encodeURIComponent(reportId)}/export.${format}?revision=${revision}`;
}
