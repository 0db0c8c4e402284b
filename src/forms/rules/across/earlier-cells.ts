import { comparabilityBetween } from '../../comparabilities.js';
import { type Comparability, type FigureLink, linkOfCell } from '../../comparability.js';
import type { FindingBasis, ReportInForce } from '../../finding.js';
import type { CellId, Form } from '../../form.js';
import { type Sum, sumOf } from '../figure-of.js';

/** What an earlier report says of some cells of this one. */
export interface EarlierSum extends Sum {
  readonly basis: FindingBasis;
}

/** @returns null where the two forms do not have the figure in common, exactly or as a sum */
export function earlierSum(earlier: ReportInForce, form: Form, cells: readonly CellId[]): EarlierSum | null {
  const there = earlierCells(earlier.form, form, cells);
  if (there === null) return null;
  const sum = sumOf(earlier.content, there);
  return { ...sum, basis: basisOf(earlier, there, sum.value?.toFixed() ?? null) };
}

export function basisOf(
  { reportId, year, edition, revision }: ReportInForce,
  cells: readonly CellId[],
  value: string | null,
): FindingBasis {
  return { reportId, year, edition, revision, cells, value };
}

/** The cells of an earlier form that stand for cells of this one, taken together. Of a split figure, all parts must be among them. */
function earlierCells(earlier: Form, form: Form, cells: readonly CellId[]): readonly CellId[] | null {
  const byCell = linksOf(comparabilityBetween(earlier, form));
  const links = new Set<FigureLink>();
  for (const cell of cells) {
    const link = byCell.get(cell);
    if (!link || (link.grade !== 'exact' && link.grade !== 'derived') || !link.new.every((part) => cells.includes(part))) return null;
    links.add(link);
  }
  return [...links].flatMap((link) => link.old);
}

const known = new WeakMap<Comparability, ReadonlyMap<CellId, FigureLink>>();

function linksOf(comparability: Comparability): ReadonlyMap<CellId, FigureLink> {
  let links = known.get(comparability);
  if (!links) {
    links = linkOfCell(comparability.links, 'new');
    known.set(comparability, links);
  }
  return links;
}
