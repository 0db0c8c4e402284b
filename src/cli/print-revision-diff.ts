import type { RevisionDiff } from '../app/revision-diff.js';
import type { CarriedOver } from '../history/carried-over/carried-over.js';
import type { FigureComparison } from '../history/compare-figures.js';
import { type FindingDiff, findingLine } from '../history/diff-findings.js';
import { metadataLine } from '../history/diff-metadata.js';
import type { SummaryLine } from '../history/summary-line.js';
import type { Output } from './output.js';
import { printComparison } from './print-comparison.js';
import { printDiff } from './print-diff.js';
import { type PointsTold, printPoints } from './print-points.js';

export interface DiffTold {
  readonly compared: PointsTold;
  readonly difference: RevisionDiff;
  readonly findings: readonly FindingDiff[];
  /** What is compared besides where the two are not of one report. */
  readonly across: { readonly figures: readonly FigureComparison[]; readonly carriedOver: CarriedOver } | null;
}

/** A diff with all that belongs to it: the points, status and edition, what each side says, and the findings. */
export function printRevisionDiff({ compared, difference, findings, across }: DiffTold, passages: number, output: Output): void {
  printPoints(compared, output);
  for (const change of difference.metadata) {
    if (change.field === 'title') continue;
    const { zh, en } = metadataLine(change);
    output.line(`${output.style('cyan', zh)}  ${output.style('dim', en)}`);
  }
  if (across) printComparison({ difference, ...across }, passages, output);
  else printDiff(difference, output);
  for (const finding of findings) {
    const { zh, en } = findingLine(finding);
    output.line(`${output.style(finding.kind === 'went' ? 'green' : 'red', zh)}  ${output.style('dim', en)}`);
  }
}

/** A line for each change. */
export function printSummary(lines: readonly SummaryLine[], output: Output): void {
  if (lines.length === 0) output.line('No difference.');
  else for (const { zh, en } of lines) output.line(`${zh}  ${output.style('dim', en)}`);
}
