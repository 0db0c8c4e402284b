import { open } from 'node:fs/promises';
import { kindOf } from '../../import/source/source-kind.js';

/** The kinds that reports are read from. */
export const readableKinds = ['.txt', '.text', '.html', '.htm', '.shtml', '.xhtml', '.docx', '.json'] as const;
export const readable: ReadonlySet<string> = new Set(readableKinds);

const saveAnew = 'Save it as .docx, .html or .txt.';
const unpack = 'Take the files out of it first.';
/** Kinds in which offices publish reports as well, with what to make of them. */
export const documents: ReadonlyMap<string, string> = new Map([
  ...['.pdf', '.doc', '.wps', '.rtf', '.odt', '.xls', '.xlsx', '.mht', '.mhtml', '.ofd'].map((kind): [string, string] => [kind, saveAnew]),
  ...['.zip', '.rar', '.7z', '.gz', '.tgz', '.tar'].map((kind): [string, string] => [kind, unpack]),
]);

/** What pages are made of beside their text: no report comes in it. */
export const partsOfPages: ReadonlySet<string> = new Set(
  '.css .js .mjs .map .png .jpg .jpeg .gif .bmp .webp .svg .ico .woff .woff2 .ttf .eot .otf .mp3 .mp4 .webm'.split(' '),
);

/** Kinds under whose names content management systems give out pages, and newer Word its documents. */
const sniffed: ReadonlySet<string> = new Set(['.doc', '.wps', '.xls']);
const sniffedBytes = 4096;

/** Whether a file is a page or a document of newer Word whatever its name says, by its first bytes. False where it can not be read. */
export async function isReadableAfterAll(path: Buffer, kind: string): Promise<boolean> {
  if (!sniffed.has(kind)) return false;
  try {
    const bytes = await firstBytes(path);
    const found = kindOf('', bytes);
    return found === 'html' || (found === 'docx' && kind !== '.xls');
  } catch {
    return false;
  }
}

async function firstBytes(path: Buffer): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sniffedBytes), 0, sniffedBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
