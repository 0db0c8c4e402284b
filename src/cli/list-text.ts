import { readFile } from 'node:fs/promises';
import { GongkaiError, messageOf } from '../errors.js';
import { withoutByteOrderMark } from '../text/byte-order-mark.js';

/**
 * The text of a list that a person wrote, as a spreadsheet saves it: UTF-8, UTF-16 with its mark, or GB 18030 (GBK), in which Excel writes
 * CSV in China.
 * @throws {GongkaiError} NOT_FOUND; BAD_INPUT when it is no text in any of them
 */
export async function readListText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new GongkaiError('NOT_FOUND', `${path} can not be read (${messageOf(error)}).`, { file: path });
  });
  const encodings = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings)
    try {
      return withoutByteOrderMark(new TextDecoder(encoding, { fatal: true }).decode(bytes));
    } catch {}
  throw new GongkaiError('BAD_INPUT', `${path} is no text in UTF-8 or GB 18030 (GBK). Save it as CSV in UTF-8.`, { file: path });
}
