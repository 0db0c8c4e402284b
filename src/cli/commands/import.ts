import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportTrial } from '../../app/app.js';
import { GongkaiError } from '../../errors.js';
import { placeInWords } from '../../forms/source-place.js';
import { short } from '../../history/spoken.js';
import type { Resolution } from '../../reports/resolutions.js';
import { counted } from '../../roll-up/counted.js';
import type { CliContext } from '../cli-context.js';
import { firstOfEach } from '../first-of-each.js';
import { mergedAfter, mergingOf, unlessInConflict } from '../merging.js';
import type { Output } from '../output.js';

/** Findings of one rule that are printed. */
const shownOfEach = 2;
/** Characters of a line that found no place that are printed: the whole of it is in the event. */
const longestLeft = 120;

export interface ImportOptions {
  readonly office?: string;
  readonly year?: number;
  readonly scope?: 'organ' | 'jurisdiction';
  readonly publishedOn?: string;
  readonly expectedRevision?: number;
  readonly dryRun?: boolean;
  readonly reason?: string;
  readonly merge?: boolean;
  readonly resolve?: readonly Resolution[];
}

/**
 * `gongkai import FILE`: reads a report (text, web page or Word document) and records it, or with `--dry-run` only says what would be
 * recorded; tells what it could not place.
 */
export async function importFile(file: string, options: ImportOptions, context: CliContext): Promise<void> {
  const { core, output, json, change } = context;
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new GongkaiError('NOT_FOUND', `${file} can not be read (${error.code ?? error.message}).`, { file });
  });
  const { office, year, scope, publishedOn, expectedRevision, reason } = options;
  const request = {
    source: { name: basename(file), mediaType: 'application/octet-stream', bytes },
    ...(office === undefined ? {} : { officeId: office }),
    ...(year === undefined ? {} : { year }),
    ...(scope === undefined ? {} : { scope }),
    ...(publishedOn === undefined ? {} : { publishedOn }),
  };
  const asked = change({
    reason: reason ?? `Imported from ${basename(file)}`,
    ...(expectedRevision === undefined ? {} : { expectedRevision }),
    ...mergingOf(options),
  });
  if (options.dryRun) {
    const trial = await core.app.tryImport(request, asked);
    if (json) return output.json({ ...trial, dryRun: true });
    const { id, formId, cellsFound, cellsExpected } = trial;
    output.line(
      `Would be imported as ${output.style('bold', id)}: form ${formId}, ${cellsFound} of ${cellsExpected} cells found. Nothing was recorded.`,
    );
    return printLeft(trial, 'with the report they would be kept', output);
  }
  const outcome = await unlessInConflict({ output, json }, () => core.app.importText(request, asked));
  if (!outcome) return;
  if (json) return output.json(outcome);
  const { id, revision, changed, formId, cellsFound, cellsExpected } = outcome;
  const after = mergedAfter(outcome);
  output.line(
    changed
      ? `${output.style('green', 'Imported')} ${output.style('bold', id)}: revision ${revision}, form ${formId}, ${cellsFound} of ${cellsExpected} cells found${after}${publishedOn === undefined ? '' : `, published on ${publishedOn}`}.`
      : `${output.style('bold', id)} says the same already: no revision was made (the last one is ${revision}).`,
  );
  printLeft(outcome, 'kept in the import event', output);
  await printFindings(id, revision, context);
}

/** What is to be known of what was read, and what of it found no place. */
function printLeft({ notes, unplaced }: ImportTrial, where: string, output: Output): void {
  for (const note of notes) output.line(output.style('yellow', note));
  if (unplaced.length === 0) return;
  const lines = unplaced.length === 1 ? '1 line or field' : `${unplaced.length} lines or fields`;
  output.line(output.style('yellow', `${lines} could not be placed; ${where}:`));
  for (const left of unplaced) output.line(`  ${placeInWords(left)}: ${short(left.text, longestLeft)}  (${left.reason})`);
}

async function printFindings(id: string, revision: number, { core, output }: CliContext): Promise<void> {
  const findings = (await core.findings(id, revision, 'import')).filter(({ state }) => state === 'fail');
  if (findings.length > 0) {
    output.line(`${counted(findings.length, 'finding')} (gongkai check ${id}):`);
    for (const { shown, more } of firstOfEach(findings, shownOfEach)) {
      for (const { ruleId, grade, messageZh, messageEn } of shown) output.line(`  ${grade} ${ruleId}: ${messageZh} ${messageEn}`);
      if (more > 0) output.line(output.style('dim', `    and ${more} more of the same`));
    }
  }
}
