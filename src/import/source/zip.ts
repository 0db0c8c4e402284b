import { crc32, inflateRawSync } from 'node:zlib';
import { echoed } from '../../errors.js';
import { badSource } from './bad-source.js';

/** A file in an archive, not yet unpacked. */
export interface ZipEntry {
  readonly name: string;
  /** Its bytes. @throws {GongkaiError} BAD_INPUT when it is damaged, encrypted, or larger than `most` bytes, whatever the archive says */
  read(most: number): Uint8Array;
}

/** More files than this are in no document. */
const mostEntries = 5_000;
const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
/** A remark at the end of an archive is no longer than this (bytes). */
const longestRemark = 65_535;

/**
 * The files of a zip archive by name, read from its directory. Names are only names: nothing is ever written to a disk. Unpacking stops at
 * a bound, so that neither a file that grows without end nor a wrong size does harm.
 * @throws {GongkaiError} BAD_INPUT when it is no whole archive
 */
export function zipEntries(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > mostEntries || at === 0xffffffff) throw badSource(`The document holds more than ${mostEntries} files; no document does.`);
  const entries = new Map<string, ZipEntry>();
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directoryEntry) throw damaged();
    const [nameLength, extraLength, remarkLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0)));
    const entry = entryAt(bytes, view, at);
    // Of two files of one name it is not clear which is meant.
    if (entries.has(name)) throw badSource(`The document holds two files called “${echoed(name)}”: it is damaged. Save it anew.`);
    entries.set(name, { name, read: entry });
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (remarkLength ?? 0);
  }
  return entries;
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): ZipEntry['read'] {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const [checksum, packed, size, start] = [16, 20, 24, 42].map((offset) => view.getUint32(at + offset, true));
  return (most) => {
    if ((flags & 1) !== 0) throw badSource('The document is encrypted: take the password off and save it as .docx.');
    if (checksum === undefined || packed === undefined || size === undefined || start === undefined) throw damaged();
    if (size > most) throw tooLarge(most);
    if (start + 30 > bytes.length || view.getUint32(start, true) !== localHeader) throw damaged();
    const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    if (from + packed > bytes.length) throw damaged();
    const content = unpacked(bytes.subarray(from, from + packed), method, most);
    if (content.length !== size || crc32(content) !== checksum) throw damaged();
    return content;
  };
}

function unpacked(packed: Uint8Array, method: number, most: number): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8) throw badSource('The document is packed in a way that documents are not: save it anew as .docx.');
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(most) : damaged();
  }
}

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - longestRemark; at--)
    if (view.getUint32(at, true) === directoryEnd) return at;
  throw damaged();
}

function damaged(): Error {
  return badSource('The document is damaged or was cut off: open it in Word and save it anew as .docx.');
}

function tooLarge(most: number): Error {
  return badSource(`A part of the document has more than ${most} bytes when unpacked; no report has. Leave out what is not of the report.`);
}
