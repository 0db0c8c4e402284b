import { echoed } from '../../errors.js';
import { badSource } from './bad-source.js';
import { utf16Of } from './encodings.js';
import { largestSource } from './largest-source.js';

export type SourceKind = 'text' | 'html' | 'docx';

const ascii = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0));
/** Files that are known by their first bytes, and are not read, each with what to do. */
const unread: readonly { readonly magic: readonly number[]; readonly advice: string }[] = [
  {
    magic: ascii('%PDF-'),
    advice: 'It is a PDF, which keeps no tables: open it in Word and save it as .docx, or take the web page or the text of the report.',
  },
  { magic: ascii('{\\rtf'), advice: 'It is an RTF document: open it in Word and save it as .docx.' },
  { magic: ascii('Rar!'), advice: 'It is a RAR archive: take the report out of it first.' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], advice: 'It is a 7z archive: take the report out of it first.' },
  { magic: [0x1f, 0x8b], advice: 'It is compressed (gzip): unpack it first.' },
  {
    magic: [0x89, 0x50, 0x4e, 0x47],
    advice: 'It is a picture (PNG), which holds no text: take the web page or the document of the report.',
  },
  { magic: [0xff, 0xd8, 0xff], advice: 'It is a picture (JPEG), which holds no text: take the web page or the document of the report.' },
  { magic: ascii('GIF8'), advice: 'It is a picture (GIF), which holds no text: take the web page or the document of the report.' },
  {
    magic: ascii('MIME-Version:'),
    advice: 'It is a web archive (MHT): open it in a browser or Word and save it as a web page or as .docx.',
  },
];
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zipFile = [0x50, 0x4b];

/**
 * What kind of file a source is, by its bytes alone.
 * @throws {GongkaiError} BAD_INPUT when it is empty, too large or of a kind that is not read
 */
export function kindOf(name: string, bytes: Uint8Array): SourceKind {
  if (bytes.length === 0) throw badSource('The source is empty.');
  if (bytes.length > largestSource) throw badSource(`The source has ${bytes.length} bytes; at most ${largestSource} are read.`);
  if (begins(bytes, zipFile) && (bytes[2] ?? 0) < 9) return 'docx';
  if (begins(bytes, compoundFile)) throw badSource(`“${echoed(name)}” can not be read. ${compoundAdvice(bytes)}`);
  const known = unread.find(({ magic }) => begins(bytes, magic));
  if (known) throw badSource(`“${echoed(name)}” can not be read. ${known.advice}`);
  return looksLikeHtml(bytes) ? 'html' : 'text';
}

function begins(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** A .docx with a password is wrapped in a compound file, whose directory names the streams in UTF-16. */
function compoundAdvice(bytes: Uint8Array): string {
  const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return encrypted
    ? 'It is protected by a password: open it in Word, take the password off and save it as .docx.'
    : 'It is of the old Word or Excel format (.doc, .xls): open it in Word and save it as .docx.';
}

/** Tags that shape a page. A text may have something in angle brackets, and even a tag, and is still a text. */
const shaping =
  /<(?:!doctype\s+html|html|head|body|table|tbody|tr|td|p|div|h[1-6]|article|section|br|span|font|strong|center|ul|li)(?=[\s>/])[^<>]*>/gi;
const fewestTags = 3;

function looksLikeHtml(bytes: Uint8Array): boolean {
  // Tags are ASCII in every encoding that pages are written in, but for UTF-16.
  const wide = utf16Of(bytes);
  const text = wide ? new TextDecoder(wide).decode(bytes) : latin(bytes);
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]{0,2000}?-->\s*)?<(!doctype\s+html|html)/i.test(text.slice(0, 4000))) return true;
  let tags = 0;
  for (const _ of text.matchAll(shaping)) if (++tags === fewestTags) return true;
  return false;
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '');
}
