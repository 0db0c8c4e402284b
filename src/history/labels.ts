import type { LocalRow, ReportContent } from '../forms/content.js';
import type { Form, FormBlock, FormColumn, FormRow, FormTable } from '../forms/form.js';
import { tableOf } from '../forms/layout.js';

/** A report as it is compared: the form that it was written in, and what it says. */
export interface Version {
  readonly form: Form;
  readonly content: ReportContent;
}

/** What something is called, in both languages. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** The headings above a row or column and its own label, outermost first. Empty where the form prints none. */
export interface LabelPath {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/** The table as people speak of it: 表三, by the numeral of its section. Null when the version has no such table. */
export function tableLabel({ form }: Version, table: string): Label | null {
  const index = form.sections.findIndex((section) => section.table === table);
  const section = form.sections[index];
  return section ? { zh: `表${section.numeral}`, en: `Table ${index + 1}` } : null;
}

/** Null when the version has no such row. */
export function rowLabel(version: Version, table: string, row: string): LabelPath | null {
  const local = localRow(version, table, row);
  if (local) return { zh: [local.label], en: [local.label] };
  const known = rowOf(version, table, row);
  return known && labelPath(known);
}

/** Null when the version has no such column in the row. */
export function columnLabel(version: Version, table: string, row: string, column: string): LabelPath | null {
  const known = columnOf(version, table, row, column);
  return known && labelPath(known);
}

/** Null when the form has no such row: it may be a local one. */
export function rowOf({ form }: Version, table: string, row: string): FormRow | null {
  return placeOfRow(tableOf(form, table), row)?.row ?? null;
}

export function columnOf(version: Version, table: string, row: string, column: string): FormColumn | null {
  return blockOf(version, table, row)?.columns.find(({ key }) => key === column) ?? null;
}

/** Null when the row is one of the form's own, or there is none. */
export function localRow({ content }: Version, table: string, row: string): LocalRow | null {
  return content.tables[table]?.localRows.find(({ key }) => key === row) ?? null;
}

export function blockOf(version: Version, table: string, row: string): FormBlock | null {
  const known = tableOf(version.form, table);
  const local = localRow(version, table, row);
  if (local) return known?.blocks.find(({ key }) => key === local.block) ?? null;
  return placeOfRow(known, row)?.block ?? null;
}

function placeOfRow(table: FormTable | null, key: string): { block: FormBlock; row: FormRow } | null {
  for (const block of table?.blocks ?? []) {
    const row = block.rows.find((row) => row.key === key);
    if (row) return { block, row };
  }
  return null;
}

function labelPath({ path, label, labelEn }: FormRow | FormColumn): LabelPath {
  const steps = [...path, { label, labelEn }].filter((step) => step.label !== '');
  return { zh: steps.map((step) => step.label), en: steps.map((step) => step.labelEn) };
}
