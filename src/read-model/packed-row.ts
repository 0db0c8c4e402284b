import type { Cell, CellState, SourcePlace, TablePlace } from '../forms/cell.js';
import type { RowPart } from '../history/parts.js';

/**
 * A row without what all rows of its kind have in common. Most of a row as JSON is the names of its columns and members, and what
 * the raw text says by itself; an edit of one cell stores its whole row, so history is as small as a row is.
 */
export interface PackedRow {
  /** Key and unit of each column, in the order of the keys, as JSON: the same text for nearly all rows of a table. */
  readonly columns: string;
  /**
   * `[cells, lines?, local?, tables?]` as JSON. `lines` is `[least, …]` with each cell's line less that, or null where it has none;
   * `tables` has where each cell stood in a table of its source, less where the cell before it did, or null.
   */
  readonly body: string;
}

/** The raw text where it is its own value, or blank; else with the state, and the value where there is one. */
type PackedCell = string | readonly [raw: string, state: CellState] | readonly [raw: string, state: CellState, value: string];
type PackedLines = readonly [least: number, ...beyond: (number | null)[]];
type PackedAt = readonly [table: number, row: number, column: number];

/** Null for a row that says more than can be packed: it is kept as it is. */
export function packRow(part: RowPart): PackedRow | null {
  const keys = Object.keys(part.cells).sort();
  const columns: [string, string][] = [];
  const cells: PackedCell[] = [];
  const lines: (number | null)[] = [];
  for (const key of keys) {
    const cell = part.cells[key] as Cell;
    if (!isPlain(cell)) return null;
    columns.push([key, cell.unit]);
    cells.push(packCell(cell));
    lines.push(cell.source?.line ?? null);
  }
  const known = lines.filter((line) => line !== null);
  const least = Math.min(...known);
  const packedLines: PackedLines | null = known.length === 0 ? null : [least, ...lines.map((line) => line && line - least)];
  const members = [cells, packedLines, part.local ?? null, packAts(keys.map((key) => part.cells[key]?.source?.at ?? null))];
  while (members.at(-1) === null) members.pop();
  return { columns: JSON.stringify(columns), body: JSON.stringify(members) };
}

export function unpackRow({
  columns,
  body,
}: {
  readonly columns: readonly (readonly [key: string, unit: string])[];
  readonly body: string;
}): RowPart {
  const [packed, lines, local, tables] = JSON.parse(body) as [
    PackedCell[],
    PackedLines | null | undefined,
    RowPart['local'] | null,
    (PackedAt | null)[] | undefined,
  ];
  const ats = unpackAts(tables ?? []);
  const cells: Record<string, Cell> = {};
  for (let i = 0; i < columns.length; i++) {
    const [key, unit] = columns[i] as readonly [string, string];
    const beyond = lines?.[i + 1] ?? null;
    const line = beyond === null || !lines ? null : lines[0] + beyond;
    cells[key] = unpackCell(packed[i] as PackedCell, unit, line === null ? null : placeOf(line, ats[i] ?? null));
  }
  return local ? { kind: 'row', cells, local } : { kind: 'row', cells };
}

function packCell({ raw, state, value }: Cell): PackedCell {
  if (state === ownState(raw) && value === ownValue(raw)) return raw;
  return value === null ? [raw, state] : [raw, state, value];
}

function unpackCell(packed: PackedCell, unit: string, source: SourcePlace | null): Cell {
  const [raw, state, value] =
    typeof packed === 'string' ? [packed, ownState(packed), ownValue(packed)] : [packed[0], packed[1], packed[2] ?? null];
  return source === null ? { raw, state, value, unit } : { raw, state, value, unit, source };
}

function placeOf(line: number, at: TablePlace | null): SourcePlace {
  return at === null ? { line } : { line, at };
}

function packAts(ats: readonly (TablePlace | null)[]): readonly (PackedAt | null)[] | null {
  let before: TablePlace = { table: 0, row: 0, column: 0 };
  const packed = ats.map((at): PackedAt | null => {
    if (at === null) return null;
    const step: PackedAt = [at.table - before.table, at.row - before.row, at.column - before.column];
    before = at;
    return step;
  });
  return packed.every((at) => at === null) ? null : packed;
}

function unpackAts(packed: readonly (PackedAt | null)[]): (TablePlace | null)[] {
  let before: TablePlace = { table: 0, row: 0, column: 0 };
  return packed.map((step) => {
    if (step === null) return null;
    before = { table: before.table + step[0], row: before.row + step[1], column: before.column + step[2] };
    return before;
  });
}

function ownState(raw: string): CellState {
  return raw === '' ? 'blank' : raw === '0' ? 'zero' : 'number';
}

function ownValue(raw: string): string | null {
  return raw === '' ? null : raw;
}

/** Whether a cell has the members that are packed, and no others. */
function isPlain({ raw, state, value, unit, source, ...others }: Cell): boolean {
  const { line, at, ...places } = source ?? { line: 1 };
  const { table, row, column, ...more } = at ?? { table: 1, row: 1, column: 1 };
  const unknown = [others, places, more].some((members) => Object.keys(members).length > 0);
  return !unknown && [line, table, row, column].every(Number.isSafeInteger);
}
