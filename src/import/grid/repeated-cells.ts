import type { FormTable } from '../../forms/form.js';
import { headerWords } from '../header-words.js';
import { comparable } from '../label-fit.js';
import { labelWordsOf } from '../label-words.js';
import type { GridCell, SourceLine } from '../lines.js';
import { normalise } from '../normalise.js';
import { isLabelLike } from '../read-row.js';

/** A part of a row, from one column to before another. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Some programs take joined cells apart, and write what they say into each: those are one again. Cells with the same words of the form
 * beside one another are; cells with figures where the header above them is so, and all of them say the same.
 */
export function withoutRepeats(table: FormTable, lines: readonly SourceLine[]): readonly SourceLine[] {
  const named = table.blocks.map(({ columns }) => headerWords(columns));
  const namesOf = (text: string) => named.map((of) => of(comparable(text)));
  const namesOne = (text: string): boolean => namesOf(text).some(({ columns }) => columns.length === 1);
  // 本年新 beside 本年新 are two headers, both cut short.
  const isClear = (text: string): boolean => !namesOf(text).some(({ columns, isUnclear }) => isUnclear || columns.length > 1);
  const { isLabel } = labelWordsOf(table);
  let spans: readonly Span[] = [];
  return lines.map((line) => {
    if (!line.cells) return line;
    const written = new Map(line.cells.map(({ column, columns }) => [column, columns]));
    const cells = joined(line.cells, (before, cell) => isSame(before, cell) && isLabel(cell.text) && isClear(cell.text));
    const own = cells.filter(({ inherited, text }) => !inherited && text !== '');
    if (own.every(({ text }) => isLabelLike(text)) && own.some(({ text }) => namesOne(text)))
      spans = own
        .filter(({ column, columns, text }) => columns > (written.get(column) ?? columns) && namesOne(text))
        .map(({ column, columns }) => ({ from: column, to: column + columns }));
    const repeating = spans.filter((span) => isRepeated(cells, span));
    return { ...line, cells: joined(cells, (before, cell) => repeating.some((span) => isIn(before, span) && isIn(cell, span))) };
  });
}

/** Whether the cells of a span are several figures, all the same. */
function isRepeated(cells: readonly GridCell[], span: Span): boolean {
  const within = cells.filter((cell) => isIn(cell, span));
  return (
    within.length > 1 && within.every((cell) => !cell.inherited && !isLabelLike(cell.text) && within.every((other) => isSame(other, cell)))
  );
}

function joined(cells: readonly GridCell[], areOne: (before: GridCell, cell: GridCell) => boolean): GridCell[] {
  const result: GridCell[] = [];
  for (const cell of cells) {
    const before = result.at(-1);
    const isBeside = before && !before.inherited && !cell.inherited && before.column + before.columns === cell.column;
    if (isBeside && before.rows === cell.rows && areOne(before, cell))
      result.splice(-1, 1, { ...before, columns: before.columns + cell.columns });
    else result.push(cell);
  }
  return result;
}

function isIn({ column, columns }: GridCell, { from, to }: Span): boolean {
  return column >= from && column + columns <= to;
}

function isSame(one: GridCell, other: GridCell): boolean {
  return one.text !== '' && normalise(one.text) === normalise(other.text);
}
