import { recogniseDocx } from '../../export/docx/recognise-docx.js';
import type { Exported } from '../../export/exported.js';
import { type ExportFormat, formats } from '../../export/formats.js';
import { carrierName } from '../../export/html/export-html.js';
import { recogniseHtml } from '../../export/html/recognise-html.js';
import type { ImportNote } from '../import-note.js';
import { badSource } from '../source/bad-source.js';
import { largestSource } from '../source/largest-source.js';
import { zipEntries } from '../source/zip.js';
import { readExportedJson } from './exported-json.js';

export interface OwnReport {
  /** Of the kind that the source was found to be. */
  readonly mediaType: string;
  readonly exported: Exported;
  readonly notes: readonly ImportNote[];
}

/** In so many bytes from its beginning a page says that it is an export. */
const headOfPage = 4096;

/**
 * The report that a source is the export of, to the letter: of any JSON, and of a page or document that nobody has changed since. Null
 * for every other source, which is read for what it shows.
 * @throws {GongkaiError} BAD_INPUT when it is JSON, and no exported report; when it is exported as Markdown
 */
export async function readOwn(bytes: Uint8Array): Promise<OwnReport | null> {
  if (bytes.length > largestSource) return null;
  const head = Buffer.from(bytes.subarray(0, headOfPage)).toString('latin1');
  if (/^(?:\u00ef\u00bb\u00bf)?\s*\{\s*["}]/.test(head)) return { mediaType: mediaTypeOf('json'), ...readExportedJson(unicode(bytes)) };
  if (isOwnMarkdown(head, bytes))
    throw badSource(
      'This is the Markdown that a report was exported as, which is for reading: import its HTML, DOCX or JSON export instead (gongkai export REPORT --format json).',
    );
  const format = head.startsWith('PK') ? 'docx' : head.includes(`"${carrierName}"`) ? 'html' : null;
  const exported = format && (format === 'docx' ? await ownDocument(bytes) : ownPage(bytes));
  return exported && { mediaType: mediaTypeOf(format), exported, notes: [] };
}

/** By its title and its foot: the hash that an export names, under a rule. */
function isOwnMarkdown(head: string, bytes: Uint8Array): boolean {
  if (!/^(?:\u00ef\u00bb\u00bf)?# /.test(head)) return false;
  const foot = Buffer.from(bytes.subarray(-headOfPage)).toString('utf8');
  return /\n---\s[\s\S]*内容哈希 [0-9a-f]{64}\s*$/.test(foot);
}

/** @throws {GongkaiError} BAD_INPUT: JSON is in UTF-8 and nothing else (RFC 8259) */
function unicode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badSource(
      'This JSON is not in UTF-8, so it was saved anew since it was exported (as GBK?). Export it again, or save it as UTF-8.',
    );
  }
}

function mediaTypeOf(format: ExportFormat): string {
  return formats[format].mediaType.replace(/;.*/, '');
}

async function ownDocument(bytes: Uint8Array): Promise<Exported | null> {
  try {
    return await recogniseDocx(zipEntries(bytes), zipEntries);
  } catch {
    // What is wrong with the archive is told by whoever reads it as any other.
    return null;
  }
}

function ownPage(bytes: Uint8Array): Exported | null {
  try {
    return recogniseHtml(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return null;
  }
}
