import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { extname } from 'node:path';
import { messageOf } from '../../errors.js';
import { documents, isReadableAfterAll, partsOfPages, readable } from './file-kinds.js';

/** A file below the folder, by its path from there with "/" between the names. */
export interface FoundFile {
  readonly name: string;
  /** In bytes: a name of an archive from Windows may be in GBK, which no text leads back to. */
  readonly path: Buffer;
}

/** A file, or a folder, that can not be imported as it is, and what to do about it. */
export interface Unreadable {
  readonly name: string;
  readonly message: string;
}

export interface FoundFiles {
  /** Those of a kind that reports come in, in the order of their names. */
  readonly files: readonly FoundFile[];
  /** Documents of a kind that is not read, and folders that can not be opened. */
  readonly unreadable: readonly Unreadable[];
  /** How many are of no kind that a report comes in: pictures, style sheets … */
  readonly others: number;
  /** Of these, those of which that is not sure by their names. */
  readonly passedOver: readonly string[];
}

/** All files below a folder. Hidden ones, and those that Word keeps beside an open document, are passed over; links to folders are not followed. */
export async function findFiles(folder: string): Promise<FoundFiles> {
  const files: FoundFile[] = [];
  const unreadable: Unreadable[] = [];
  const passedOver: string[] = [];
  let others = 0;
  const look = async (below: Buffer, names: readonly string[]): Promise<void> => {
    for (const entry of await entriesOf(below)) {
      const own = nameOf(entry.name);
      if (/^(\.|~\$)/.test(own)) continue;
      const path = Buffer.concat([below, Buffer.from('/'), entry.name]);
      const name = [...names, own].join('/');
      const kind = extname(own).toLowerCase();
      const document = documents.get(kind);
      if (entry.isDirectory())
        await look(path, [...names, own]).catch((error: unknown) => {
          unreadable.push({ name: `${name}/`, message: `The folder can not be opened: ${messageOf(error)}.` });
        });
      else if (readable.has(kind) || (entry.isFile() && (await isReadableAfterAll(path, kind)))) files.push({ name, path });
      else if (document !== undefined) unreadable.push({ name, message: `${extname(own)} is not read. ${document}` });
      else {
        others++;
        if (entry.isFile() && !partsOfPages.has(kind)) passedOver.push(name);
      }
    }
  };
  await look(Buffer.from(folder), []);
  const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1);
  return { files: files.sort(byName), unreadable: unreadable.sort(byName), others, passedOver: passedOver.sort() };
}

async function entriesOf(folder: Buffer): Promise<readonly Dirent<Buffer>[]> {
  return readdir(folder, { withFileTypes: true, encoding: 'buffer' });
}

/** A name in UTF-8, or else in GBK: archives made on Windows in China are unpacked so. */
function nameOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
