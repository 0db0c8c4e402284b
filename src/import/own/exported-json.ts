import { Ajv, type ValidateFunction } from 'ajv';
import { GongkaiError, messageOf } from '../../errors.js';
import { exportSchema } from '../../export/export-schema.js';
import type { Exported } from '../../export/exported.js';
import { exportedData } from '../../export/json/export-json.js';
import type { Cell } from '../../forms/cell.js';
import type { LocalRow, ReportContent, TableContent } from '../../forms/content.js';
import type { Form, FormColumn } from '../../forms/form.js';
import { formById } from '../../forms/forms.js';
import { tableOf } from '../../forms/layout.js';
import { parseCell } from '../../forms/parse-cell.js';
import { jsonDifference } from '../../history/json-difference.js';
import { checkContent } from '../../reports/check-content.js';
import { parseReportId } from '../../reports/report-id.js';
import type { ReportStatus, Scope } from '../../reports/status.js';
import type { ImportNote } from '../import-note.js';

/** What `schema/export/report.v1.json` says, as far as it is read here. */
interface ExportedJson {
  readonly report: {
    readonly id: string;
    readonly office: { readonly id: string; readonly name: string };
    readonly year: number;
    readonly scope: Scope;
    readonly form: { readonly id: string };
  };
  readonly revision: {
    readonly number: number;
    readonly edition: number;
    readonly status: ReportStatus;
    readonly at: string;
    readonly contentHash: string;
  };
  readonly title: string;
  readonly sections: readonly { readonly key: string; readonly heading: string; readonly text: string }[];
  readonly tables: readonly TableJson[];
}

interface TableJson {
  readonly key: string;
  readonly rows: readonly { readonly key: string; readonly cells: readonly CellJson[] }[];
  readonly localRows: readonly LocalRow[];
}

type CellJson = Pick<Cell, 'raw' | 'state' | 'value' | 'unit'> & { readonly id: string; readonly column: { readonly key: string } };

/** As many faults of a file as are told at once. */
const mostTold = 5;

/**
 * Reads the JSON that a report was exported as. What a cell's text means is told anew: where the file says otherwise, that is noted. All
 * else that the file says twice, labels beside keys, must agree.
 * @throws {GongkaiError} BAD_INPUT with the places that are wrong: no JSON, not of the schema, not of the form, or not in agreement
 */
export function readExportedJson(text: string): { readonly exported: Exported; readonly notes: readonly ImportNote[] } {
  const given = parsed(text);
  checkSchema(given);
  const { report, revision, title, sections, tables } = given as ExportedJson;
  const form = formById(report.form.id);
  const content: ReportContent = {
    title,
    sections: Object.fromEntries(sections.map(({ key, heading, text }) => [key, { heading, text }])),
    tables: Object.fromEntries(tables.map((table) => [table.key, tableContent(form, table)])),
  };
  checkContent(form, content);
  const { number, edition, status, at, contentHash } = revision;
  const { id: reportId, office, year, scope } = report;
  const exported = {
    ...{ reportId, officeId: office.id, officeName: office.name, year, scope, form, content },
    ...{ revision: number, edition, status, at, contentHash },
  };
  checkAgreement(exported, given);
  return {
    exported,
    notes: tables.flatMap(({ key, rows }) => rows.flatMap(({ key: row, cells }) => notesOn(content.tables[key]?.rows[row], cells))),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw bad(`it is no JSON (${messageOf(error)})`);
  }
}

let validate: ValidateFunction | null = null;

function checkSchema(given: unknown): void {
  validate ??= new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(exportSchema()));
  if (validate(given)) return;
  const problems = (validate.errors ?? []).map(({ instancePath, message = 'is wrong' }) => `${instancePath || 'the whole'} ${message}`);
  const more = problems.length > mostTold ? ` and ${problems.length - mostTold} more` : '';
  throw bad(`it is not what the schema report.v1 asks for: ${problems.slice(0, mostTold).join('; ')}${more}`, { problems });
}

function tableContent(form: Form, { key, rows, localRows }: TableJson): TableContent {
  const blocks = tableOf(form, key)?.blocks ?? [];
  const columnsOf = (row: string): readonly FormColumn[] => {
    const local = localRows.find((candidate) => candidate.key === row)?.block;
    return blocks.find((block) => block.key === local || block.rows.some((candidate) => candidate.key === row))?.columns ?? [];
  };
  return {
    rows: Object.fromEntries(
      rows.map(({ key: row, cells }) => {
        const columns = columnsOf(row);
        return [row, Object.fromEntries(cells.map((cell) => [cell.column.key, readCell(cell, columns)]))];
      }),
    ),
    localRows,
  };
}

function readCell({ id, raw, column: { key } }: CellJson, columns: readonly FormColumn[]): Cell {
  const column = columns.find((candidate) => candidate.key === key);
  if (!column) throw bad(`the form has no cell ${id.slice(0, 100)}`, { cell: id.slice(0, 100) });
  return parseCell(raw, column);
}

/** What is read is exported again: all but the findings, and what cells were taken to be, must be as it was given. */
function checkAgreement(exported: Exported, given: unknown): void {
  const { officeId, year, scope } = parseReportId(exported.reportId);
  if (officeId !== exported.officeId || year !== exported.year || scope !== exported.scope)
    throw bad(`the report ${exported.reportId} is not of the office, year and scope that it names`);
  const difference = jsonDifference(told(exportedData({ ...exported, findings: [] })), told(given));
  if (difference !== null) throw bad(`what it says at ${difference} does not agree with the rest of it`, { path: difference });
}

function told(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (name, member: unknown) => (untold.has(name) ? undefined : member)));
}

const untold: ReadonlySet<string> = new Set(['findings', 'state', 'value', 'unit']);

function notesOn(read: Readonly<Record<string, Cell>> | undefined, cells: readonly CellJson[]): ImportNote[] {
  return cells.flatMap(({ id, column: { key }, raw, state, value, unit }): ImportNote[] => {
    const cell = read?.[key];
    if (!cell || (cell.state === state && cell.value === value && cell.unit === unit)) return [];
    const [said, taken] = [`${state} ${value ?? ''}`.trim(), `${cell.state} ${cell.value ?? ''}`.trim()];
    return [
      {
        kind: 'cellReadAnew',
        message: `${id} says “${raw}”: the file takes it for ${said} (${unit}), it is read as ${taken} (${cell.unit}).`,
      },
    ];
  });
}

function bad(why: string, details: Readonly<Record<string, unknown>> = {}): GongkaiError {
  return new GongkaiError('BAD_INPUT', `This JSON is no exported report: ${why}.`, { what: 'source', ...details });
}
