import { type ResolvedPoint, resolvePoint } from '../../app/resolve-point.js';
import { diffRevisions, findingsBetween, type RevisionDiff, unifiedBetween, wholeSummary } from '../../app/revision-diff.js';
import { versionAt } from '../../app/version-at.js';
import { GongkaiError } from '../../errors.js';
import { comparabilityBetween } from '../../forms/comparabilities.js';
import { stockPhrases } from '../../forms/stock-phrases.js';
import { carriedOver } from '../../history/carried-over/carried-over.js';
import { compareFigures } from '../../history/compare-figures.js';
import { contentPatch } from '../../history/content-patch.js';
import type { FindingDiff } from '../../history/diff-findings.js';
import { relationOf } from '../../history/relation.js';
import { bounded } from '../../history/summary-line.js';
import type { CliContext } from '../cli-context.js';
import { parsePoints } from '../point.js';
import { printRevisionDiff, printSummary } from '../print-revision-diff.js';
import { printUnified } from '../print-unified.js';

export interface DiffOptions {
  readonly patch?: boolean;
  readonly unified?: boolean;
  /** Lines before and after each change of unified text. Default: 3. */
  readonly context?: number;
  readonly summary?: boolean;
  /** How many passages are printed of each section. */
  readonly passages: number;
}

/**
 * `gongkai diff POINT …`: two points of a report, or two reports with their figures by grade and the text carried over.
 * @throws {GongkaiError} BAD_INPUT, NOT_FOUND
 */
export async function diff(texts: readonly string[], options: DiffOptions, { core, output, json }: CliContext): Promise<void> {
  if (options.context !== undefined && !options.unified)
    throw new GongkaiError('BAD_INPUT', '--context goes with --unified: name both, or neither.', { option: '--context' });
  const { queries } = core.app;
  const [from, to] = parsePoints(texts, new Date().toISOString()).map((point) => resolvePoint(queries, point));
  if (!from || !to) return;
  const [old, now] = [from, to].map(({ report, revision }) => versionAt(queries, report.id, revision.revision));
  if (!old || !now) return;
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
  const findings = await findingsBetween(old, now, core.findings, 'publication');
  if (options.summary) {
    const lines = bounded(wholeSummary(difference, findings));
    if (json) output.json(lines);
    else printSummary(lines, output);
    return;
  }
  const compared = { from: told(from), to: told(to), relation: relationOf(from.report, to.report) };
  const across = from.report.id === to.report.id ? null : acrossReports(difference);
  if (json) output.json(asData(compared, difference, findings, across));
  else printRevisionDiff({ compared, difference, findings, across }, options.passages, output);
}

function acrossReports({ from, to }: RevisionDiff) {
  return {
    figures: compareFigures(from, to, comparabilityBetween(from.form, to.form)),
    carriedOver: carriedOver(from, to, stockPhrases()),
  };
}

function asData(
  { from, to, relation }: { from: object; to: object; relation: object },
  difference: RevisionDiff,
  findings: readonly FindingDiff[],
  across: ReturnType<typeof acrossReports> | null,
): object {
  return {
    ...difference,
    from: { ...from, metadata: difference.from.metadata },
    to: { ...to, metadata: difference.to.metadata },
    relation,
    findings,
    ...across,
  };
}

function told({ report, revision }: ResolvedPoint) {
  return { report: report.id, revision: revision.revision, edition: revision.edition ?? 0, at: revision.at };
}
