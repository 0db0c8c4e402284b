import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { exportedAt } from '../../app/exported-at.js';
import { GongkaiError, isGongkaiError, messageOf } from '../../errors.js';
import { exportReport } from '../../export/export-report.js';
import { plainFileName } from '../../export/file-name.js';
import type { ExportFormat } from '../../export/formats.js';
import type { Queries, ReportFilter } from '../../read-model/queries.js';
import type { CliContext } from '../cli-context.js';
import { interruptible } from '../interruptible.js';
import type { Output } from '../output.js';
import { revisionAsked } from '../revision-asked.js';
import { writeWhole } from '../write-whole.js';

export interface ExportAllOptions {
  readonly out?: string;
  readonly format?: ExportFormat;
  readonly office?: string;
  readonly year?: number;
  /** ISO 8601, UTC. */
  readonly at?: string;
  readonly published?: boolean;
  readonly bom?: boolean;
}

/** What became of it. */
interface Exports {
  written: number;
  /** Their files were there already. */
  skipped: number;
  /** Reports of which there is nothing at the instant. */
  absent: number;
  readonly failed: { readonly reportId: string; readonly message: string }[];
}

/** Reports read at once. */
const pageSize = 200;

/**
 * `gongkai export --all`: every report as a file of a folder. A file is named by report and revision, so one that is there is right and
 * is not written again: the same command goes on where it was cut short, and later writes only what has changed.
 * @throws {GongkaiError} BAD_INPUT
 */
export async function exportAll(options: ExportAllOptions, context: CliContext): Promise<void> {
  const { out, format = 'html', office, year } = options;
  if (out === undefined || out === '-') throw new GongkaiError('BAD_INPUT', 'Name the folder: --all --out DIR.', { out: out ?? null });
  const { core, output, json } = context;
  const filter: ReportFilter = { ...(office === undefined ? {} : { officeId: office }), ...(year === undefined ? {} : { year }) };
  const reports = core.app.queries.reports(filter, order, { first: 1 }).totalCount();
  const bar = output.progressStream ? new SingleBar({ format: barFormat, stream: output.progressStream }) : null;
  bar?.start(reports, 0);
  const done: Exports = { written: 0, skipped: 0, absent: 0, failed: [] };
  const complete = await interruptible(async (signal) => {
    for (const reportId of reportIds(core.app.queries, filter)) {
      if (signal.aborted) {
        process.exitCode = Number(signal.reason);
        return false;
      }
      try {
        done[await exportInto(out, reportId, format, options, context)]++;
      } catch (error) {
        // Where one file can not be written, none can.
        if (isGongkaiError(error, 'BAD_INPUT')) throw error;
        done.failed.push({ reportId, message: messageOf(error) });
      }
      bar?.increment();
    }
    return true;
  }).finally(() => bar?.stop());
  if (json) output.json({ folder: out, format, complete, reports, ...done });
  else tell(done, reports, complete, out, output);
  if (done.failed.length > 0) process.exitCode = 1;
}

async function exportInto(
  folder: string,
  reportId: string,
  format: ExportFormat,
  options: ExportAllOptions,
  { core: { app, findings } }: CliContext,
): Promise<'written' | 'skipped' | 'absent'> {
  const { queries } = app;
  const revision = revisionOf(queries, reportId, options);
  if (revision === null) return 'absent';
  const file = join(folder, plainFileName({ reportId, revision }, format));
  if (await isThere(file)) return 'skipped';
  const exported = await exportedAt(queries, findings, { reportId, revision }, format);
  await writeWhole(file, await exportReport(exported, format, { byteOrderMark: options.bom ?? false }));
  return 'written';
}

function tell({ written, skipped, absent, failed }: Exports, reports: number, complete: boolean, folder: string, output: Output): void {
  if (reports === 0) output.line('There are no such reports: nothing was written.');
  else {
    const without = absent === 0 ? '' : `; of ${absent} there was nothing then`;
    output.line(`${counted(written)} written to ${folder}, ${skipped} there already${without}.`);
  }
  if (!complete) output.line(output.style('yellow', 'Interrupted: the same command goes on from there.'));
  for (const { reportId, message } of failed) output.line(`${output.style('red', reportId)}  ${message}`);
}

function counted(files: number): string {
  return files === 1 ? '1 file' : `${files} files`;
}

const barFormat = 'export {bar} {percentage}% {value}/{total} reports  ETA {eta_formatted}';
const order = { by: 'openedAt', direction: 'asc' } as const;

function* reportIds(queries: Queries, filter: ReportFilter): Generator<string> {
  for (let after: string | undefined; ; ) {
    const { edges, hasNextPage } = queries.reports(filter, order, { first: pageSize, ...(after === undefined ? {} : { after }) });
    for (const { node } of edges) yield node.id;
    after = edges.at(-1)?.cursor;
    if (!hasNextPage || after === undefined) return;
  }
}

/** Null where the report did not exist at the instant, or was not in force. */
function revisionOf(queries: Queries, reportId: string, options: ExportAllOptions): number | null {
  try {
    return revisionAsked(queries, reportId, options).revision.revision;
  } catch (error) {
    if (isGongkaiError(error, 'NOT_FOUND')) return null;
    throw error;
  }
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
