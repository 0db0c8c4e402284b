import { badSource } from './source/bad-source.js';

/** More lines and fields than this are in no report. */
const mostFields = 10_000;
/** More text than this is in no report (characters). */
const mostText = 1_000_000;

/**
 * The text of a source: UTF-8, or else GB 18030, in which older pages are written.
 * @throws {GongkaiError} BAD_INPUT when it is empty, or no text, or has more lines and fields than a report can have
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decodedAs('utf-8', bytes) ?? readable(decodedAs('gb18030', bytes));
  if (text === null || hasBinary(text))
    throw badSource(
      'The source is no text in UTF-8, nor in GB 18030: it is damaged, cut off within a character, or of another kind. Save it as UTF-8 text and try again.',
    );
  if (text.trim() === '') throw badSource('The source is empty.');
  if (text.length > mostText) throw badSource(`The source has more than ${mostText} characters; no report has.`);
  if (hasMoreFields(text)) throw badSource(`The source has more than ${mostFields} lines and fields; no report has.`);
  return text;
}

/** Null when the bytes are no text in the encoding. A byte order mark is no part of the text. */
export function decodedAs(encoding: 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be', bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Nearly any bytes are some text in GB 18030, also damaged UTF-8: it is taken for one only where it says what a report says. */
export function readable(text: string | null): string | null {
  return text !== null && /信息|公开|报告|情况/.test(text) ? text : null;
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
