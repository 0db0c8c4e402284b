import { availableParallelism } from 'node:os';
import type { NamedOffice } from '../../app/office-names.js';
import { type Reader, readingHere } from '../../app/read-source.js';
import { ReadingPool } from '../../app/reading-pool.js';
import { GongkaiError } from '../../errors.js';
import type { OfficeDetails } from '../../offices/office.js';
import type { CliContext } from '../cli-context.js';
import { askOffices } from '../import-folder/ask-office.js';
import { assignList } from '../import-folder/assign-list.js';
import { readableKinds } from '../import-folder/file-kinds.js';
import type { FileOutcome } from '../import-folder/file-outcome.js';
import { FolderImport } from '../import-folder/folder-import.js';
import { type FolderSummary, printSummary, summaryOf } from '../import-folder/folder-summary.js';
import { type FoundFile, findFiles } from '../import-folder/found-files.js';
import { readOfficeList } from '../import-folder/office-list.js';
import { RecordedSources } from '../import-folder/recorded-sources.js';
import { checkWritable, writeSummary } from '../import-folder/summary-file.js';
import { interruptible } from '../interruptible.js';
import type { Keyboard } from '../keyboard.js';
import { Progress } from '../progress.js';
import type { ImportOptions } from './import.js';

export interface ImportFolderOptions extends ImportOptions {
  readonly offices?: string;
  readonly parallel?: number;
  readonly replace?: boolean;
  readonly report?: string;
}

/** `gongkai import DIR`: records every report below a folder; what can not be is told at the end, and stops nothing. */
export async function importFolder(folder: string, options: ImportFolderOptions, context: CliContext, keyboard: Keyboard): Promise<void> {
  if (options.expectedRevision !== undefined || options.merge || options.resolve)
    throw new GongkaiError('BAD_INPUT', '--expected-revision, --merge and --resolve are for one file. For a folder there is --replace.', {
      folder,
    });
  if (options.report !== undefined) await checkWritable(options.report);
  const summary = await interruptible((signal) => run(folder, options, context, keyboard, signal));
  if (options.report !== undefined) await writeSummary(options.report, summary);
  if (context.json) context.output.json(summary);
  else if (summary.files === 0) context.output.line(`${folder} has no file of a kind that is read: ${readableKinds.join(', ')}.`);
  else printSummary(summary, context.output);
}

async function run(
  folder: string,
  options: ImportFolderOptions,
  { core, output, json, change }: CliContext,
  keyboard: Keyboard,
  signal: AbortSignal,
): Promise<FolderSummary> {
  const started = performance.now();
  const { office, year, scope, publishedOn, reason, replace = false, dryRun = false, parallel = defaultParallel } = options;
  const list = options.offices === undefined ? new Map() : await readOfficeList(options.offices);
  const found = await findFiles(folder);
  const { named, inVain, ofSeveral } = assignList(
    list,
    [...found.files, ...found.unreadable].map(({ name }) => name),
  );
  const reader = readerFor(parallel);
  let progress: Progress | undefined;
  const importing = new FolderImport(
    {
      list: named,
      replace,
      dryRun,
      parallel,
      ...(office === undefined ? {} : { office }),
      ...(year === undefined ? {} : { year }),
      ...(scope === undefined ? {} : { scope }),
      ...(publishedOn === undefined ? {} : { publishedOn }),
      ...(reason === undefined ? {} : { reason }),
    },
    { core, reader, recorded: new RecordedSources(core.app.queries), change, onDone: () => progress?.next() },
  );
  const outcomes = new Map<string, FileOutcome>();
  const take = async (files: readonly FoundFile[]): Promise<void> => {
    progress = new Progress(output, { name: 'import', unit: 'files', total: files.length });
    for (const outcome of await importing.run(files, signal)) outcomes.set(outcome.file, outcome);
    progress.stop();
  };
  try {
    await take(found.files);
    const unknown = [...outcomes.values()].filter(({ outcome }) => outcome === 'officeUnknown');
    if (unknown.length > 0 && keyboard.isTerminal && output.progressStream && !json && !dryRun && !signal.aborted) {
      const register = async (id: string, details: OfficeDetails): Promise<NamedOffice> => {
        const context = change({ expectedRevision: 0, reason: 'Registered while a folder was imported' });
        await core.app.office(id, { type: 'registerOffice', officeId: id, ...details }, context);
        return { id, name: details.name };
      };
      const line = (question: string) => keyboard.line(output, question, signal);
      const answers = await askOffices(unknown, { output, names: importing.officeNames, line, register });
      for (const [file, office] of answers) importing.answer(file, office);
      await take(found.files.filter(({ name }) => answers.has(name)));
    }
  } finally {
    progress?.stop();
    await reader.close();
  }
  const summary = summaryOf(folder, found, [...outcomes.values()], {
    dryRun,
    listedInVain: inVain,
    listedForSeveral: ofSeveral,
    seconds: (performance.now() - started) / 1000,
  });
  if (signal.aborted) process.exitCode = Number(signal.reason);
  else if (!summary.complete) process.exitCode = 1;
  return summary;
}

/** Files read, and recorded, at once: reading keeps the cores busy, recording waits for the disk. */
const defaultParallel = 4 * availableParallelism();

/** A report is read in a few thousandths of a second: one that takes so long is given up. */
const readingLimits = { timeMs: 60_000, memoryMb: 512 };

/** As many threads as there are cores; with one file at a time, this one. */
export function readerFor(parallel: number): Reader {
  return parallel === 1 ? readingHere : new ReadingPool(Math.min(parallel, availableParallelism()), readingLimits);
}
