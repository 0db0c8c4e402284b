import AdmZip from 'adm-zip';
import { badSource } from './bad-source.js';

/** A file in an archive, not yet unpacked. */
export interface ZipEntry {
  readonly name: string;
  /** Its bytes. @throws {GongkaiError} BAD_INPUT when it is damaged, encrypted, or larger than `most` bytes, whatever the archive says */
  read(most: number): Uint8Array;
}

/** More files than this are in no document. */
const mostEntries = 5_000;
const [stored, deflated] = [0, 8];

/**
 * The files of a zip archive by name. Names are only names: nothing is ever written to a disk. A file is unpacked to no more than the size that
 * the archive tells, and only when that is within bounds.
 * @throws {GongkaiError} BAD_INPUT when it is no whole archive, or has two files of one name: it is not clear which is meant
 */
export function zipEntries(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const archive = orDamaged(() => new AdmZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { noSort: true }));
  if (orDamaged(() => archive.getEntryCount()) > mostEntries)
    throw badSource(`The document holds more than ${mostEntries} files; no document does.`);
  return new Map(
    orDamaged(() => archive.getEntries()).map((entry) => [
      entry.entryName,
      { name: entry.entryName, read: (most) => unpacked(entry, most) },
    ]),
  );
}

function unpacked(entry: AdmZip.IZipEntry, most: number): Uint8Array {
  const { encrypted, size, method } = entry.header;
  if (encrypted) throw badSource('The document is encrypted: take the password off and save it as .docx.');
  if (size > most)
    throw badSource(
      `A part of the document has more than ${most} bytes when unpacked; no report has. Leave out what is not of the report.`,
    );
  if (method !== stored && method !== deflated)
    throw badSource('The document is packed in a way that documents are not: save it anew as .docx.');
  const content = orDamaged(() => entry.getData());
  if (content.length !== size) throw damaged('unpacks to less than it says');
  return content;
}

/** @throws {GongkaiError} BAD_INPUT in words of ours for whatever the library finds */
function orDamaged<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw damaged('unpacks to more than it says');
    throw /^ADM-ZIP: Duplicate entry/.test(message) ? damaged('holds two files of one name') : damaged('is damaged or was cut off');
  }
}

function damaged(how: string): Error {
  return badSource(`The document ${how}: open it in Word and save it anew as .docx.`);
}
