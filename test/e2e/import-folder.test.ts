import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FolderSummary } from '../../src/cli/import-folder/folder-summary.js';
import { packageRoot } from '../../src/package-root.js';
import { openTestCore } from '../support/core.js';
import { nameOf, registerNamed, reportFiles, reportText, writeFiles } from '../support/report-folder.js';
import { environmentFor, gongkai, removeFolder, temporaryFolder } from '../support/service.js';

const offices = 20;

/** What a slow machine is told meanwhile. */
const onlyProgress = expect.stringMatching(/^(\{"note":"import: \d+ of \d+ files so far [^"]*"\}\n)*$/);

describe('gongkai import DIR', () => {
  let folder: string;
  let reports: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    reports = join(folder, 'reports');
    await storeIn(folder);
  });
  afterEach(() => removeFolder(folder));

  async function storeIn(where: string): Promise<void> {
    const core = await openTestCore(where);
    await registerNamed(core, offices);
    await core.close();
  }

  const imported = async (where: string, ...args: string[]) => {
    const { code, stdout, stderr } = await gongkai(where, 'import', reports, '--json', ...args);
    return { code, stderr, summary: JSON.parse(stdout) as FolderSummary };
  };
  /** What the store holds of each report: its content, and how many events made it. */
  const held = async (where: string) => {
    const core = await openTestCore(where);
    try {
      const head = await core.store.head();
      if (head !== null) await core.app.atLeast(head, 60_000);
      const page = core.app.queries.reports({}, { by: 'officeId', direction: 'asc' }, { first: 1000 });
      return page.edges.map(({ node }) => [node.id, node.revision, node.contentHash]);
    } finally {
      await core.close();
    }
  };
  const begun = (...args: string[]): ChildProcess =>
    spawn(process.execPath, [join(packageRoot, 'dist/src/cli/main.js'), 'import', reports, ...args], {
      env: environmentFor(folder),
      cwd: packageRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  /** Ends the importing process once it has recorded so many reports. */
  const ended = async (child: ChildProcess, signal: NodeJS.Signals, count: number) => {
    const closed = once(child, 'close');
    const core = await openTestCore(folder);
    try {
      const reached = () => core.app.queries.reports({}, { by: 'year', direction: 'asc' }, { first: 0 }).totalCount() >= count;
      while (!reached()) await core.app.atLeast((await core.store.head()) ?? '', 60_000).then(() => new Promise(setImmediate));
      child.kill(signal);
    } finally {
      await core.close();
    }
    await closed;
  };

  test('imports all below it in threads, and nothing twice', async () => {
    await writeFiles(reports, await reportFiles(offices));
    const first = await imported(folder);
    expect(first).toMatchObject({ code: 0, stderr: onlyProgress, summary: { files: 40, counts: { imported: 40 }, complete: true } });
    const before = await held(folder);
    expect(before).toHaveLength(40);
    expect(before.every(([, revision]) => revision === 2)).toBe(true);
    expect((await imported(folder)).summary.counts).toEqual({ unchanged: 40 });
    expect(await held(folder)).toEqual(before);
  });

  test('killed in the middle and run again ends as if it had not been', async () => {
    await writeFiles(reports, await reportFiles(offices));
    const other = await temporaryFolder();
    await storeIn(other);
    await imported(other);
    for (const count of [3, 17]) await ended(begun('--parallel', '3'), 'SIGKILL', count);
    expect((await held(folder)).length).toBeLessThanOrEqual(40);
    const { code, summary } = await imported(folder);
    expect([code, summary.complete]).toEqual([0, true]);
    expect(await held(folder)).toEqual(await held(other));
    await removeFolder(other);
  });

  test('interrupted finishes what is under way, says what is left, and goes on when it is run again', async () => {
    await writeFiles(reports, await reportFiles(offices));
    const child = begun('--parallel', '2');
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await ended(child, 'SIGINT', 2);
    const [, done, left] = /^40 files: (\d+) imported, (\d+) not begun \(.*\n/.exec(printed) ?? [];
    expect(child.exitCode).toBe(130);
    expect(Number(done) + Number(left)).toBe(40);
    expect((await held(folder)).length).toBe(Number(done));
    const { summary } = await imported(folder);
    expect(summary.counts).toEqual({ imported: Number(left), unchanged: Number(done) });
  });

  test('lists at the end what did not go in, with why and what to do', async () => {
    await writeFiles(reports, {
      'a.txt': await reportText(nameOf(0), 2019),
      'bad.txt': '无关',
      'unknown.txt': await reportText('别处局', 2019),
      'unknown2.txt': await reportText('别处局', 2020),
      'scan.pdf': '',
    });
    const { code, stdout, stderr } = await gongkai(folder, 'import', reports);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^5 files: 1 imported, 2 of an office that is not known, 2 failed \(\d+\.\d s\)\.\n/);
    expect(stdout).toMatch(/✗ bad\.txt\n {2}This is no annual report/);
    expect(stdout).toMatch(/✗ scan\.pdf\n {2}\.pdf is not read\. Save it as/);
    expect(stdout).toMatch(/✗ unknown\.txt\n✗ unknown2\.txt\n {2}“别处局”\n {2}No office on file is called “别处局”\..*--offices/);
    expect(stdout).toMatch(/What is in is not imported again/);
  });

  test.each([
    [['--replace', 'FILE'], /--replace is for a folder/],
    [['--parallel', '2', 'FILE'], /--parallel is for a folder/],
    [['--merge', 'DIR'], /--merge and --resolve are for one file\. For a folder there is --replace/],
    [['--parallel', '0', 'DIR'], /whole number from 1 to 256/],
    [['--offices', '/nowhere.csv', 'DIR'], /\/nowhere\.csv can not be read/],
    [['/nowhere'], /\/nowhere can not be read/],
  ])('is refused in clear words: %j', async (args, why) => {
    await writeFiles(reports, { 'a.txt': await reportText(nameOf(0), 2019) });
    const names: Record<string, string> = { FILE: join(reports, 'a.txt'), DIR: reports };
    const { code, stdout, stderr } = await gongkai(folder, 'import', ...args.map((arg) => names[arg] ?? arg));
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(why);
  });
});
