import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import type { FileOutcome } from '../../src/cli/import-folder/file-outcome.js';
import { printSummary, summaryOf } from '../../src/cli/import-folder/folder-summary.js';
import { Output } from '../../src/cli/output.js';

function printed(outcomes: readonly FileOutcome[]): string {
  const stdout = new PassThrough();
  const files = outcomes.map(({ file }) => ({ name: file, path: Buffer.from(file) }));
  const found = { files, unreadable: [], others: 0, passedOver: [] };
  const summary = summaryOf('x', found, outcomes, { dryRun: false, listedInVain: [], listedForSeveral: [], seconds: 1 });
  printSummary(summary, new Output(stdout, new PassThrough(), {}));
  return String(stdout.read());
}

const imported = (file: string, cellsFound: number, unplaced: number): FileOutcome => ({
  ...{ file, outcome: 'imported', reportId: `${file}-2023-organ` },
  ...{ cellsFound, cellsExpected: 198, unplaced },
});

test('files that lack cells are listed, those that lack most first; of others with lines that found no place only how many is said', () => {
  expect(printed([imported('a', 198, 2), imported('b', 190, 0), imported('c', 20, 3), imported('d', 198, 0), imported('e', 198, 1)])).toBe(
    [
      '5 files: 5 imported (1.0 s).',
      '2 of them lack cells (gongkai check tells what is wrong):',
      '  c → c-2023-organ: 20 of 198 cells, 3 unplaced',
      '  b → b-2023-organ: 190 of 198 cells, 0 unplaced',
      '2 of them have every cell, and lines that found no place, which the import events keep.',
      '',
    ].join('\n'),
  );
});
