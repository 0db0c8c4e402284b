import { GongkaiError } from '../errors.js';
import { formById } from '../forms/forms.js';
import type { Version } from '../history/labels.js';
import type { Queries } from '../read-model/queries.js';

/** A revision of a report with the form that it is written in. @throws {GongkaiError} NOT_FOUND */
export function versionAt(queries: Queries, reportId: string, revision: number): Version {
  const report = queries.reportsById([reportId])[0];
  if (!report) throw new GongkaiError('NOT_FOUND', `There is no report ${reportId}.`, { reportId });
  const content = queries.contentOf(reportId, revision);
  if (!content)
    throw new GongkaiError('NOT_FOUND', `${reportId} has no revision ${revision}; the last is ${report.revision}.`, { reportId, revision });
  return { form: formById(report.formId), content };
}
