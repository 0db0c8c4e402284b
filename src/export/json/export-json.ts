import type { Cell } from '../../forms/cell.js';
import type { TableContent } from '../../forms/content.js';
import type { FormBlock, FormTable } from '../../forms/form.js';
import { cellId } from '../../forms/layout.js';
import { saidHash } from '../../history/said-hash.js';
import type { ExportedAnswer, ExportedWithFindings } from '../exported.js';

/** The name of the JSON Schema that an export says it follows: `schema/export/<name>.json`. */
export const exportSchemaName = 'report.v1';

/** The report as data that explains itself: labels beside keys, and every cell with its text, state, value and unit. */
export function exportJson(exported: ExportedWithFindings): string {
  return `${JSON.stringify(exportedData(exported), null, 2)}\n`;
}

export function exportedData(exported: ExportedWithFindings) {
  const { reportId, officeId, officeName, year, scope, form, revision, edition, status, at, contentHash, content, findings } = exported;
  return {
    schema: exportSchemaName,
    report: { id: reportId, office: { id: officeId, name: officeName }, year, scope, form: { id: form.id, basis: form.basis } },
    revision: { number: revision, edition, status, at, contentHash, saidHash: saidHash(content) },
    title: content.title,
    sections: form.sections.map(({ key, numeral, heading: label }) => {
      const { heading = '', text = '' } = content.sections[key] ?? {};
      return { key, label: `${numeral}、${label}`, heading, text };
    }),
    tables: form.tables.map((table) => tableData(table, content.tables[table.key] ?? { rows: {}, localRows: [] })),
    findings: findings.map(findingData),
  };
}

function tableData(table: FormTable, content: TableContent) {
  const { key, section, label, note, blocks } = table;
  return { key, section, label, note, rows: blocks.flatMap((block) => rowsData(key, block, content)), localRows: content.localRows };
}

function rowsData(table: string, block: FormBlock, { rows, localRows }: TableContent) {
  const local = localRows.filter((row) => row.block === block.key);
  return [
    ...block.rows.map(({ key, label, path }) => ({ key, label, path: path.map((step) => step.label), local: false })),
    ...local.map(({ key, label }) => ({ key, label, path: [], local: true })),
  ].map((row) => ({
    ...row,
    block: { key: block.key, caption: block.caption },
    cells: block.columns.map(({ key, label, path }) => ({
      id: cellId(table, row.key, key),
      column: { key, label, path: path.map((step) => step.label) },
      ...cellData(rows[row.key]?.[key]),
    })),
  }));
}

function cellData(cell: Cell | undefined) {
  const { raw, state, value, unit } = cell ?? { raw: '', state: 'blank' as const, value: null, unit: '' };
  return { raw, state, value, unit };
}

function findingData({ answer = null, ...finding }: ExportedWithFindings['findings'][number]) {
  const { ruleId, grade, state, subject, leftCells, rightCells, left, right, delta, ...rest } = finding;
  const { messageZh, messageEn, section, excerpt, basis, answerable, fingerprint } = rest;
  return {
    ...{ ruleId, grade, state, subject, leftCells, rightCells, left, right, delta },
    ...{ messageZh, messageEn, section, excerpt, basis, answerable, fingerprint },
    answer: answer && answerData(answer),
  };
}

function answerData({ reason, actorId, actorName, at, holds }: ExportedAnswer) {
  return { reason, by: { id: actorId, name: actorName }, at, holds };
}
