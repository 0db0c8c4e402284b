import { firstFigureIn, isFigure, mostFields, printedParts } from './field-words.js';

/** A longer text without a figure beside it is no field of a table (characters). */
const longestWord = 16;
/** Longer than this is no line of a table that spaces hold apart (characters). */
const longestLine = 400;

/**
 * The fields of a line that spaces hold apart: two or more of them, or each between the figures after a label, between many figures, or
 * between words that a form prints. A sentence is one field, and so is a label with a space in it.
 */
export function spacedFields(text: string): string[] {
  const line = text.trim();
  if (line.length > longestLine || !/\s/.test(line) || /[。；！？]/.test(line)) return [text];
  const apart = line.split(/\s{2,}/);
  if (apart.length > 1)
    return apart.some(isFigure) || apart.every((field) => field.length <= longestWord) ? apart.flatMap(fieldsIn) : [text];
  return fieldsIn(line);
}

/** 规章 3 1 17 is four fields; a run of few figures alone may be one that is broken. */
function fieldsIn(field: string): string[] {
  const parts = field.split(/(\s)/);
  const words = parts.filter((_, index) => index % 2 === 0);
  if (words.length === 1 || words.length > mostFields) return [field];
  const first = firstFigureIn(words);
  const label = first === null ? parts : parts.slice(0, Math.max(0, 2 * first - 1));
  const printed = printedParts(label);
  if (first === null) return printed ?? [field];
  return [...(first === 0 ? [] : (printed ?? [label.join('')])), ...words.slice(first)];
}
