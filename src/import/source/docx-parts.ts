import { badSource } from './bad-source.js';
import { readMarkup } from './markup.js';
import { type ZipEntry, zipEntries } from './zip.js';

/** The parts of a Word document that are read, as XML. */
export interface DocxParts {
  readonly document: string;
  /** Null where the document has none. */
  readonly numbering: string | null;
  readonly styles: string | null;
  /** Its footnotes and endnotes. */
  readonly notes: readonly string[];
}

/** A part of a document is no larger than this (bytes, unpacked). */
const largestPart = 8 * 1024 * 1024;

/**
 * Takes the parts out of a document, where its relations say that they are.
 * @throws {GongkaiError} BAD_INPUT when it is damaged, encrypted, or no Word document
 */
export function docxParts(bytes: Uint8Array): DocxParts {
  const entries = zipEntries(bytes);
  const main = relationsOf(entries, '').get('officeDocument') ?? 'word/document.xml';
  const document = entries.get(main);
  if (!document || !isWord(entries, main))
    throw badSource(`This is no Word document but ${guess(entries)}. Give the report as .docx, a web page or plain text.`);
  const relations = relationsOf(entries, main);
  const part = (kind: string): string | null => {
    const entry = entries.get(relations.get(kind) ?? '');
    return entry ? textOf(entry) : null;
  };
  return {
    document: textOf(document),
    numbering: part('numbering'),
    styles: part('styles'),
    notes: ['footnotes', 'endnotes'].flatMap((kind) => part(kind) ?? []),
  };
}

/** By the last word of their kind, the parts that a part names: in whatever edition of the standard. */
function relationsOf(entries: ReadonlyMap<string, ZipEntry>, part: string): ReadonlyMap<string, string> {
  const folder = part.includes('/') ? part.slice(0, part.lastIndexOf('/') + 1) : '';
  const entry = entries.get(`${folder}_rels/${part.slice(folder.length)}.rels`);
  const found = new Map<string, string>();
  if (!entry) return found;
  readMarkup(textOf(entry), true, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
      const kind = attributes.get('Type')?.split('/').at(-1) ?? '';
      const target = attributes.get('Target') ?? '';
      if (!found.has(kind)) found.set(kind, target.startsWith('/') ? target.slice(1) : folder + target);
    },
    close: () => {},
    text: () => {},
  });
  return found;
}

function isWord(entries: ReadonlyMap<string, ZipEntry>, main: string): boolean {
  return entries.has('[Content_Types].xml') && /document\d*\.xml$/i.test(main);
}

function guess(entries: ReadonlyMap<string, ZipEntry>): string {
  const names = [...entries.keys()];
  if (names.some((name) => name.startsWith('xl/'))) return 'a spreadsheet (.xlsx)';
  if (names.some((name) => name.startsWith('ppt/'))) return 'a presentation (.pptx)';
  if (names.includes('mimetype') || names.includes('content.xml')) return 'an OpenDocument file or book (.odt, .ods, .epub)';
  if (names.some((name) => /\.(docx?|html?|txt|zip)$/i.test(name))) return 'an archive of files (.zip): take the report out of it first';
  return 'another kind of archive';
}

function textOf(entry: ZipEntry): string {
  const bytes = entry.read(largestPart);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw badSource('A part of the document is no text: it is damaged. Open it in Word and save it anew as .docx.');
  }
}
