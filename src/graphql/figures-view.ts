import { comparabilityBetween } from '../forms/comparabilities.js';
import type { ComparabilityGrade } from '../forms/comparability.js';
import { compareFigures } from '../history/compare-figures.js';
import type { FigureSide } from '../history/figure-side.js';
import type { Version } from '../history/labels.js';

export interface FiguresAsked {
  readonly grade: readonly ComparabilityGrade[] | null;
  readonly changed: boolean | null;
  readonly table: string | null;
}

/** The figures of two reports as the API shows them, of those that are asked for. */
export function figuresView(from: Version, to: Version, { grade, changed, table }: FiguresAsked) {
  return compareFigures(from, to, comparabilityBetween(from.form, to.form))
    .filter((figure) => (grade?.includes(figure.grade) ?? true) && (changed ?? figure.changed) === figure.changed)
    .filter((figure) => table == null || figure.table === table)
    .map(({ label, note, old, new: now, ...rest }) => ({
      ...rest,
      label: label.zh,
      labelEn: label.en,
      noteZh: note?.zh ?? null,
      noteEn: note?.en ?? null,
      old: old && sideView(old),
      new: now && sideView(now),
    }));
}

function sideView({ label, ...rest }: FigureSide) {
  return { ...rest, label: label.zh, labelEn: label.en };
}
