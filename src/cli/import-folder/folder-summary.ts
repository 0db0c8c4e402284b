import { grouped } from '../../history/grouped.js';
import { counted } from '../../roll-up/counted.js';
import { type Counts, countsInWords, countsOf } from '../outcome-counts.js';
import type { Output } from '../output.js';
import { type FileOutcome, type Outcome, settled } from './file-outcome.js';
import type { FoundFiles } from './found-files.js';

/** What became of a folder. */
export interface FolderSummary {
  readonly folder: string;
  readonly dryRun: boolean;
  /** Of files of the kinds that are read, and of documents of other kinds. */
  readonly files: number;
  readonly counts: Counts<Outcome>;
  /** Files that a signal kept from being begun. */
  readonly notReached: number;
  /** Files that are no documents. */
  readonly others: number;
  /** Of these, those that may be reports all the same: pages without an ending, as "index.html?id=3". */
  readonly passedOver: readonly string[];
  readonly seconds: number;
  /** Files that the list of --offices names and the folder does not have. */
  readonly listedInVain: readonly string[];
  /** Names without a folder in the list of --offices that several files have: none of them was taken. */
  readonly listedForSeveral: readonly string[];
  /** Whether there are files, and every one is in. */
  readonly complete: boolean;
  readonly outcomes: readonly FileOutcome[];
}

export function summaryOf(
  folder: string,
  { files, unreadable, others, passedOver }: FoundFiles,
  done: readonly FileOutcome[],
  { dryRun, listedInVain, listedForSeveral, seconds }: Pick<FolderSummary, 'dryRun' | 'listedInVain' | 'listedForSeveral' | 'seconds'>,
): FolderSummary {
  const refused = unreadable.map(({ name, message }): FileOutcome => ({ file: name, outcome: 'failed', message, code: 'BAD_INPUT' }));
  const outcomes = [...done, ...refused].sort((a, b) => (a.file < b.file ? -1 : 1));
  const notReached = files.length - done.length;
  return {
    folder,
    dryRun,
    files: files.length + unreadable.length,
    counts: countsOf(outcomes),
    notReached,
    others,
    passedOver,
    seconds,
    listedInVain,
    listedForSeveral,
    complete: outcomes.length > 0 && notReached === 0 && outcomes.every(({ outcome }) => settled.has(outcome)),
    outcomes,
  };
}

/** What each outcome is called in the summary. */
const names: Readonly<Record<Outcome, string>> = {
  imported: 'imported',
  replaced: 'replaced',
  published: 'recorded as published',
  unchanged: 'recorded before, left as they are',
  duplicate: 'say the same as another file',
  differs: 'say something else than the report that is there',
  sameReport: 'are the same report as another file',
  officeUnknown: 'of an office that is not known',
  yearUnknown: 'of a year that is not known',
  failed: 'failed',
};
/** And in a dry run, where nothing was done yet. */
const namesOfTrial: typeof names = {
  ...names,
  imported: 'would be imported',
  replaced: 'would be replaced',
  published: 'would be recorded as published',
};

