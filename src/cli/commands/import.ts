import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { GongkaiError } from '../../errors.js';
import { placeInWords } from '../../forms/source-place.js';
import { short } from '../../history/spoken.js';
import type { Resolution } from '../../reports/resolutions.js';
import type { CliContext } from '../cli-context.js';
import { firstOfEach } from '../first-of-each.js';
import { mergedAfter, mergingOf, unlessInConflict } from '../merging.js';

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
  readonly reason?: string;
  readonly merge?: boolean;
  readonly resolve?: readonly Resolution[];
}

/** `gongkai import FILE`: reads a report (text, web page or Word document) and records it; tells what it could not place. */
export async function importFile(file: string, options: ImportOptions, { core, output, json, change }: CliContext): Promise<void> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new GongkaiError('NOT_FOUND', `${file} can not be read (${error.code ?? error.message}).`, { file });
  });
  const { office, year, scope, publishedOn, expectedRevision, reason } = options;
  const outcome = await unlessInConflict({ output, json }, () =>
    core.app.importText(
      {
        source: { name: basename(file), mediaType: 'application/octet-stream', bytes },
        ...(office === undefined ? {} : { officeId: office }),
        ...(year === undefined ? {} : { year }),
        ...(scope === undefined ? {} : { scope }),
        ...(publishedOn === undefined ? {} : { publishedOn }),
      },
      change({
        reason: reason ?? `Imported from ${basename(file)}`,
        ...(expectedRevision === undefined ? {} : { expectedRevision }),
        ...mergingOf(options),
      }),
    ),
  );
  if (!outcome) return;
  if (json) {
    output.json(outcome);
    return;
  }
  const { id, revision, changed, formId, cellsFound, cellsExpected, unplaced, notes } = outcome;
  const after = mergedAfter(outcome);
  output.line(
    changed
      ? `${output.style('green', 'Imported')} ${output.style('bold', id)}: revision ${revision}, form ${formId}, ${cellsFound} of ${cellsExpected} cells found${after}${publishedOn === undefined ? '' : `, published on ${publishedOn}`}.`
      : `${output.style('bold', id)} says the same already: no revision was made (the last one is ${revision}).`,
  );
  for (const note of notes) output.line(output.style('yellow', note));
  if (unplaced.length > 0) {
    output.line(
      output.style(
        'yellow',
        `${unplaced.length} line${unplaced.length === 1 ? '' : 's'} or field${unplaced.length === 1 ? '' : 's'} could not be placed; kept in the import event:`,
      ),
    );
    for (const left of unplaced) output.line(`  ${placeInWords(left)}: ${short(left.text, longestLeft)}  (${left.reason})`);
  }
  const findings = (await core.findings(id, revision, 'import')).filter(({ state }) => state === 'fail');
  if (findings.length > 0) {
    output.line(`${findings.length} finding${findings.length === 1 ? '' : 's'} (gongkai check ${id}):`);
    for (const { shown, more } of firstOfEach(findings, shownOfEach)) {
      for (const { ruleId, grade, messageZh, messageEn } of shown) output.line(`  ${grade} ${ruleId}: ${messageZh} ${messageEn}`);
      if (more > 0) output.line(output.style('dim', `    and ${more} more of the same`));
    }
  }
}
