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
import { contentHash } from '../../history/content-hash.js';
import { jsonDifference } from '../../history/json-difference.js';
import { saidHash } from '../../history/said-hash.js';
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
    /** Absent from files of before there was one. */
    readonly saidHash?: string;
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

/** No list of a report has more members. */
const mostMembers = 2000;
/** Checks make a finding for each place at most. */
const mostFindings = 50_000;

/**
 * Reads the JSON that a report was exported as. What a cell's text means is told anew: where the file says otherwise, that is noted. All
 * else that the file says twice, labels beside keys, must agree.
 * @throws {GongkaiError} BAD_INPUT with the places that are wrong: no JSON, not of the schema, not of the form, or not in agreement
 */
export function readExportedJson(text: string): { readonly exported: Exported; readonly notes: readonly ImportNote[] } {
  const given = parsed(text);
  checkBounds(given);
  checkSchema(given);
  const { report, revision, title, sections, tables } = given as ExportedJson;
  const form = formById(report.form.id);
  const content: ReportContent = {
    title,
    sections: Object.fromEntries(sections.map(({ key, heading, text }) => [key, { heading, text }])),
    tables: Object.fromEntries(tables.map((table) => [table.key, tableContent(form, table)])),
  };
  checkContent(form, content);
  const { number, edition, status, at, contentHash: hash } = revision;
  const { id: reportId, office, year, scope } = report;
  const exported = {
    ...{ reportId, officeId: office.id, officeName: office.name, year, scope, form, content },
    ...{ revision: number, edition, status, at, contentHash: hash },
  };
  checkAgreement(exported, given);
  return {
    exported,
    notes: [
      ...hashNotes(content, revision),
      ...tables.flatMap(({ key, rows }) => rows.flatMap(({ key: row, cells }) => notesOn(content.tables[key]?.rows[row], cells))),
    ],
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw bad(`it is no JSON (${messageOf(error)})`);
  }
}

/** Looks at nothing but lengths: a file of millions of members is not worth a look at each. */
function checkBounds(given: unknown): void {
  const check = (value: unknown, name: string, most = mostMembers): readonly unknown[] => {
    const list = of(value, name);
    if (!Array.isArray(list)) return [];
    if (list.length > most) throw bad(`it has ${list.length} ${name}; no report has more than ${most}`);
    return list;
  };
  check(given, 'sections');
  check(given, 'findings', mostFindings);
  for (const table of check(given, 'tables')) {
    check(table, 'localRows');
    for (const row of check(table, 'rows')) check(row, 'cells');
  }
}

function of(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

let validate: ValidateFunction | null = null;

function checkSchema(given: unknown): void {
  validate ??= new Ajv({ allowUnionTypes: true }).compile(JSON.parse(exportSchema()));
  if (validate(given)) return;
  const problems = (validate.errors ?? []).map(({ instancePath, message = 'is wrong' }) => `${instancePath || 'the whole'} ${message}`);
  throw bad(`it is not what the schema report.v1 asks for: ${problems.join('; ')}`, { problems });
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

/** The hash of the exact content takes in where cells were read from, which the file does not say: it can agree, and can not differ. */
function hashNotes(content: ReportContent, { contentHash: exact, saidHash: said }: ExportedJson['revision']): ImportNote[] {
  if (said === undefined ? exact === contentHash(content) : said === saidHash(content)) return [];
  const message =
    said === undefined
      ? 'The file has no saidHash, so whether it was changed since it was exported can not be told.'
      : 'The content is not the one of the hash (saidHash) in the file: it was changed since it was exported. It is taken as it is now.';
  return [{ kind: 'contentOfOtherHash', message }];
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

const untold: ReadonlySet<string> = new Set(['findings', 'state', 'value', 'unit', 'saidHash']);

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
