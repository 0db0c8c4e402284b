import { type ResolvedPoint, resolvePoint } from '../../app/resolve-point.js';
import { comparabilityBetween } from '../../forms/comparabilities.js';
import { stockPhrases } from '../../forms/stock-phrases.js';
import { carriedOver } from '../../history/carried-over/carried-over.js';
import { compareFigures } from '../../history/compare-figures.js';
import { contentPatch } from '../../history/content-patch.js';
import { diffReports } from '../../history/diff-reports.js';
import { relationOf } from '../../history/relation.js';
import type { CliContext } from '../cli-context.js';
import { parsePoints } from '../point.js';
import { printComparison } from '../print-comparison.js';
import { printDiff } from '../print-diff.js';
import { printPoints } from '../print-points.js';
import { versionOf } from '../version-of.js';

export interface DiffOptions {
  readonly patch?: boolean;
  /** How many passages are printed of each section. */
  readonly passages: number;
}

/** `gongkai diff POINT …`: two points of a report, or two reports with their figures by grade and the text carried over. */
export function diff(texts: readonly string[], { patch, passages }: DiffOptions, { core, output, json }: CliContext): void {
  const [from, to] = parsePoints(texts, new Date().toISOString()).map((point) => resolvePoint(core.app.queries, point));
  if (!from || !to) return;
  const [old, now] = [versionOf(core, from.report.id, from.revision.revision), versionOf(core, to.report.id, to.revision.revision)];
  if (patch) {
    output.json(contentPatch(old.content, now.content));
    return;
  }
  const comparability = comparabilityBetween(old.form, now.form);
  const difference = diffReports(old, now, comparability);
  const compared = { from: told(from), to: told(to), relation: relationOf(from.report, to.report) };
  const across = from.report.id !== to.report.id && {
    figures: compareFigures(old, now, comparability),
    carriedOver: carriedOver(old, now, stockPhrases()),
  };
  if (json) {
    output.json({ ...compared, ...difference, ...(across || {}) });
    return;
  }
  printPoints(compared, output);
  if (across) printComparison({ difference, ...across }, passages, output);
  else printDiff(difference, output);
}

function told({ report, revision }: ResolvedPoint) {
  return { report: report.id, revision: revision.revision, edition: revision.edition ?? 0, at: revision.at };
}
