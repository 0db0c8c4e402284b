import type { Core } from '../app/core.js';
import { GongkaiError } from '../errors.js';
import { formById } from '../forms/forms.js';
import type { Version } from '../history/labels.js';

/** A revision as it is compared. @throws {GongkaiError} NOT_FOUND */
export function versionOf({ app: { queries } }: Core, reportId: string, revision: number): Version {
  const report = queries.reportsById([reportId])[0];
  if (!report) throw new GongkaiError('NOT_FOUND', `There is no report ${reportId}. gongkai reports lists them.`, { reportId });
  const content = queries.contentOf(reportId, revision);
  if (!content)
    throw new GongkaiError('NOT_FOUND', `${reportId} has no revision ${revision}; the last is ${report.revision}.`, { reportId, revision });
  return { form: formById(report.formId), content };
}
