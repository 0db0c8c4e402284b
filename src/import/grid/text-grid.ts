import type { GridCell, SourceLine } from '../lines.js';
import { fieldsOf } from '../lines.js';
import { isPrintedWord } from '../printed-words.js';
import type { ReadTable } from '../read-table.js';

/**
 * The lines of a text as the rows of a grid, where all have as many fields; a word of the form alone on its line stands over all columns.
 * Other lines of one field are paragraphs.
 * @returns null where the lines are of no grid
 */
export function textGrid(lines: readonly SourceLine[]): SourceLine[] | null {
  const rows = lines.map((line) => ({ line, fields: fieldsIn(line.text) }));
  const width = Math.max(...rows.map(({ fields }) => fields.length));
  if (width < 2 || rows.some(({ fields }) => fields.length > 1 && fields.length !== width)) return null;
  let row = 0;
  return rows.map(({ line, fields }) => {
    const [only = ''] = fields;
    if (fields.length === 1 && !isPrintedWord(only)) return line;
    row++;
    const columns = fields.length === 1 ? width : 1;
    const cells = fields.map(
      (text, column): GridCell => ({
        text,
        line: line.number,
        at: { table: 1, row, column: column + 1 },
        column,
        columns,
        rows: 1,
        inherited: false,
      }),
    );
    return { ...line, cells };
  });
}

/** A text has lines, and neither tables nor columns to name. */
export function withoutGridPlaces(read: ReadTable): ReadTable {
  const rows = Object.entries(read.content.rows).map(([row, cells]) => [
    row,
    Object.fromEntries(
      Object.entries(cells).map(([column, { source, ...cell }]) => [column, source ? { ...cell, source: { line: source.line } } : cell]),
    ),
  ]);
  return {
    ...read,
    content: { ...read.content, rows: Object.fromEntries(rows) },
    unplaced: read.unplaced.map(({ line, text, reason }) => ({ line, text, reason })),
  };
}

/** The bar that ends a line has no field after it. */
function fieldsIn(text: string): string[] {
  const fields = fieldsOf(text).map((field) => field.trim());
  return fields.length > 1 && fields.at(-1) === '' && /[|｜│┃]\s*$/.test(text) ? fields.slice(0, -1) : fields;
}
