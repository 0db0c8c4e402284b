import { type CsvOptions, exportCsv } from './csv/export-csv.js';
import type { ExportedWithFindings } from './exported.js';
import type { ExportFormat } from './formats.js';
import { exportHtml } from './html/export-html.js';
import { exportJson } from './json/export-json.js';
import { exportMarkdown } from './markdown/export-markdown.js';

/** @returns the bytes of the file; text is UTF-8 */
export async function exportReport(exported: ExportedWithFindings, format: ExportFormat, options: CsvOptions = {}): Promise<Uint8Array> {
  if (format !== 'docx') return new TextEncoder().encode(textOf(exported, format, options));
  // The library of Word documents is large: only who needs it loads it.
  const { exportDocx } = await import('./docx/export-docx.js');
  return exportDocx(exported);
}

function textOf(exported: ExportedWithFindings, format: Exclude<ExportFormat, 'docx'>, options: CsvOptions): string {
  switch (format) {
    case 'html':
      return exportHtml(exported);
    case 'md':
      return exportMarkdown(exported);
    case 'json':
      return exportJson(exported);
    case 'csv':
      return exportCsv(exported, options);
  }
}
