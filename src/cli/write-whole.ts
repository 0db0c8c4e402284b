import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { GongkaiError, messageOf } from '../errors.js';

/**
 * Writes a file that is there whole or not at all, whatever ends the program: beside it first, then in its place. Its folder is made.
 * @throws {GongkaiError} BAD_INPUT when it can not be written
 */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const beside = `${file}.${randomUUID().slice(0, 8)}.part`;
  try {
    await makeFolder(dirname(resolve(file)));
    await writeFile(beside, bytes);
    await rename(beside, file);
  } catch (error) {
    // Where there is no folder, there is nothing to take away either.
    await rm(beside, { force: true }).catch(() => {});
    throw new GongkaiError('BAD_INPUT', `${file} can not be written (${messageOf(error)}).`, { file });
  }
}

/** One folder after the other: to make them at once, as Node offers, goes on for ever below a folder that takes none (/proc). */
async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  const above = dirname(folder);
  if (above !== folder) await makeFolder(above);
  await mkdir(folder).catch(async (error: unknown) => {
    // Another program may have made it since.
    if (!(await isFolder(folder))) throw error;
  });
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
