import { isPrintedWord } from './printed-words.js';

const figure = /^[+-]?\d(?:[\d.,]*\d)?\p{Script=Han}{0,2}$/u;
/** What stands for a cell that says nothing, or that nothing is to be said in. */
const blank = /^([-—–/\\]+|无|)$/;
/** A line of figures alone has at least so many, else it may be one that is broken. */
const fewestFigures = 5;

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

/** More pieces than this are in no label. */
const mostPieces = 12;

/**
 * Words that a form prints, such as headers, or a group and a row of it, out of the pieces that they were split into; null where some piece
 * is of none.
 * @param parts pieces, and between two of them what stands there: it may belong to a word
 */
export function printedParts(parts: readonly string[]): string[] | null {
  if (parts.length === 0) return [];
  for (let end = Math.min(parts.length, 2 * mostPieces + 1); end > 0; end -= 2) {
    const word = parts.slice(0, end).join('').trim();
    const rest = isPrintedWord(word) ? printedParts(parts.slice(end + 1)) : null;
    if (rest) return [word, ...rest];
  }
  return null;
}
