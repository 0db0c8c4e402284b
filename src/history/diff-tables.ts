import type { Cell } from '../forms/cell.js';
import type { CellId } from '../forms/form.js';
import { cellId } from '../forms/layout.js';
import { deltaOf } from './delta.js';
import { blockOf, columnLabel, type LabelPath, localRow, rowLabel, type Version } from './labels.js';

/** What became of one cell. */
export interface CellDiff {
  readonly cell: CellId;
  readonly row: string;
  readonly column: string;
  readonly rowLabel: LabelPath;
  readonly columnLabel: LabelPath;
  /** Null when only the newer version has the cell: then it was added. */
  readonly old: Cell | null;
  /** Null when only the older version has the cell: then it was removed. */
  readonly new: Cell | null;
  /** New less old, an exact decimal in the new cell's unit; null when either is no figure or their units can not be converted. */
  readonly delta: string | null;
}

/** What became of one row of a table. */
export interface RowDiff {
  readonly kind: 'changed' | 'added' | 'removed';
  readonly table: string;
  readonly row: string;
  readonly rowLabel: LabelPath;
  /** Whether the office added the row to the form. */
  readonly local: boolean;
  /** The cells that differ, in the form's order; of a row added or removed, all that it has. */
  readonly cells: readonly CellDiff[];
  /** A local row's label where it was changed, else null. */
  readonly relabelled: { readonly old: string; readonly new: string } | null;
  /** Whether a local row stands in another place among those that both versions have. */
  readonly moved: boolean;
}

/**
 * Compares one row, its cells matched by column. Where a cell came from (its line in an imported source) is no part of what the report
 * says and makes no difference here. Null when nothing a reader sees differs.
 */
export function diffRow(from: Version, to: Version, table: string, row: string): RowDiff | null {
  const [old, now] = [from.content.tables[table]?.rows[row], to.content.tables[table]?.rows[row]];
  if (!old && !now) return null;
  const [oldLocal, newLocal] = [localRow(from, table, row), localRow(to, table, row)];
  const label = rowLabel(to, table, row) ?? rowLabel(from, table, row) ?? bare(row);
  const cells = columnsOfBoth(from, to, table, row).flatMap((column): CellDiff[] => {
    const [oldCell, newCell] = [old?.[column] ?? null, now?.[column] ?? null];
    if (oldCell === newCell || (oldCell && newCell && saysTheSame(oldCell, newCell))) return [];
    const heading = columnLabel(to, table, row, column) ?? columnLabel(from, table, row, column) ?? bare(column);
    const delta = deltaOf(oldCell, newCell);
    return [{ cell: cellId(table, row, column), row, column, rowLabel: label, columnLabel: heading, old: oldCell, new: newCell, delta }];
  });
  const relabelled = oldLocal && newLocal && oldLocal.label !== newLocal.label ? { old: oldLocal.label, new: newLocal.label } : null;
  const moved = oldLocal !== null && newLocal !== null && (oldLocal.block !== newLocal.block || changedPlace(from, to, table, row));
  const kind = !old ? 'added' : !now ? 'removed' : 'changed';
  if (kind === 'changed' && cells.length === 0 && relabelled === null && !moved) return null;
  return { kind, table, row, rowLabel: label, local: (newLocal ?? oldLocal) !== null, cells, relabelled, moved };
}

/** Columns of the row in the order of the newer form, then those that only the older has. */
function columnsOfBoth(from: Version, to: Version, table: string, row: string): string[] {
  const ofForm = [to, from].flatMap((version) => blockOf(version, table, row)?.columns.map(({ key }) => key) ?? []);
  const present = [to, from].flatMap(({ content }) => Object.keys(content.tables[table]?.rows[row] ?? {}));
  return [...new Set([...ofForm, ...present])];
}

/** A row that only moved up because one above it was removed has not changed its place. */
function changedPlace(from: Version, to: Version, table: string, row: string): boolean {
  const [old, now] = [localKeys(from, table), localKeys(to, table)];
  return old.filter((key) => now.includes(key)).indexOf(row) !== now.filter((key) => old.includes(key)).indexOf(row);
}

function localKeys({ content }: Version, table: string): string[] {
  return content.tables[table]?.localRows.map(({ key }) => key) ?? [];
}

function bare(key: string): LabelPath {
  return { zh: [key], en: [key] };
}

/** Where a cell was read from is no part of what it says. */
export function saysTheSame(a: Cell, b: Cell): boolean {
  return a.raw === b.raw && a.state === b.state && a.value === b.value && a.unit === b.unit;
}
