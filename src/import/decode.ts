import { badSource } from './source/bad-source.js';

/** More lines and fields than this are in no report. */
const mostFields = 10_000;
/** More text than this is in no report (characters). */
const mostText = 1_000_000;

/**
 * The text of a source: UTF-16 where a mark or its zero bytes tell so (Notepad calls it Unicode), UTF-8, or else GB 18030, in which older
 * pages are written.
 * @throws {GongkaiError} BAD_INPUT when it is empty, or no text, or has more lines and fields than a report can have
 */
export function decodeText(bytes: Uint8Array): string {
  const wide = utf16Of(bytes);
  const text = wide ? decodedAs(wide, bytes) : (decodedAs('utf-8', bytes) ?? readable(decodedAs('gb18030', bytes)));
  if (text === null || hasBinary(text))
    throw badSource(
      'The source is no text in UTF-8, UTF-16 or GB 18030: it is damaged, cut off within a character, or of another kind. Save it as UTF-8 text and try again.',
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

/**
 * Line ends and digits have a zero byte each in UTF-16, and in no other encoding: on the side of the big end. A few such on the other side
 * are half of a sign.
 */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.length % 2 !== 0) return null;
  const zeros = { even: 0, odd: 0 };
  for (let index = 0; index < bytes.length; index++) if (bytes[index] === 0) zeros[index % 2 === 0 ? 'even' : 'odd']++;
  const most = Math.max(zeros.even, zeros.odd);
  if (most < bytes.length / 100 || Math.min(zeros.even, zeros.odd) > most / 10) return null;
  const encoding = zeros.odd > zeros.even ? 'utf-16le' : 'utf-16be';
  return readable(decodedAs(encoding, bytes)) === null ? null : encoding;
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
