import { isFigure } from './field-words.js';
import { fieldsOf, type SourceLine } from './lines.js';

/**
 * Whether separators stand only between the fields of a table's lines, so that nothing after the last one is a blank field, and not the end
 * of its line. The lines of headers tell, which have no blank field.
 */
export function areOnlyBetween(lines: readonly SourceLine[]): boolean {
  const ends = lines.map(({ text }) => fieldsOf(text).map((field) => field.trim())).filter(areHeaders);
  return ends.length > 0 && ends.every((fields) => fields.at(-1) !== '');
}

/** Several words, and nothing else but what stands at the ends of the line. */
function areHeaders(fields: readonly string[]): boolean {
  const inner = fields.slice(fields[0] === '' ? 1 : 0, fields.at(-1) === '' ? -1 : undefined);
  return inner.length > 1 && inner.every((field) => /\p{Script=Han}/u.test(field) && !isFigure(field));
}
