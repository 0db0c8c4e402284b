import type { Comparability } from '../forms/comparability.js';
import { compareFigures, type FigureComparison } from './compare-figures.js';
import type { ContentDiff } from './content-diff.js';
import { diffContents } from './diff.js';
import { figureLine, notComparableLine } from './figure-lines.js';
import type { Label, Version } from './labels.js';
import { summaryLines } from './summary.js';

/**
 * Compares two revisions of a report, or two reports. Where the forms differ the summary speaks of figures by what they stand for, and
 * not of the rows and columns that only one form has; the parts are those of `diffContents`.
 */
export function diffReports(from: Version, to: Version, comparability: Comparability): ContentDiff {
  const diff = diffContents(from, to);
  if (from.form.id === to.form.id) return diff;
  const lines = summaryAcrossForms(diff, from, to, compareFigures(from, to, comparability));
  return { ...diff, summaryZh: lines.map(({ zh }) => zh), summaryEn: lines.map(({ en }) => en) };
}

function summaryAcrossForms({ parts }: ContentDiff, from: Version, to: Version, figures: readonly FigureComparison[]): Label[] {
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
