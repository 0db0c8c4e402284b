import { readFile, stat } from 'node:fs/promises';
import type { ReadReport } from '../../app/app.js';
import type { Reader } from '../../app/read-source.js';
import { isGongkaiError, messageOf } from '../../errors.js';
import { sha256Hex } from '../../history/hash.js';
import { largestSource } from '../../import/source/largest-source.js';
import type { FoundFile } from './found-files.js';

/** A file that was read, or need not be, or could not be. */
export type ReadFile = { readonly name: string } & (
  | { readonly kind: 'read'; readonly read: ReadReport }
  | { readonly kind: 'recorded'; readonly reportId: string; readonly sha256: string }
  | { readonly kind: 'failed'; readonly problem: { readonly message: string; readonly code: string } }
);

export interface FileHints {
  readonly year?: number;
  /** The report that was recorded from these bytes, or null. */
  readonly isRecorded: (sha256: string) => string | null;
}

/** Reads one file; whatever is wrong with it is told, not thrown. */
export async function readFileOf({ name, path }: FoundFile, reader: Reader, { isRecorded, ...hints }: FileHints): Promise<ReadFile> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return failed(name, 'It is no file that can be read.', 'BAD_INPUT');
    const { size } = found;
    if (size > largestSource) return failed(name, `It has ${size} bytes; at most ${largestSource} are read.`, 'BAD_INPUT');
    const bytes = await readFile(path);
    const sha256 = sha256Hex(bytes);
    const reportId = isRecorded(sha256);
    if (reportId !== null) return { name, kind: 'recorded', reportId, sha256 };
    return { name, kind: 'read', read: await reader.read({ source: { name, mediaType: 'application/octet-stream', bytes }, hints }) };
  } catch (error) {
    if (isGongkaiError(error)) return failed(name, error.message, error.code);
    return failed(name, `It can not be read: ${messageOf(error)}.`, 'INTERNAL');
  }
}

function failed(name: string, message: string, code: string): ReadFile {
  return { name, kind: 'failed', problem: { message, code } };
}
