import { isPrintedWord } from './printed-words.js';

const figure = /^[+-]?\d(?:[\d.,]*\d)?\p{Script=Han}{0,2}$/u;
/** What stands for a cell that says nothing, or that nothing is to be said in. */
const blank = /^([-—–/\\]+|无|)$/;
/** A line of figures alone has at least so many, else it may be one that is broken. */
const fewestFigures = 5;
/** More fields than this are in no line of a table. */
export const mostFields = 40;

export function isFigure(text: string): boolean {
  return figure.test(text.normalize('NFKC'));
}

/**
 * Where the figures begin in the pieces of a line: after a label, or at the beginning of a line of many; null where they are no fields. The
 * blank ones among them are so only beside a figure, or beside one another.
 */
export function firstFigureIn(pieces: readonly string[]): number | null {
  let first = pieces.length;
  while (first > 0 && (isFigure(pieces[first - 1] ?? '') || blank.test(pieces[first - 1] ?? ''))) first--;
  const fields = pieces.slice(first);
  if (!fields.some(isFigure) && fields.length < 2) return null;
  if (first === 0) return fields.length >= fewestFigures ? 0 : null;
  return /\p{Script=Han}/u.test(pieces.slice(0, first).join('')) ? first : null;
}

/** No label is split into more pieces than this. */
const mostPieces = 8;

/**
 * Words that a form prints, such as headers, or a group and a row of it, out of the pieces that they were split into: of each as few pieces
 * as make a word. Null where some piece is of none.
 * @param parts pieces, and between two of them what stands there: it may belong to a word
 */
export function printedParts(parts: readonly string[]): string[] | null {
  const words: string[] = [];
  for (let from = 0; from < parts.length; ) {
    const end = endOfWord(parts, from);
    if (end === null) return null;
    words.push(parts.slice(from, end).join('').trim());
    from = end + 1;
  }
  return words;
}

function endOfWord(parts: readonly string[], from: number): number | null {
  for (let end = from + 1; end <= parts.length && end < from + 2 * mostPieces; end += 2)
    if (isPrintedWord(parts.slice(from, end).join('').trim())) return end;
  return null;
}
