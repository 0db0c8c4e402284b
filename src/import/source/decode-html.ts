import { decodedAs, readable } from '../decode.js';
import { badSource } from './bad-source.js';
import { isUtf16 } from './source-kind.js';

/** A page says within so many bytes how it is encoded. */
const declaredWithin = 4096;

/**
 * The text of a web page. What it says about its encoding is believed only where its bytes can not be UTF-8; a page that says nothing, or
 * the wrong thing, is taken for GB 18030 (GBK, GB 2312) where that makes a report of it.
 * @throws {GongkaiError} BAD_INPUT when it is text in none of them
 */
export function decodeHtml(bytes: Uint8Array): string {
  if (isUtf16(bytes)) return whole(decodedAs(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be', bytes));
  const utf8 = decodedAs('utf-8', bytes);
  if (utf8 !== null) return whole(utf8);
  if (declaredEncoding(bytes) === 'big5') return whole(decodedAs('big5', bytes));
  return whole(readable(decodedAs('gb18030', bytes)));
}

/** In lower case; null when none is declared. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, declaredWithin)).toString('latin1');
  return /charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? null;
}

function whole(text: string | null): string {
  if (text === null)
    throw badSource(
      'The page is no text in UTF-8, nor in GB 18030 (GBK): it is damaged, or cut off within a character. Save it as UTF-8 and try again.',
    );
  if (text.trim() === '') throw badSource('The source is empty.');
  return text;
}
