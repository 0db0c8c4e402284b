import { GongkaiError } from '../errors.js';

/**
 * The rows of a CSV text (RFC 4180): fields may stand in double quotes, in which "" is one. Empty lines are left out.
 * @throws {GongkaiError} BAD_INPUT where a quotation mark stands inside a field, or is not closed
 */
export function csvRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  for (let at = 0; at <= text.length; at = field.lastIndex) {
    field.lastIndex = at;
    const match = field.exec(text);
    if (!match)
      throw new GongkaiError('BAD_INPUT', `Row ${rows.length + 1} of the list has a quotation mark that is not closed, or not doubled.`);
    const [, quoted, plain = '', end] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.some((each) => each !== '')) rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}
