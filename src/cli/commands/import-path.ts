import { stat } from 'node:fs/promises';
import { GongkaiError } from '../../errors.js';
import type { CliContext } from '../cli-context.js';
import type { Keyboard } from '../keyboard.js';
import { importFile } from './import.js';
import { type ImportFolderOptions, importFolder } from './import-folder.js';

const ofFolders = ['offices', 'replace', 'report', 'parallel'] as const;

/** `gongkai import PATH`: one report, or all below a folder. */
export async function importPath(path: string, options: ImportFolderOptions, context: CliContext, keyboard: Keyboard): Promise<void> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) return importFolder(path, options, context, keyboard);
  const misplaced = ofFolders.find((option) => options[option] !== undefined);
  if (misplaced !== undefined)
    throw new GongkaiError('BAD_INPUT', `--${misplaced} is for a folder, and ${path} is none.`, {
      option: misplaced,
    });
  return importFile(path, options, context);
}
