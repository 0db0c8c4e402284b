import type { Cell, CellState } from '../forms/cell.js';
import type { CellId, Form } from '../forms/form.js';
import { cellAt } from '../forms/layout.js';
import { type Label, type LabelPath, tableLabel, type Version } from './labels.js';
import { joined, spokenColumnPath, spokenRowPath } from './spoken.js';
import { Exact, inUnit } from './units.js';

/** A figure as one of two reports has it: a cell, or the sum of several. */
export interface FigureSide {
  readonly cells: readonly CellId[];
  /** What this report's form calls it, on one line: "表三 本年新收政府信息公开申请数量 自然人". */
  readonly label: Label;
  /** The text as given; null for a sum. */
  readonly raw: string | null;
  /** Of a sum: what the first cell without a figure is, text before blank. */
  readonly state: CellState;
  /** Exact decimal; null when a cell of it has no figure: a blank is not 0. */
  readonly value: string | null;
  readonly unit: string;
  /** Its cells that have no figure. */
  readonly missing: readonly CellId[];
  /** Its cells in which nothing is written. */
  readonly blank: readonly CellId[];
}

/** Null when the form has no such figure. */
export function figureSide(version: Version, ids: readonly CellId[]): FigureSide | null {
  const cells = ids.map((id) => ({ id, cell: cellAt(version.content, id) ?? blank }));
  const [only] = cells;
  if (!only) return null;
  const missing = cells.flatMap(({ id, cell }) => (cell.value === null ? [id] : []));
  const empty = cells.flatMap(({ id, cell }) => (cell.state === 'blank' ? [id] : []));
  const label = labelOf(version, ids);
  if (cells.length === 1) {
    const { raw, state, value, unit } = only.cell;
    return { cells: ids, label, raw, state, value, unit, missing, blank: empty };
  }
  const { unit } = only.cell;
  const value = missing.length > 0 ? null : sum(cells.map(({ cell }) => inUnit(cell.value ?? '', cell.unit, unit)));
  return { cells: ids, label, raw: null, state: stateOfSum(value, cells), value, unit, missing, blank: empty };
}

const blank: Cell = { raw: '', state: 'blank', value: null, unit: '' };

/** Null when the units of the summands can not be converted into each other. */
function sum(summands: readonly (InstanceType<typeof Exact> | null)[]): string | null {
  let total = new Exact(0);
  for (const each of summands) {
    if (each === null) return null;
    total = total.plus(each);
  }
  return total.toFixed();
}

function stateOfSum(value: string | null, cells: readonly { readonly cell: Cell }[]): CellState {
  if (value !== null) return value === '0' ? 'zero' : 'number';
  const states = cells.map(({ cell }) => cell.state);
  return (['text', 'blank', 'na'] as const).find((state) => states.includes(state)) ?? 'text';
}

/** Labels hang on the form alone, and are dear to make. */
const labels = new WeakMap<Form, Map<string, Label>>();

/** What a form calls the cells together: the headings that all of them stand under, and of a single one its own. */
export function labelOf(version: Version, ids: readonly CellId[]): Label {
  const ofForm = labels.get(version.form) ?? new Map<string, Label>();
  labels.set(version.form, ofForm);
  const key = ids.join('+');
  const label = ofForm.get(key) ?? madeLabel(version, ids);
  ofForm.set(key, label);
  return label;
}

/** The headings that all the cells stand under, and of a single cell its own. */
function madeLabel(version: Version, ids: readonly CellId[]): Label {
  const places = ids.map((id) => {
    const [table = '', row = '', column = ''] = id.split('/');
    return {
      table: tableLabel(version, table) ?? { zh: table, en: table },
      row: spokenRowPath(version, table, row) ?? { zh: [row], en: [row] },
      column: spokenColumnPath(version, table, row, column) ?? { zh: [column], en: [column] },
    };
  });
  const inLanguage = (language: keyof LabelPath) => [
    shared(places.map(({ table }) => [table[language]])).join(' '),
    joined(shared(places.map(({ row }) => row[language]))),
    joined(shared(places.map(({ column }) => column[language]))),
  ];
  return { zh: inLanguage('zh').filter(Boolean).join(' '), en: inLanguage('en').filter(Boolean).join(', ') };
}

function shared(paths: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = paths;
  const end = first.findIndex((step, depth) => paths.some((path) => path[depth] !== step));
  return end < 0 ? first : first.slice(0, end);
}
