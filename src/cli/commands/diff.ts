import { comparedRevision } from '../../app/compared-revision.js';
import { diffRevisions, findingsBetween, type RevisionDiff, unifiedBetween, wholeSummary } from '../../app/revision-diff.js';
import { contentPatch } from '../../history/content-patch.js';
import { type FindingDiff, findingLine } from '../../history/diff-findings.js';
import { metadataLine } from '../../history/diff-metadata.js';
import { bounded } from '../../history/summary-line.js';
import type { CliContext } from '../cli-context.js';
import type { Output } from '../output.js';
import { printDiff } from '../print-diff.js';
import { printUnified } from '../print-unified.js';

export interface DiffOptions {
  readonly patch?: boolean;
  readonly unified?: boolean;
  /** Lines before and after each change of unified text. */
  readonly context?: number;
  readonly summary?: boolean;
}

/** `gongkai diff REPORT FROM TO` */
export async function diff(
  reportId: string,
  from: number,
  to: number,
  options: DiffOptions,
  { core, output, json }: CliContext,
): Promise<void> {
  const { queries } = core.app;
  const [old, now] = [comparedRevision(queries, reportId, from), comparedRevision(queries, reportId, to)];
  if (options.patch) {
    output.json(contentPatch(old.content, now.content));
    return;
  }
  if (options.unified) {
    const text = await unifiedBetween(old, now, options.context);
    if (json) output.json({ unified: text });
    else printUnified(text, output);
    return;
  }
  const difference = await diffRevisions(old, now);
  const findings = findingsBetween(old, now, core.findings, 'publication');
  if (options.summary) printSummary(difference, findings, output, json);
  else if (json) output.json({ ...difference, from: sideOf(old), to: sideOf(now), findings });
  else printAll(difference, findings, output);
}

function sideOf({ reportId, revision, metadata }: RevisionDiff['from']) {
  return { reportId, revision, metadata };
}

function printSummary(difference: RevisionDiff, findings: readonly FindingDiff[], output: Output, json: boolean): void {
  const lines = bounded(wholeSummary(difference, findings));
  if (json) output.json(lines);
  else if (lines.length === 0) output.line('No difference.');
  else for (const { zh, en } of lines) output.line(`${zh}  ${output.style('dim', en)}`);
}

function printAll(difference: RevisionDiff, findings: readonly FindingDiff[], output: Output): void {
  for (const change of difference.metadata) {
    if (change.field === 'title') continue;
    const { zh, en } = metadataLine(change);
    output.line(`${output.style('cyan', zh)}  ${output.style('dim', en)}`);
  }
  if (difference.isEmpty) output.line(difference.metadata.length + findings.length === 0 ? 'No difference.' : 'The content is the same.');
  else printDiff(difference, output);
  for (const finding of findings) {
    const { zh, en } = findingLine(finding);
    output.line(`${output.style(finding.kind === 'went' ? 'green' : 'red', zh)}  ${output.style('dim', en)}`);
  }
}
