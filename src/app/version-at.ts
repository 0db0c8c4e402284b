import { GongkaiError } from '../errors.js';
import { formById } from '../forms/forms.js';
import type { Metadata } from '../history/diff-metadata.js';
import type { Version } from '../history/labels.js';
import type { Queries, ReportRow, RevisionRow } from '../read-model/queries.js';
import { noSuchReport } from '../reports/report-id.js';
import { scopeLabels, statusLabels } from '../reports/status.js';

/** A revision of a report: what it says in its form, and what is known of it beside that. */
export interface RevisionVersion extends Version {
  readonly reportId: string;
  readonly revision: number;
  readonly metadata: Metadata;
}

/** @throws {GongkaiError} NOT_FOUND */
export function versionAt(queries: Queries, reportId: string, revision: number): RevisionVersion {
  const report = queries.reportsById([reportId])[0];
  if (!report) throw noSuchReport(reportId);
  const [row, content] = [queries.revision(reportId, revision), queries.contentOf(reportId, revision)];
  if (!row || !content)
    throw new GongkaiError('NOT_FOUND', `${reportId} has no revision ${revision}; the last is ${report.revision}.`, { reportId, revision });
  const officeName = queries.officesById([report.officeId])[0]?.name ?? report.officeId;
  return { reportId, revision, form: formById(report.formId), content, metadata: metadataOf(report, row, content.title, officeName) };
}

function metadataOf({ officeId, year, scope, formId }: ReportRow, row: RevisionRow, title: string, officeName: string): Metadata {
  const status = row.status ?? 'draft';
  const edition = row.edition ?? 0;
  const same = (text: string) => ({ value: text, zh: text, en: text });
  return {
    title: same(title),
    office: { value: officeId, zh: officeName, en: officeName },
    year: same(String(year)),
    scope: { value: scope, ...scopeLabels[scope] },
    form: { ...same(formById(formId).basis), value: formId },
    status: { value: status, ...statusLabels[status] },
    edition: { value: String(edition), ...(edition === 0 ? { zh: '未公布', en: 'none' } : { zh: `第${edition}版`, en: String(edition) }) },
  };
}
