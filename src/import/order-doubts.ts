import type { ReportContent } from '../forms/content.js';
import type { CellId, Form, FormRule } from '../forms/form.js';
import { cellAt, tableOf } from '../forms/layout.js';
import { comparisonsOf } from '../forms/rules/equations.js';
import { textOf } from '../forms/rules/rule-parameters.js';
import type { ImportNote } from './import-note.js';

/** The figures of an equation in one place, those of its left side first. */
type Figures = readonly number[];

/** So many places in which a sum does not hold tell as much as one with several addends. */
const fewestBroken = 3;

/**
 * Notes for tables whose sums do not hold as they were read, and all hold where others of their columns or rows are taken for the sums: then
 * these may stand in another order than their labels say, or than the form has them. Which is meant can not be told, so nothing is changed.
 */
export function orderDoubts(form: Form, content: ReportContent): ImportNote[] {
  return form.rules.filter(({ kind }) => kind === 'equation').flatMap((rule) => doubtOf(form, rule, content) ?? []);
}

function doubtOf(form: Form, rule: FormRule, content: ReportContent): ImportNote | null {
  const comparisons = comparisonsOf(form, rule);
  const [first] = comparisons;
  const table = first && tableOf(form, first.subject.split('/')[0] ?? '');
  if (!first || !table || comparisons.some(({ minus, lastYear }) => minus.length + lastYear.length > 0)) return null;
  const places = comparisons
    .flatMap(({ left, right }) => figuresAt(content, [...left, ...right]) ?? [])
    .filter((figures) => figures.some((figure) => figure !== 0));
  const sums = first.left.map((_, index) => index);
  const broken = places.filter((figures) => !holds(figures, sums));
  // A sum that is wrong in one of many places is a fault of the report, and not of its order; two figures that are the same are no sum.
  if (broken.length < places.length / 2 || !(broken.length >= fewestBroken || broken.some(isTelling))) return null;
  const width = first.left.length + first.right.length;
  if (!choices(width, sums.length).some((other) => other.join() !== sums.join() && places.every((figures) => holds(figures, other))))
    return null;
  return {
    kind: 'orderDoubtful',
    message: `In “${table.label}” sums do not hold as it was read (${textOf(rule, 'zh') ?? rule.id}), and all would if its columns or rows stood in another order. Compare its headers and labels with the source.`,
  };
}

/** Null where one of the cells says something else than a figure; a blank counts as 0. */
function figuresAt(content: ReportContent, cells: readonly CellId[]): Figures[] | null {
  const figures: number[] = [];
  for (const id of cells) {
    const cell = cellAt(content, id);
    const value = Number(cell?.value ?? (cell?.state === 'blank' ? 0 : Number.NaN));
    if (!Number.isSafeInteger(value)) return null;
    figures.push(value);
  }
  return [figures];
}

function holds(figures: Figures, sums: readonly number[]): boolean {
  let difference = 0;
  for (const [index, figure] of figures.entries()) difference += sums.includes(index) ? figure : -figure;
  return difference === 0;
}

function isTelling(figures: Figures): boolean {
  return figures.filter((figure) => figure !== 0).length >= 3;
}

/** All ways to choose so many of the first numbers, in rising order. */
function choices(width: number, count: number, from = 0): number[][] {
  if (count === 0) return [[]];
  const all: number[][] = [];
  for (let first = from; first < width; first++) for (const rest of choices(width, count - 1, first + 1)) all.push([first, ...rest]);
  return all;
}
