import { type ImportedReport, importReport } from '../../src/import/import-report.js';

export function importBytes(bytes: Uint8Array, name = 'x'): ImportedReport {
  return importReport({ name, mediaType: 'application/octet-stream', bytes }, {});
}

export function importHtml(html: string): ImportedReport {
  return importBytes(Buffer.from(html), 'x.html');
}

/** By table and row, the raw texts of the cells with spaces between them; a blank is `_`. */
export function rowsOf({ content }: Pick<ImportedReport, 'content'>): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(content.tables).map(([table, { rows }]) => [
      table,
      Object.fromEntries(Object.entries(rows).map(([row, cells]) => [row, Object.values(cells).map(rawOrBlank).join(' ')])),
    ]),
  );
}

function rawOrBlank({ raw, state }: { raw: string; state: string }): string {
  return state === 'blank' ? '_' : raw;
}
