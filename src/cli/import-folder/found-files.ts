import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { messageOf } from '../../errors.js';

/** A file below the folder, by its path from there with "/" between the names. */
export interface FoundFile {
  readonly name: string;
  readonly path: string;
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
}

/** The kinds that reports are read from. */
export const readableKinds = ['.txt', '.text', '.html', '.htm', '.shtml', '.xhtml', '.docx', '.json'] as const;
const readable: ReadonlySet<string> = new Set(readableKinds);
/** Kinds in which offices publish reports as well, with what to make of them. */
const documents = new Set(['.pdf', '.doc', '.wps', '.rtf', '.odt', '.xls', '.xlsx', '.mht', '.mhtml']);

/** All files below a folder. Hidden ones, and those that Word keeps beside an open document, are passed over; links to folders are not followed. */
export async function findFiles(folder: string): Promise<FoundFiles> {
  const files: FoundFile[] = [];
  const unreadable: Unreadable[] = [];
  let others = 0;
  const look = async (below: string): Promise<void> => {
    for (const entry of await entriesOf(below)) {
      const path = join(below, entry.name);
      const name = relative(folder, path).split(sep).join('/');
      if (/^(\.|~\$)/.test(entry.name)) continue;
      if (entry.isDirectory())
        await look(path).catch((error: unknown) => {
          unreadable.push({ name: `${name}/`, message: `The folder can not be opened: ${messageOf(error)}.` });
        });
      else if (readable.has(extname(name).toLowerCase())) files.push({ name, path });
      else if (documents.has(extname(name).toLowerCase()))
        unreadable.push({ name, message: `${extname(name)} is not read. Save it as .docx, .html or .txt.` });
      else others++;
    }
  };
  await look(folder);
  const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1);
  return { files: files.sort(byName), unreadable: unreadable.sort(byName), others };
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return readdir(folder, { withFileTypes: true });
}
