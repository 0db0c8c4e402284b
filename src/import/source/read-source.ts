import { decodeText } from '../decode.js';
import { linesOf } from '../lines.js';
import { decodeHtml } from './decode-html.js';
import { readDocx } from './read-docx.js';
import { readHtml } from './read-html.js';
import type { SourceDocument } from './source-document.js';
import { kindOf } from './source-kind.js';

interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a source of any kind that is known: plain text, a web page (HTML) or a Word document (DOCX). The kind is told by the bytes; names
 * and declared types are often wrong.
 * @throws {GongkaiError} BAD_INPUT when it is empty, too large, damaged, or of another kind, with what to do
 */
export function readSource({ name, bytes }: NamedBytes): SourceDocument {
  switch (kindOf(name, bytes)) {
    case 'docx':
      return readDocx(bytes);
    case 'html':
      return readHtml(decodeHtml(bytes));
    case 'text':
      return { mediaType: 'text/plain', pageTitle: '', lines: linesOf(decodeText(bytes)) };
  }
}
