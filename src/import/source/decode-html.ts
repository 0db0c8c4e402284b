import { badSource } from './bad-source.js';
import { decodedAs, utf16Of } from './encodings.js';

/** A page says within so many bytes how it is encoded. */
const declaredWithin = 4096;

/**
 * The text of a web page. What it says about its encoding is believed only where its bytes can not be UTF-8; a page that says nothing, or
 * the wrong thing, is taken for GB 18030 (GBK, GB 2312) where that makes a report of it. A damaged sign in it is replaced (U+FFFD).
 * @throws {GongkaiError} BAD_INPUT when it is text in none of them
 */
export function decodeHtml(bytes: Uint8Array): string {
  const wide = utf16Of(bytes);
  const text = decodedAs(wide ? [wide] : ['utf-8', declaredEncoding(bytes) === 'big5' ? 'big5' : 'gb18030'], bytes);
  if (text === null)
    throw badSource(
      'The page is no text in UTF-8, nor in GB 18030 (GBK): it is damaged in many places, or of another encoding. Save it as UTF-8 and try again.',
    );
  if (text.trim() === '') throw badSource('The source is empty.');
  return text;
}

/** In lower case; null when none is declared. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, declaredWithin)).toString('latin1');
  return /charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? null;
}
