import type { FormTable } from '../forms/form.js';
import { withoutCutEnd } from './cut-end.js';
import { readGrid } from './grid/read-grid.js';
import { readTurned } from './grid/read-turned.js';
import { textGrid, withoutGridPlaces } from './grid/text-grid.js';
import { hasFigures } from './has-figures.js';
import { fieldsOfLine, type SourceLine } from './lines.js';
import { type ReadTable, readTable } from './read-table.js';

/**
 * A table is read by its cells where the source has any of its rows in cells, else by its lines; and by its labels the other way round where
 * nothing is read so.
 */
export function readOne(table: FormTable, lines: readonly SourceLine[]): ReadTable {
  const isGrid = lines.some(({ cells }) => cells);
  const read = isGrid ? readGrid(table, lines) : null;
  const rows = table.blocks.reduce((sum, block) => sum + block.rows.length, 0);
  const isThere = read !== null && read.notes.filter(({ kind }) => kind === 'rowMissing').length < rows;
  if (isThere && hasFigures(read.content)) return read;
  const other = isGrid ? readTurned(table, lines) : null;
  if (other) return other;
  if (isThere) return read;
  if (isGrid) return byLines(table, lines);
  const whole = withoutCutEnd(lines);
  const found = byText(table, whole.lines);
  return { ...found, unplaced: [...found.unplaced, ...whole.unplaced] };
}

/** The lines of a text are the rows of a grid where all of them have as many fields, with blank ones for joined cells. */
function byText(table: FormTable, lines: readonly SourceLine[]): ReadTable {
  const grid = textGrid(lines);
  const asGrid = grid ? readGrid(table, grid) : null;
  if (asGrid && hasFigures(asGrid.content)) return withoutGridPlaces(asGrid);
  const asLines = readTable(table, lines);
  const turned = grid && !hasFigures(asLines.content) ? readTurned(table, grid) : null;
  return turned ? withoutGridPlaces(turned) : asLines;
}

function byLines(table: FormTable, lines: readonly SourceLine[]): ReadTable {
  const whole = withoutCutEnd(lines.map(asText));
  const read = readTable(table, whole.lines);
  return { ...read, unplaced: [...read.unplaced, ...whole.unplaced] };
}

/** A row as a line of text, its fields ended by bars. */
function asText(line: SourceLine): SourceLine {
  if (!line.cells) return line;
  return {
    number: line.number,
    text: fieldsOfLine(line)
      .map((field) => `${field.replaceAll('|', ' ')} |`)
      .join(' '),
  };
}
