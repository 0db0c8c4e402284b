import type { LocalRow, ReportContent } from '../forms/content.js';
import type { Form, FormColumn } from '../forms/form.js';
import { formById } from '../forms/forms.js';
import { tableOf } from '../forms/layout.js';
import { parseCell } from '../forms/parse-cell.js';
import { canonicalJson } from '../history/canonical-json.js';
import { reportId } from '../reports/report-id.js';
import type { Exported } from './exported.js';
import { printedFigure } from './layout/printed-figure.js';

/*
 * A document carries the report that it shows a second time, for reading it back to the letter: spaces, empty paragraphs, keys and order
 * of local rows are not to be told from a page. Of itself this counts for nothing: it is believed only where the document is, to the
 * byte, what the carried report is exported as (see `recognise-html.ts`), so that nobody can be shown one number and given another.
 */

interface Carried extends Omit<Exported, 'form' | 'content'> {
  readonly version: 1;
  readonly formId: string;
  readonly title: string;
  readonly sections: ReportContent['sections'];
  readonly tables: Readonly<Record<string, CarriedTable>>;
}

interface CarriedTable {
  /** Raw texts by row, then column: what they mean is told anew. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly localRows: readonly LocalRow[];
}

/** The report as base64 of canonical JSON: letters that no format takes for its own. */
export function carried({ form, content, ...rest }: Exported): string {
  const { title, sections, tables } = content;
  const { reportId, officeId, officeName, year, scope, revision, edition, status, at, contentHash } = rest;
  const whole: Carried = {
    ...{
      version: 1,
      formId: form.id,
      title,
      sections,
      tables: mapped(tables, (table, key) => carriedTable(form, key, table)),
    },
    ...{ reportId, officeId, officeName, year, scope, revision, edition, status, at, contentHash },
  };
  return Buffer.from(canonicalJson(whole)).toString('base64');
}

/** What {@link carried} made; null for anything that is not of its shape, as far as reading it needs that. */
export function readCarried(text: string): Exported | null {
  try {
    const { version, formId, title, sections, tables, ...rest } = JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as Carried;
    if (version !== 1 || rest.reportId !== reportId(rest.officeId, rest.year, rest.scope)) return null;
    const form = formById(formId);
    return { ...rest, form, content: { title, sections, tables: mapped(tables, (table, key) => readTable(form, key, table)) } };
  } catch {
    return null;
  }
}

function carriedTable(form: Form, key: string, { rows, localRows }: ReportContent['tables'][string]): CarriedTable {
  const columnOf = columnsOf(form, key, localRows);
  return {
    rows: mapped(rows, (cells, row) =>
      mapped(cells, (cell, name) => {
        const column = columnOf(row, name);
        return column ? printedFigure(cell, column) : cell.raw;
      }),
    ),
    localRows,
  };
}

function columnsOf(form: Form, key: string, localRows: readonly LocalRow[]): (row: string, column: string) => FormColumn | undefined {
  const columns = new Map<string, readonly FormColumn[]>();
  for (const block of tableOf(form, key)?.blocks ?? []) {
    for (const row of block.rows) columns.set(row.key, block.columns);
    for (const row of localRows) if (row.block === block.key) columns.set(row.key, block.columns);
  }
  return (row, name) => columns.get(row)?.find((candidate) => candidate.key === name);
}

function readTable(form: Form, key: string, { rows, localRows }: CarriedTable): ReportContent['tables'][string] {
  const columnOf = columnsOf(form, key, localRows);
  return {
    rows: mapped(rows, (cells, row) =>
      mapped(cells, (raw, name) => {
        const column = columnOf(row, name);
        if (!column || typeof raw !== 'string') throw new TypeError(`There is no cell ${key}/${row}/${name}.`);
        return parseCell(raw, column);
      }),
    ),
    localRows,
  };
}

function mapped<T, U>(values: Readonly<Record<string, T>>, change: (value: T, key: string) => U): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]));
}
