import { GongkaiError } from '../errors.js';

/** Larger than this is no report (bytes). */
export const largestSource = 10 * 1024 * 1024;

/**
 * The text of a source: UTF-8, or else GB 18030, in which older pages are written.
 * @throws {GongkaiError} BAD_INPUT when it is empty, too large, or no text
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length > largestSource) throw bad(`The source has ${bytes.length} bytes; at most ${largestSource} are read.`);
  const text = decodedAs('utf-8', bytes) ?? decodedAs('gb18030', bytes);
  if (text === null || hasBinary(text))
    throw bad('The source is no text (neither UTF-8 nor GB 18030). Save it as UTF-8 text and try again.');
  if (text.trim() === '') throw bad('The source is empty.');
  return text;
}

function decodedAs(encoding: 'utf-8' | 'gb18030', bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function bad(message: string): GongkaiError {
  return new GongkaiError('BAD_INPUT', message, { what: 'source' });
}

/** Control characters that no text has: all but tab, and line and page ends. */
function hasBinary(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 9 || (code > 13 && code < 32)) return true;
  }
  return false;
}
