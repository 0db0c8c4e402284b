import type { Cell } from '../forms/cell.js';
import type { CellId } from '../forms/form.js';
import { cellId } from '../forms/layout.js';
import { deltaOf } from './delta.js';
import { blockOf, columnLabel, type LabelPath, localRow, rowLabel, type Version } from './labels.js';
import { diffSequences } from './sequence-diff.js';

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
  /** `moved`: it stands in another place, and nothing else of it changed. */
  readonly kind: 'changed' | 'added' | 'removed' | 'moved';
  readonly table: string;
  readonly row: string;
  readonly rowLabel: LabelPath;
  /** Whether the office added the row to the form. */
  readonly local: boolean;
  /** The cells that differ, in the form's order; of a row added or removed, all that it has. */
  readonly cells: readonly CellDiff[];
  /** A local row's label where it was changed, else null. */
  readonly relabelled: { readonly old: string; readonly new: string } | null;
  /** Whether a local row was moved among those that both versions have, changed or not. */
  readonly moved: boolean;
}

/**
 * Compares one row, its cells matched by column. Where a cell came from (its line in an imported source) is no part of what the report
 * says and makes no difference here. Null when nothing a reader sees differs.
 * @param moves the table's {@link movedRows}
 */
export function diffRow(from: Version, to: Version, table: string, row: string, moves: ReadonlySet<string>): RowDiff | null {
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
  const moved = oldLocal !== null && newLocal !== null && (oldLocal.block !== newLocal.block || moves.has(row));
  const same = cells.length === 0 && relabelled === null;
  const kind = !old ? 'added' : !now ? 'removed' : same && moved ? 'moved' : 'changed';
  if (kind === 'changed' && same) return null;
  return { kind, table, row, rowLabel: label, local: (newLocal ?? oldLocal) !== null, cells, relabelled, moved };
}

/** Columns of the row in the order of the newer form, then those that only the older has. */
function columnsOfBoth(from: Version, to: Version, table: string, row: string): string[] {
  const ofForm = [to, from].flatMap((version) => blockOf(version, table, row)?.columns.map(({ key }) => key) ?? []);
  const present = [to, from].flatMap(({ content }) => Object.keys(content.tables[table]?.rows[row] ?? {}));
  return [...new Set([...ofForm, ...present])];
}

/** Local rows of a table that were moved: as few as can be, since a row that others passed keeps its place. */
export function movedRows(from: Version, to: Version, table: string): ReadonlySet<string> {
  const [old, now] = [localKeys(from, table), localKeys(to, table)];
  const [oldKeys, newKeys] = [new Set(old), new Set(now)];
  const kept = old.filter((key) => newKeys.has(key));
  const { hunks } = diffSequences(
    kept,
    now.filter((key) => oldKeys.has(key)),
  );
  return new Set(hunks.flatMap(({ fromStart, fromEnd }) => kept.slice(fromStart, fromEnd)));
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
