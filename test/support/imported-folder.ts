import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Core } from '../../src/app/core.js';
import { type ImportFolderOptions, importFolder } from '../../src/cli/commands/import-folder.js';
import type { FolderSummary } from '../../src/cli/import-folder/folder-summary.js';
import { openTestCore } from './core.js';
import { registerNamed } from './report-folder.js';
import { removeFolder, temporaryFolder } from './service.js';
import { fakeCli } from './terminal.js';

/** A folder of reports to be, and a store with offices that they may be of. */
export interface ImportedFolder {
  readonly folder: string;
  /** Where the files go. */
  readonly reports: string;
  readonly core: Core;
  /** `gongkai import DIR`, what it said as data. */
  run(options?: ImportFolderOptions): Promise<FolderSummary>;
  close(): Promise<void>;
}

export async function openImportedFolder(offices: number): Promise<ImportedFolder> {
  const folder = await temporaryFolder();
  const reports = join(folder, 'reports');
  await mkdir(reports);
  const core = await openTestCore(folder);
  await registerNamed(core, offices);
  return {
    folder,
    reports,
    core,
    async run(options = {}) {
      const { context, stdout, keyboard } = fakeCli(core, { json: true });
      process.exitCode = 0;
      await importFolder(reports, { parallel: 1, ...options }, context, keyboard);
      return JSON.parse(stdout.said) as FolderSummary;
    },
    async close() {
      process.exitCode = 0;
      await core.close();
      await removeFolder(folder);
    },
  };
}

/** What became of each file. */
export function said({ outcomes }: FolderSummary): Record<string, string> {
  return Object.fromEntries(outcomes.map(({ file, outcome }) => [file, outcome]));
}
