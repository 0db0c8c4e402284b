import type { Comparability, ComparabilityGrade, FigureLink } from '../forms/comparability.js';
import type { CellId } from '../forms/form.js';
import { deltaOf } from './delta.js';
import { type FigureSide, figureSide } from './figure-side.js';
import type { Label, Version } from './labels.js';
import { Exact, inUnit } from './units.js';

/** One figure in two reports, also of different forms. */
export interface FigureComparison {
  /** The cell it is called by: of the newer report, else of the older; of a sum and a cell, the cell. */
  readonly id: CellId;
  readonly table: string;
  /** What the newer report's form calls it, else the older's. */
  readonly label: Label;
  /** Null when the older report's form has no such figure. */
  readonly old: FigureSide | null;
  readonly new: FigureSide | null;
  readonly grade: ComparabilityGrade;
  /** What to tell whoever compares the two. */
  readonly note: Label | null;
  /** New less old, exact, in the new side's unit; null across grade `none`, and where either has no figure. */
  readonly delta: string | null;
  /**
   * The delta as a share of the old figure ("0.25": a quarter more), rounded to six places. Null where there is no delta, and where
   * the old figure is not above zero.
   */
  readonly growthRate: string | null;
  /** Whether the two say different things; false across grade `none`, where that can not be said. */
  readonly changed: boolean;
}

/** Every figure that either form has, once, in the order of reading. Local rows are an office's own, and not among them. */
export function compareFigures(from: Version, to: Version, { links }: Comparability): FigureComparison[] {
  return links.map((link) => compareFigure(link, figureSide(from, link.old), figureSide(to, link.new)));
}

function compareFigure(link: FigureLink, old: FigureSide | null, now: FigureSide | null): FigureComparison {
  const { grade, note } = link;
  const id = nameOf(link);
  const delta = grade === 'none' ? null : deltaOf(old, now);
  return {
    id,
    table: id.split('/', 1)[0] ?? '',
    label: (now ?? old)?.label ?? { zh: id, en: id },
    old,
    new: now,
    grade,
    note,
    delta,
    growthRate: old && now && delta !== null ? growthRate(old, now, delta) : null,
    changed: grade !== 'none' && old !== null && now !== null && (delta === null ? !saysTheSame(old, now) : delta !== '0'),
  };
}

function nameOf({ old, new: now }: FigureLink): CellId {
  const [only] = now.length === 1 ? now : old.length === 1 ? old : [now.length > 0 ? now.join('+') : old.join('+')];
  return only ?? '';
}

const places = 6;

function growthRate(old: FigureSide, now: FigureSide, delta: string): string | null {
  const before = old.value === null ? null : inUnit(old.value, old.unit, now.unit);
  if (before === null || before.lessThanOrEqualTo(0)) return null;
  return new Exact(delta).div(before).toDecimalPlaces(places, Exact.ROUND_HALF_UP).toFixed();
}

/** Of sides that are not both figures of one kind. Of cells that have no sum, the ones may be written and the others not. */
function saysTheSame(old: FigureSide, now: FigureSide): boolean {
  return (
    old.state === now.state &&
    old.value === now.value &&
    old.unit === now.unit &&
    (old.state !== 'text' || old.raw === now.raw) &&
    isBlank(old) === isBlank(now) &&
    hasNoFigure(old) === hasNoFigure(now)
  );
}

function isBlank({ cells, blank }: FigureSide): boolean {
  return blank.length === cells.length;
}

function hasNoFigure({ cells, missing }: FigureSide): boolean {
  return missing.length === cells.length;
}
