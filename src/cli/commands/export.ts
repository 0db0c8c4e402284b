import { exportedAt } from '../../app/exported-at.js';
import { GongkaiError } from '../../errors.js';
import { exportReport } from '../../export/export-report.js';
import { type ExportFormat, exportFormats, formats, isExportFormat } from '../../export/formats.js';
import type { CliContext } from '../cli-context.js';
import { type RevisionAsked, revisionAsked } from '../revision-asked.js';
import { writeWhole } from '../write-whole.js';

export interface ExportOptions extends RevisionAsked {
  readonly edition?: number;
  readonly format?: ExportFormat;
  /** A file; `-`, and the default, is the standard output. */
  readonly out?: string;
  /** With CSV: begin with the mark by which Excel knows that it is UTF-8. */
  readonly bom?: boolean;
}

/** `gongkai export REPORT`: a report as a file, as it is now or at any point in its life. @throws {GongkaiError} BAD_INPUT, NOT_FOUND */
export async function exportOne(reportId: string, options: ExportOptions, context: CliContext): Promise<void> {
  const { core, output, json } = context;
  const { queries } = core.app;
  const { out = '-', edition, bom = false } = options;
  const format = formatAsked(options, json);
  const point =
    edition === undefined ? { reportId, revision: revisionAsked(queries, reportId, options).revision.revision } : { reportId, edition };
  const exported = await exportedAt(queries, core.findings, point, format);
  const bytes = await exportReport(exported, format, { byteOrderMark: bom });
  if (out === '-') {
    const isText = formats[format].mediaType.includes('charset');
    if (!output.file(bytes, { isText }))
      throw new GongkaiError('BAD_INPUT', `A terminal can not show ${format}. Name a file: --out report.${format}.`, { format });
    return;
  }
  await writeWhole(out, bytes);
  const { revision, contentHash } = exported;
  if (json) output.json({ reportId, revision, contentHash, format, file: out, bytes: bytes.length });
  else output.line(`Wrote revision ${revision} of ${reportId} to ${out} (${bytes.length} bytes).`);
}

/** The one named, else the file's, else the official layout; data where data was asked for. @throws {GongkaiError} BAD_INPUT */
function formatAsked({ format, out = '-' }: ExportOptions, json: boolean): ExportFormat {
  if (format !== undefined) return format;
  if (out === '-') return json ? 'json' : 'html';
  const [, extension = ''] = /\.([^./\\]+)$/.exec(out) ?? [];
  const named = { htm: 'html', markdown: 'md' }[extension.toLowerCase()] ?? extension.toLowerCase();
  if (isExportFormat(named)) return named;
  if (named === 'pdf')
    throw new GongkaiError(
      'BAD_INPUT',
      `${out}: no PDF is written. Export HTML (--out report.html) and print it from a browser, which makes a PDF of it.`,
      { out },
    );
  throw new GongkaiError('BAD_INPUT', `${out} does not say as what. Name a format: --format ${exportFormats.join('|')}.`, { out });
}
