/** A longer text without a figure beside it is no field of a table (characters). */
const longestWord = 16;
const figure = /^[+-]?\d[\d.,]*\p{Script=Han}{0,2}$/u;
/** Longer than this is no line of a table that spaces hold apart (characters). */
const longestLine = 400;

/**
 * The fields of a line that spaces hold apart: two or more of them, or each between the figures after a label. A sentence is one field,
 * and so is a label with a space in it.
 */
export function spacedFields(text: string): string[] {
  const line = text.trim();
  if (line.length > longestLine || !/\s/.test(line) || /[。；！？]/.test(line)) return [text];
  const apart = line.split(/\s{2,}/);
  if (apart.length > 1)
    return apart.some(isFigure) || apart.every((field) => field.length <= longestWord) ? apart.flatMap(figuresIn) : [text];
  return figuresIn(line);
}

/** 规章 3 1 17 is four fields; a run of figures alone may be one that is broken. */
function figuresIn(field: string): string[] {
  const words = field.split(/\s/);
  const first = words.findIndex(isFigure);
  if (first < 1 || !words.slice(first).every(isFigure)) return [field];
  const label = words.slice(0, first).join(' ');
  return /\p{Script=Han}/u.test(label) ? [label, ...words.slice(first)] : [field];
}

function isFigure(text: string): boolean {
  return figure.test(text.normalize('NFKC'));
}