/** Prints how many of each, and each file that is not in, with why and what to do. */
export function printSummary(summary: FolderSummary, output: Output): void {
  const { counts, dryRun, files, notReached, others, seconds, outcomes, complete } = summary;
  const parts = countsInWords(counts, dryRun ? namesOfTrial : names);
  if (notReached > 0) parts.push(`${notReached} not begun`);
  const said = `${counted(files, 'file')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
  output.line(`${said} (${seconds.toFixed(1)} s).${dryRun ? ' Nothing was recorded.' : ''}`);
  if (others > 0)
    output.line(output.style('dim', `${others} other file${others === 1 ? ' is' : 's are'} of no kind that a report comes in.`));
  if (summary.passedOver.length > 0)
    output.line(output.style('dim', `  Rename what is a report all the same, to .html, .txt or .docx: ${firstOf(summary.passedOver)}.`));
  if (summary.listedInVain.length > 0)
    output.line(output.style('yellow', `The list of --offices names what is not there: ${firstOf(summary.listedInVain)}.`));
  if (summary.listedForSeveral.length > 0)
    output.line(
      output.style(
        'yellow',
        `The list of --offices names what several files are called, and did not count for them: ${firstOf(summary.listedForSeveral)}. Name each by its path from the folder.`,
      ),
    );
  printDuplicates(outcomes, output);
  printIncomplete(outcomes, output);
  printWarnings(outcomes, output);
  const left = outcomes.filter(({ outcome }) => !settled.has(outcome));
  printLeft(left, output);
  if (left.some(({ outcome }) => outcome === 'officeUnknown' || outcome === 'yearUnknown'))
    output.line(
      output.style('dim', 'A list for --offices is CSV: file,office,year,scope,published in the first line, then a line for each file.'),
    );
  if (!complete) output.line('What is in is not imported again: mend the rest, and give the same command once more.');
}

/** Each file that is not in; why, and what to do, once for all that have the same trouble. */
function printLeft(left: readonly FileOutcome[], output: Output): void {
  for (const [why, alike] of grouped(left, ({ officeName, message = '' }) =>
    [...(officeName ? [`  “${officeName}”`] : []), `  ${message}`].join('\n'),
  )) {
    for (const { file } of alike) output.line(`${output.style('red', '✗')} ${output.style('bold', file)}`);
    output.line(why);
  }
}

/** Of those that are in: which lack cells, those that lack most first, and how many have nothing worse than lines without a place. */
function printIncomplete(outcomes: readonly FileOutcome[], output: Output): void {
  const lacked = ({ cellsFound = 0, cellsExpected = 0 }: FileOutcome) => cellsExpected - cellsFound;
  const isIn = outcomes.filter(({ outcome }) => outcome === 'imported' || outcome === 'replaced');
  const lacking = isIn.filter((file) => lacked(file) > 0).sort((a, b) => lacked(b) - lacked(a));
  const unplaced = isIn.filter((file) => lacked(file) === 0 && (file.unplaced ?? 0) > 0).length;
  if (lacking.length > 0) output.line(output.style('yellow', `${lacking.length} of them lack cells (gongkai check tells what is wrong):`));
  printSome(
    lacking.map(
      ({ file, reportId, cellsFound, cellsExpected, unplaced }) =>
        `${file} → ${reportId}: ${cellsFound} of ${cellsExpected} cells, ${unplaced} unplaced`,
    ),
    output,
  );
  if (unplaced > 0)
    output.line(
      output.style(
        'dim',
        `${unplaced} of them ${unplaced === 1 ? 'has' : 'have'} every cell, and lines that found no place, which the import events keep.`,
      ),
    );
}

/** Those that are in, and may be in the wrong place: recorded for another office or year than they name, or in the wrong form. */
function printWarnings(outcomes: readonly FileOutcome[], output: Output): void {
  const warned = outcomes.filter(({ outcome, warnings = [] }) => (outcome === 'imported' || outcome === 'replaced') && warnings.length > 0);
  if (warned.length === 0) return;
  output.line(output.style('yellow', `${warned.length} of them want a look:`));
  printSome(
    warned.map(({ file, reportId, warnings = [] }) => `${file} → ${reportId}: ${warnings.join(' ')}`),
    output,
  );
}

/** Files that say the same as another, of which nothing is recorded. */
function printDuplicates(outcomes: readonly FileOutcome[], output: Output): void {
  const same = outcomes.filter(({ outcome }) => outcome === 'duplicate');
  if (same.length === 0) return;
  output.line(output.style('dim', `${same.length} ${same.length === 1 ? 'says' : 'say'} the same as another file:`));
  printSome(
    same.map(({ file, message }) => `${file}: ${message}`),
    output,
  );
}

function printSome(lines: readonly string[], output: Output): void {
  for (const line of lines.slice(0, mostListed)) output.line(`  ${line}`);
  if (lines.length > mostListed) output.line(`  and ${lines.length - mostListed} more: --report FILE has all`);
}

function firstOf(names: readonly string[]): string {
  return `${names.slice(0, mostListed).join(', ')}${names.length > mostListed ? ` and ${names.length - mostListed} more` : ''}`;
}

const mostListed = 20;
