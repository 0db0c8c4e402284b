import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GongkaiError, messageOf } from '../errors.js';

/**
 * Writes a file that is there whole or not at all, whatever ends the program: beside it first, then in its place. Its folder is made.
 * @throws {GongkaiError} BAD_INPUT when it can not be written
 */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const beside = `${file}.${randomUUID().slice(0, 8)}.part`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(beside, bytes);
    await rename(beside, file);
  } catch (error) {
    // Where there is no folder, there is nothing to take away either.
    await rm(beside, { force: true }).catch(() => {});
    throw new GongkaiError('BAD_INPUT', `${file} can not be written (${messageOf(error)}).`, { file });
  }
}
