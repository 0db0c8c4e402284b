import { badSource } from './source/bad-source.js';
import { decodedAs, utf16Of } from './source/encodings.js';

/** More lines and fields than this are in no report. */
const mostFields = 10_000;
/** More text than this is in no report (characters). */
const mostText = 1_000_000;

/**
 * The text of a source: UTF-16, UTF-8, or else GB 18030, in which older pages are written. A damaged sign in it is replaced (U+FFFD).
 * @throws {GongkaiError} BAD_INPUT when it is empty, or no text, or has more lines and fields than a report can have
 */
export function decodeText(bytes: Uint8Array): string {
  const wide = utf16Of(bytes);
  const text = decodedAs(wide ? [wide] : ['utf-8', 'gb18030'], bytes);
  if (text === null || hasBinary(text))
    throw badSource(
      'The source is no text in UTF-8, UTF-16 or GB 18030: it is damaged in many places, or of another kind. Save it as UTF-8 text and try again.',
    );
  if (text.trim() === '') throw badSource('The source is empty.');
  if (text.length > mostText) throw badSource(`The source has more than ${mostText} characters; no report has.`);
  if (hasMoreFields(text)) throw badSource(`The source has more than ${mostFields} lines and fields; no report has.`);
  return text;
}

/** Control characters that no text has: all but tab, and line and page ends. */
function hasBinary(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 9 || (code > 13 && code < 32)) return true;
  }
  return false;
}

function hasMoreFields(text: string): boolean {
  let fields = 1;
  for (const _ of text.matchAll(/[\n\r\v\f\t|｜│┃]/g)) if (++fields > mostFields) return true;
  return false;
}
