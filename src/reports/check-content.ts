import { GongkaiError } from '../errors.js';
import type { ReportContent, TableContent } from '../forms/content.js';
import type { Form, FormTable } from '../forms/form.js';
import { tableOf } from '../forms/layout.js';
import type { RestoredParts } from './events.js';
import { checkedText, longestTitle, oneLine } from './text-input.js';

/**
 * Holds a whole content to its form (each section, table, row and column, and no other) and its texts to what is taken as text.
 * @throws {GongkaiError} BAD_INPUT
 */
export function checkContent(form: Form, content: ReportContent): void {
  const sections = form.sections.map(({ key }) => key);
  const tables = form.tables.map(({ key }) => key);
  checkKeys(form, 'sections', sections, content.sections);
  checkKeys(form, 'tables', tables, content.tables);
  oneLine(checkedText(content.title, 'title', longestTitle), 'title');
  for (const [key, { heading, text }] of Object.entries(content.sections)) {
    oneLine(checkedText(heading, `heading of section ${key}`), `heading of section ${key}`);
    checkedText(text, `text of section ${key}`);
  }
  for (const [key, table] of Object.entries(content.tables)) {
    checkTable(form, key, table);
    for (const { label } of table.localRows)
      oneLine(checkedText(label, `label of a local row of ${key}`), `label of a local row of ${key}`);
    for (const [row, cells] of Object.entries(table.rows))
      for (const [column, { raw }] of Object.entries(cells)) checkedText(raw, `cell ${key}/${row}/${column}`);
  }
}

/** Holds the parts of an earlier revision to the form: what their texts hold was taken before. @throws {GongkaiError} BAD_INPUT */
export function checkParts(form: Form, { sections = {}, tables = {} }: RestoredParts): void {
  for (const key of Object.keys(sections)) {
    if (!form.sections.some((section) => section.key === key)) throw misfit(form, `it has no section "${key}"`, { section: key });
  }
  for (const [key, table] of Object.entries(tables)) checkTable(form, key, table);
}

function checkTable(form: Form, key: string, { rows, localRows }: TableContent): void {
  const table = tableOf(form, key);
  if (!table) throw misfit(form, `it has no table "${key}"`, { table: key });
  const columns = columnsByRow(table);
  for (const { key: row, block: blockKey } of localRows) {
    const block = table.blocks.find((candidate) => candidate.key === blockKey);
    if (!block || columns.has(row) || !row.startsWith(`${blockKey}.local`))
      throw misfit(form, `"${row}" is no local row for its table ${key}`, { table: key, row });
    columns.set(row, keysOf(block.columns));
  }
  checkKeys(form, `rows of ${key}`, [...columns.keys()], rows);
  for (const [row, expected] of columns) checkKeys(form, `columns of ${key}/${row}`, expected, rows[row] ?? {});
}

/** The columns of each row that the form itself has. */
function columnsByRow({ blocks }: FormTable): Map<string, readonly string[]> {
  return new Map(
    blocks.flatMap((block) => {
      const columns = keysOf(block.columns);
      return block.rows.map((row) => [row.key, columns] as const);
    }),
  );
}

function keysOf(items: readonly { readonly key: string }[]): readonly string[] {
  return items.map(({ key }) => key);
}

function checkKeys(form: Form, what: string, expected: readonly string[], given: object): void {
  const missing = expected.filter((key) => !Object.hasOwn(given, key));
  const unknown = Object.keys(given).filter((key) => !expected.includes(key));
  if (missing.length === 0 && unknown.length === 0) return;
  const faults = [
    ...(missing.length === 0 ? [] : [`missing: ${missing.slice(0, 5).join(', ')}`]),
    ...(unknown.length === 0 ? [] : [`unknown: ${unknown.slice(0, 5).join(', ')}`]),
  ];
  throw misfit(form, `the ${what} are not the form's (${faults.join('; ')})`, { what, missing, unknown });
}

function misfit(form: Form, why: string, details: Readonly<Record<string, unknown>>): GongkaiError {
  return new GongkaiError('BAD_INPUT', `This does not fit the form ${form.id}: ${why}.`, { formId: form.id, ...details });
}
