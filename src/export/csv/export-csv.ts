import type { FormBlock, FormTable } from '../../forms/form.js';
import { columnLabel, rowLabel, type Version } from '../../history/labels.js';
import type { Exported } from '../exported.js';
import { spreadsheetText } from './spreadsheet-text.js';

export interface CsvOptions {
  /** Begin with the mark by which Excel knows that the file is UTF-8. Default: no. */
  readonly byteOrderMark?: boolean;
}

const header =
  'report office year scope form revision edition table block row column caption rowLabel columnLabel local raw state value unit';

/**
 * The figures of all tables as CSV (RFC 4180: CRLF, every field quoted): a line for each cell, with keys, labels, the text as reported
 * and what it was taken to be.
 */
export function exportCsv(exported: Exported, { byteOrderMark = false }: CsvOptions = {}): string {
  const lines = [
    header.split(' '),
    ...exported.form.tables.flatMap((table) => table.blocks.flatMap((block) => blockLines(exported, table, block))),
  ];
  return `${byteOrderMark ? '\ufeff' : ''}${lines.map(csvLine).join('')}`;
}

function blockLines(exported: Exported, table: FormTable, block: FormBlock): string[][] {
  const { reportId, officeName, year, scope, form, revision, edition, content } = exported;
  const { rows, localRows } = content.tables[table.key] ?? { rows: {}, localRows: [] };
  const version: Version = { form, content };
  const locals = localRows.filter((row) => row.block === block.key).map(({ key }) => key);
  return [...block.rows.map(({ key }) => key), ...locals].flatMap((row) =>
    block.columns.map((column) => {
      const { raw = '', state = 'blank', value = null, unit = column.unit } = rows[row]?.[column.key] ?? {};
      return [
        ...[reportId, officeName, String(year), scope, form.id, String(revision), String(edition), table.key, block.key, row, column.key],
        ...[block.caption ?? '', joined(rowLabel(version, table.key, row)), joined(columnLabel(version, table.key, row, column.key))],
        ...[String(locals.includes(row)), raw, state, value ?? '', unit],
      ];
    }),
  );
}

function joined(label: { readonly zh: readonly string[] } | null): string {
  return label?.zh.join(' / ') ?? '';
}

function csvLine(fields: readonly string[]): string {
  return `${fields.map((field) => `"${spreadsheetText(field).replaceAll('"', '""')}"`).join(',')}\r\n`;
}
