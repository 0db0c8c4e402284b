import type { FormTable } from '../../forms/form.js';
import { hasFigures } from '../has-figures.js';
import type { SourceLine } from '../lines.js';
import type { ReadTable } from '../read-table.js';
import { readGrid } from './read-grid.js';
import { turned } from './turned.js';

/**
 * Reads a table that stands with its rows as columns, such as the applicants below one another, or the figures of table 4. It is taken for
 * one only where all of its columns have their names so.
 * @returns null where nothing is read in this way
 */
export function readTurned(table: FormTable, lines: readonly SourceLine[]): ReadTable | null {
  if (!table.blocks.every(({ columns }) => columns.length > 1)) return null;
  const read = readGrid(table, turned(lines), { needsHeaders: true });
  return hasFigures(read.content) ? read : null;
}
