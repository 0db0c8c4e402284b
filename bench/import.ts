import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Core, openCore } from '../src/app/core.js';
import { readerFor } from '../src/cli/commands/import-folder.js';
import { FolderImport } from '../src/cli/import-folder/folder-import.js';
import { findFiles } from '../src/cli/import-folder/found-files.js';
import { RecordedSources } from '../src/cli/import-folder/recorded-sources.js';
import { readConfig } from '../src/config.js';
import type { Figure } from './figure.js';
import { changeContext, measuredOffice } from './measured-change.js';
import { sampleText } from './report-texts.js';
import { freshStore, type StoreKind } from './store.js';

const files = 2000;

/** A folder of reports imported as `gongkai import DIR` does, against the same one file after the other; and imported a second time. */
export async function importFigure(kind: StoreKind): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-bench-'));
  try {
    const reports = join(folder, 'reports');
    await writeReports(reports);
    const parallel = 4 * availableParallelism();
    const alone = await imported(kind, folder, 'alone', reports, 1);
    const together = await imported(kind, folder, 'together', reports, parallel);
    return [
      {
        name: `import of a folder of ${files} reports, ${parallel} at once in ${Math.min(parallel, availableParallelism())} threads`,
        measured: together.first,
        limitName: 'the same folder, one file after the other in one thread',
        limit: alone.first,
        unit: 'files per second',
        mark: { atLeast: 1.2 },
      },
      {
        name: 'the same folder imported again, nothing recorded twice',
        measured: together.again,
        limitName: 'importing it the first time',
        limit: together.first,
        unit: 'files per second',
        mark: { atLeast: 5 },
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function imported(kind: StoreKind, folder: string, name: string, reports: string, parallel: number) {
  const core = await openCore(
    readConfig({ GONGKAI_EVENT_STORE: freshStore(kind, folder), GONGKAI_READ_MODEL: join(folder, name) }, folder),
  );
  try {
    await registerOffices(core);
    const first = await filesPerSecond(core, reports, parallel, 'imported');
    return { first, again: await filesPerSecond(core, reports, parallel, 'unchanged') };
  } finally {
    await core.close();
  }
}

async function filesPerSecond(core: Core, reports: string, parallel: number, expected: string): Promise<number> {
  const reader = readerFor(parallel);
  const started = performance.now();
  try {
    const found = await findFiles(reports);
    const importing = new FolderImport(
      { list: new Map(), replace: false, dryRun: false, parallel },
      { core, reader, recorded: new RecordedSources(core.app.queries), change: changeContext },
    );
    const outcomes = await importing.run(found.files, new AbortController().signal);
    const other = outcomes.find(({ outcome }) => outcome !== expected);
    if (other || outcomes.length !== files) throw new Error(`not all were ${expected}: ${JSON.stringify(other)}`);
    return (files / (performance.now() - started)) * 1000;
  } finally {
    await reader.close();
  }
}

/** Two reports each of so many offices, in folders of a hundred. */
async function writeReports(folder: string): Promise<void> {
  const sample = (await sampleText()).replaceAll('益阳', '某');
  for (let index = 0; index < files; index++) {
    const year = 2019 + (index % 2);
    const text = sample
      .replace('市住房公积金管理中心\n', `${officeName(Math.floor(index / 2))}${year}年政府信息公开工作年度报告\n`)
      .replaceAll('2020年', `${year}年`)
      .replace('227条', `${index}条`);
    const below = join(folder, String(Math.floor(index / 100)));
    await mkdir(below, { recursive: true });
    await writeFile(join(below, `report${index}.txt`), text);
  }
}

async function registerOffices({ app }: Core): Promise<void> {
  await Promise.all(
    Array.from({ length: files / 2 }, (_, index) =>
      app.office(
        `bench${index}`,
        { type: 'registerOffice', officeId: `bench${index}`, ...measuredOffice, name: officeName(index) },
        changeContext(),
      ),
    ),
  );
}

function officeName(index: number): string {
  return `${[...String(index)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')}州市住房公积金管理中心`;
}
