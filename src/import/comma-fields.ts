import { firstFigureIn, mostFields, printedParts } from './field-words.js';

/** Longer than this is no line of a table that commas hold apart (characters). */
const longestLine = 400;
/** Where some commas have a space after them, those are the ones between fields. */
const separators = [/([,，]\s+)/, /([,，]\s*)/, /(、\s*)/];
/** A comma that may as well divide the thousands of one figure, unless a longer figure is written without. */
const ofThousands = /(?<![\d.])[1-9]\d{0,2}[,，]\d{3}(?!\d)/;

/**
 * The fields of a line that commas hold apart: a label and its figures, many figures, or words that a form prints. Where it can not be told
 * whether a comma divides two figures or the thousands of one, the line is one field.
 */
export function commaFields(text: string): string[] {
  const line = text.trim();
  if (line.length > longestLine || !/[,，、]/.test(line) || /[。；！？]/.test(line)) return [text];
  for (const separator of separators) {
    const fields = separator.test(line) ? fieldsBy(line, separator) : null;
    if (fields) return isAmbiguous(line, separator) ? [text] : fields;
  }
  return [text];
}

function fieldsBy(line: string, separator: RegExp): string[] | null {
  const parts = line.split(separator);
  const pieces = parts.filter((_, index) => index % 2 === 0).map((piece) => piece.trim());
  if (pieces.length > mostFields) return null;
  const first = firstFigureIn(pieces);
  // All of them are words where none is a figure.
  const words = parts.slice(0, first === null ? parts.length : Math.max(0, 2 * first - 1));
  const printed = printedParts(words);
  if (first === null) return printed !== null && printed.length > 1 ? printed : null;
  return [...(first === 0 ? [] : (printed ?? [words.join('').trim()])), ...pieces.slice(first)];
}

function isAmbiguous(line: string, separator: RegExp): boolean {
  const plain = line.normalize('NFKC');
  return separator === separators[1] && ofThousands.test(plain) && !/\d{4}/.test(plain);
}
