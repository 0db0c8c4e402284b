import type { Comparability } from '../forms/comparability.js';
import { finished, type Steps } from '../steps.js';
import { compareFigures, type FigureComparison } from './compare-figures.js';
import { type ContentDiff, summaryTold } from './content-diff.js';
import { diffContentsSteps } from './diff.js';
import { figureLine, notComparableLine } from './figure-lines.js';
import type { Version } from './labels.js';
import { summaryLines } from './summary.js';
import type { SummaryLine } from './summary-line.js';

/**
 * Compares two revisions of a report, or two reports. Where the forms differ the summary speaks of figures by what they stand for, and
 * not of the rows and columns that only one form has; the parts are those of `diffContents`.
 */
export function diffReports(from: Version, to: Version, comparability: Comparability): ContentDiff {
  return finished(diffReportsSteps(from, to, comparability));
}

/** The same, pausing now and then: with long texts it takes up to a second. */
export function* diffReportsSteps(from: Version, to: Version, comparability: Comparability): Steps<ContentDiff> {
  const diff = yield* diffContentsSteps(from, to);
  if (from.form.id === to.form.id) return diff;
  return { ...diff, ...summaryTold(summaryAcrossForms(diff, from, to, compareFigures(from, to, comparability))) };
}

function summaryAcrossForms({ parts }: ContentDiff, from: Version, to: Version, figures: readonly FigureComparison[]): SummaryLine[] {
  const said = parts.filter((part) => part.what !== 'row' || part.local);
  const lines = said.filter(({ what }) => what !== 'row').flatMap((part) => summaryLines(part, from, to));
  const local = said.filter(({ what }) => what === 'row').flatMap((part) => summaryLines(part, from, to));
  const notComparable = figures.filter(({ grade }) => grade === 'none').length;
  return [
    ...lines,
    ...local,
    ...figures.filter(({ changed }) => changed).map(figureLine),
    ...(notComparable > 0 ? [notComparableLine(notComparable)] : []),
  ];
}
