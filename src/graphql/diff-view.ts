import { GongkaiError } from '../errors.js';
import { comparabilityBetween } from '../forms/comparabilities.js';
import { formById } from '../forms/forms.js';
import { contentPatch } from '../history/content-patch.js';
import { diffReports } from '../history/diff-reports.js';
import type { Version } from '../history/labels.js';
import type { ApiContext } from './context.js';

export interface RevisionAsked {
  readonly reportId: string;
  readonly revision: number;
}

/** The difference of two revisions as the API shows it. @throws {GongkaiError} NOT_FOUND */
export function contentDiff({ app }: ApiContext, from: RevisionAsked, to: RevisionAsked) {
  const [old, now] = [versionOf(app, from), versionOf(app, to)];
  const { parts, isEmpty, counts, summaryZh, summaryEn } = diffReports(old, now, comparabilityBetween(old.form, now.form));
  return {
    compared: { from, to },
    isEmpty,
    summaryZh,
    summaryEn,
    title: parts.flatMap((part) => (part.what === 'title' ? part.spans : [])),
    sections: parts.flatMap((part) =>
      part.what === 'section'
        ? [
            {
              section: part.section,
              label: part.label.zh,
              labelEn: part.label.en,
              kind: part.kind,
              heading: part.heading,
              paragraphs: part.text.paragraphs.map((paragraph) =>
                paragraph.kind === 'changed'
                  ? { ...paragraph, text: null }
                  : { ...paragraph, spans: [{ kind: paragraph.kind, text: paragraph.text }] },
              ),
              coarse: part.text.coarse,
            },
          ]
        : [],
    ),
    cells: parts.flatMap((part) =>
      part.what === 'row'
        ? part.cells.map(({ cell, rowLabel, columnLabel, ...rest }) => ({
            ...rest,
            id: cell,
            rowLabel: rowLabel.zh,
            rowLabelEn: rowLabel.en,
            columnLabel: columnLabel.zh,
            columnLabelEn: columnLabel.en,
          }))
        : [],
    ),
    localRows: parts.flatMap((part) =>
      part.what === 'row' && part.local ? [{ table: part.table, row: part.row, kind: part.kind, rowLabel: part.rowLabel.zh }] : [],
    ),
    parts: counts.parts,
    /** Made only when asked for. */
    get patch() {
      return contentPatch(old.content, now.content).map((operation) => ({
        op: operation.op,
        path: operation.path,
        value: 'value' in operation ? JSON.stringify(operation.value) : null,
      }));
    },
  };
}

/** A revision as it is compared. @throws {GongkaiError} NOT_FOUND */
export function versionOf({ queries }: ApiContext['app'], { reportId, revision }: RevisionAsked): Version {
  const report = queries.reportsById([reportId])[0];
  const content = queries.contentOf(reportId, revision);
  if (!report) throw new GongkaiError('NOT_FOUND', `There is no report ${reportId}.`, { reportId });
  if (!content)
    throw new GongkaiError('NOT_FOUND', `${reportId} has no revision ${revision}; the last is ${report.revision}.`, { reportId, revision });
  return { form: formById(report.formId), content };
}
