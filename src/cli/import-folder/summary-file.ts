import { constants } from 'node:fs';
import { access, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GongkaiError, messageOf } from '../../errors.js';
import type { FolderSummary } from './folder-summary.js';

/** Sees before anything is done whether the summary can be written there. @throws {GongkaiError} BAD_INPUT */
export async function checkWritable(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) throw unwritable(path, 'it is a folder', 'Nothing was done.');
  await access(found ? path : dirname(path), constants.W_OK).catch((error: unknown) => {
    throw unwritable(path, messageOf(error), 'Nothing was done.');
  });
}

/** @throws {GongkaiError} BAD_INPUT */
export async function writeSummary(path: string, summary: FolderSummary): Promise<void> {
  await writeFile(path, `${JSON.stringify(summary, null, 2)}\n`).catch((error: unknown) => {
    throw unwritable(
      path,
      messageOf(error),
      summary.dryRun ? 'It was a dry run: nothing was recorded.' : 'The import itself was carried out.',
    );
  });
}

function unwritable(path: string, why: string, done: string): GongkaiError {
  return new GongkaiError('BAD_INPUT', `The report can not be written to ${path} (${why}). ${done}`, { file: path });
}
