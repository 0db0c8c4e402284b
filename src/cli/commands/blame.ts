import { cellsAt, namedCells, paragraphsAt } from '../../app/blamed.js';
import { linesOfCells, linesOfParagraphs } from '../../app/lines.js';
import { blameData } from '../blame-data.js';
import type { Blamed } from '../blamed.js';
import type { CliContext } from '../cli-context.js';
import { printBlame, printLines } from '../print-blame.js';
import { revisionAsked } from '../revision-asked.js';

export interface BlameOptions {
  readonly revision?: number;
  readonly at?: string;
  readonly cell?: readonly string[];
  readonly section?: readonly string[];
  readonly lines?: boolean;
}

/**
 * `gongkai blame REPORT [--revision n | --at instant] [--cell id] [--section key] [--lines]`: who last changed each paragraph and each
 * cell, when and why; with `--lines`, and always for a cell that is named, all that it said before.
 */
export async function blame(reportId: string, options: BlameOptions, { core, output, json }: CliContext): Promise<void> {
  const { queries } = core.app;
  const { revision } = revisionAsked(queries, reportId, options).revision;
  const { cell: named, section: sections, lines = named !== undefined } = options;
  const rest = named === undefined && sections === undefined ? null : [];
  const cells = named ? await namedCells(queries, reportId, revision, named) : rest ? [] : cellsAt(queries, reportId, revision);
  const paragraphs = paragraphsAt(queries, reportId, revision, sections ?? rest);
  const of = { reportId, revision, last: lines ? Number.POSITIVE_INFINITY : 1 };
  const cellLines = await linesOfCells(
    queries,
    cells.map(({ id }) => ({ ...of, cell: id })),
  );
  const paragraphLines = await linesOfParagraphs(
    queries,
    paragraphs.map(({ section, index }) => ({ ...of, section, index })),
  );
  const blamed: Blamed = {
    reportId,
    revision,
    cells: cells.map((cell, index) => ({ cell, line: cellLines[index] ?? [] })),
    paragraphs: paragraphs.map((paragraph, index) => ({ paragraph, line: paragraphLines[index] ?? [] })),
  };
  if (json) output.json(blameData(blamed, lines, queries));
  else if (lines) printLines(blamed, queries, output);
  else printBlame(blamed, queries, output);
}
