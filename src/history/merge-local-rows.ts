import type { LocalRow, TableContent } from '../forms/content.js';
import type { FormTable } from '../forms/form.js';
import type { LocalRowSide, Sides } from './conflict.js';
import { jsonEqual } from './json-equal.js';
import { mergeCells } from './merge-cells.js';
import { mergeOrder } from './merge-order.js';
import type { Settling } from './settling.js';

type LocalRows = ReadonlyMap<string, LocalRowSide>;

/**
 * Merges the rows that the office added to a table, a row of the base by its key. Rows that both added are one where they have the same
 * label in the same block; else both stay, theirs first, and yours takes another key where theirs has the one it was given.
 */
export function mergeLocalRows(table: string, form: FormTable | null, sides: Sides<TableContent>, settling: Settling): TableContent {
  const theirs = localRowsOf(sides.theirs);
  const [then, given] = [localRowsOf(sides.base), localRowsOf(sides.yours)];
  const added = addedAgain(then, theirs);
  const base = underKeys(then, added);
  const yours = rekeyed(underKeys(underKeys(given, swapped(addedAgain(then, given))), added), base, theirs);
  const rows = new Map<string, LocalRowSide>();
  for (const key of new Set([...base.keys(), ...theirs.keys(), ...yours.keys()])) {
    const [old, now, own] = [base.get(key) ?? null, theirs.get(key) ?? null, yours.get(key) ?? null];
    const row = mergeRow(table, key, form, { base: old, theirs: now, yours: own }, settling);
    if (row) rows.set(key, row);
  }
  const keys = (side: LocalRows) => [...side.keys()].filter((key) => rows.has(key));
  const orders = { base: keys(base), theirs: keys(theirs), yours: keys(yours) };
  const described = (side: readonly string[]) => side.flatMap((key) => localRow(key, rows) ?? []);
  const localRows = mergeOrder(orders) ?? chosenOrder(table, orders, described, settling);
  return { rows: Object.fromEntries([...rows].map(([key, { cells }]) => [key, cells])), localRows: described(localRows) };
}

/** Null where the merge does not have the row. */
function mergeRow(
  table: string,
  key: string,
  form: FormTable | null,
  sides: Sides<LocalRowSide | null>,
  settling: Settling,
): LocalRowSide | null {
  const { base, theirs, yours } = sides;
  if (sameRow(yours, base) || sameRow(yours, theirs)) return theirs;
  if (sameRow(theirs, base)) return yours;
  const sameName = theirs && yours && theirs.label === yours.label && theirs.block === yours.block;
  if (sameName) {
    const block = form?.blocks.find((candidate) => candidate.key === theirs.block);
    const cells = { base: base?.cells ?? null, theirs: theirs.cells, yours: yours.cells };
    return { ...theirs, cells: mergeCells({ table, row: key, block }, cells, settling) };
  }
  return settling.chosen<LocalRowSide | null>({ kind: 'localRow', place: `row/${table}/${key}`, ...sides }, () => theirs);
}

function sameRow(a: LocalRowSide | null, b: LocalRowSide | null): boolean {
  return a === b || (a !== null && b !== null && a.label === b.label && a.block === b.block && jsonEqual(a.cells, b.cells));
}

/** Rows that a side removed and added again under another key: key in the base → key there. They are one row. */
function addedAgain(base: LocalRows, side: LocalRows): ReadonlyMap<string, string> {
  const again = new Map<string, string>();
  const added = [...side].filter(([key]) => !base.has(key));
  for (const [key, row] of base) {
    const index = side.has(key) ? -1 : added.findIndex(([, { label, block }]) => label === row.label && block === row.block);
    const [found] = index < 0 ? [] : added.splice(index, 1);
    if (found) again.set(key, found[0]);
  }
  return again;
}

function swapped(keys: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...keys].map(([from, to]) => [to, from]));
}

function underKeys(rows: LocalRows, keys: ReadonlyMap<string, string>): LocalRows {
  return keys.size === 0 ? rows : new Map([...rows].map(([key, row]) => [keys.get(key) ?? key, row]));
}

/** Your rows, those you added under the keys that they get beside theirs. */
function rekeyed(yours: LocalRows, base: LocalRows, theirs: LocalRows): LocalRows {
  const added = [...theirs].filter(([key]) => !base.has(key));
  const taken = new Set([...base.keys(), ...theirs.keys(), ...yours.keys()]);
  const matched = new Set<string>();
  const result = new Map<string, LocalRowSide>();
  for (const [key, row] of yours) {
    if (base.has(key)) {
      result.set(key, row);
      continue;
    }
    const same = added.find(([other, { label, block }]) => !matched.has(other) && label === row.label && block === row.block);
    const free = theirs.has(key) ? nextKey(row.block, taken) : key;
    if (same) matched.add(same[0]);
    taken.add(free);
    result.set(same?.[0] ?? free, row);
  }
  return result;
}

function nextKey(block: string, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${block}.local${number}`)) number++;
  return `${block}.local${number}`;
}

function chosenOrder(
  table: string,
  orders: Sides<readonly string[]>,
  described: (keys: readonly string[]) => readonly LocalRow[],
  settling: Settling,
): readonly string[] {
  const sides = { base: described(orders.base), theirs: described(orders.theirs), yours: described(orders.yours) };
  const chosen = settling.chosen<readonly LocalRow[]>({ kind: 'rowOrder', place: `table/${table}`, ...sides }, () => sides.theirs);
  const first = chosen.map(({ key }) => key);
  return [...new Set([...first, ...orders.theirs, ...orders.yours])];
}

function localRow(key: string, rows: LocalRows): LocalRow | null {
  const row = rows.get(key);
  return row ? { key, block: row.block, label: row.label } : null;
}

function localRowsOf({ rows, localRows }: TableContent): LocalRows {
  return new Map(localRows.map(({ key, block, label }) => [key, { label, block, cells: rows[key] ?? {} }]));
}
