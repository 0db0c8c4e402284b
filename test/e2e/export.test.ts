import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportSchema } from '../../src/export/export-schema.js';
import { packageRoot } from '../../src/package-root.js';
import { environmentFor, gongkai, RunningService, removeFolder, temporaryFolder } from '../support/service.js';

const report = 'yiyang-housing-fund-2020-organ';

describe('gongkai export, on the sample', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    const service = await RunningService.start(folder);
    await service.stop();
  });
  afterAll(() => removeFolder(folder));

  test('prints the official layout where nothing else is asked for, and data where data is', async () => {
    expect((await gongkai(folder, 'export', report)).stdout).toMatch(/^<!DOCTYPE html>\n<html lang="zh-CN">/);
    const { stdout } = await gongkai(folder, '--json', 'export', report, '--edition', '1');
    expect(JSON.parse(stdout).revision).toMatchObject({ number: 7, edition: 1, status: 'published' });
    expect((await gongkai(folder, 'export', report, '--format', 'md', '--revision', '2')).stdout).toMatch(/^# 市住房公积金管理中心\n/);
    expect((await gongkai(folder, 'export', '--schema')).stdout).toBe(exportSchema());
  });

  test('writes a file of the kind that its name says, in a folder that it makes, and says so', async () => {
    const file = join(folder, 'new/folder/report.csv');
    const { stdout } = await gongkai(folder, 'export', report, '--out', file, '--bom');
    const text = await readFile(file, 'utf8');
    expect(text.split('\r\n')).toHaveLength(200);
    expect(text.startsWith('\ufeff"report",')).toBe(true);
    expect(stdout).toBe(`Wrote revision 12 of ${report} to ${file} (${Buffer.byteLength(text)} bytes).\n`);
  });

  test.each([
    [['--out', 'report.odt'], /report\.odt does not say as what\. Name a format: --format html\|docx\|md\|json\|csv\./],
    [['--out', 'report.pdf'], /no PDF is written\. Export HTML \(--out report\.html\) and print it from a browser/],
    [['--out', '/proc/none/report.html'], /\/proc\/none\/report\.html can not be written \(ENOENT/],
    [['--edition', '9'], /has no edition 9; it has editions 1, 2/],
    [['--edition', '1', '--revision', '2'], /'--edition <n>' cannot be used with option '--revision <n>'/],
    [['--all', '--out', 'x'], /or --all: not both/],
    [['--year', '2020'], /--office and --year choose among all reports: give --all too/],
    [['--bom'], /--bom is for CSV: give --format csv too/],
    [['--format', 'pdf'], /Allowed choices are html, docx, md, json, csv/],
  ])('refuses %j, and says what to do', async (options, message) => {
    const { code, stderr } = await gongkai(folder, 'export', report, ...options);
    expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
  });

  test('says so where the disk takes no more', async () => {
    const full = await open('/dev/full', 'w');
    try {
      const child = spawn(process.execPath, [join(packageRoot, 'dist/src/cli/main.js'), 'export', report], {
        ...{ env: environmentFor(folder), cwd: packageRoot },
        stdio: ['ignore', full.fd, 'pipe'],
      });
      const [[code], stderr] = await Promise.all([once(child, 'close'), child.stderr ? text(child.stderr) : '']);
      expect([code, stderr]).toEqual([1, expect.stringMatching(/^gongkai: The output can not be written \(ENOSPC/)]);
    } finally {
      await full.close();
    }
  });

  test('says what is missing where neither a report nor a folder is named', async () => {
    expect((await gongkai(folder, 'export')).stderr).toMatch(/Name a report, or --all/);
    expect((await gongkai(folder, 'export', '--all')).stderr).toMatch(/Name the folder: --all --out DIR/);
  });

  test('exports all, goes on where it was, and writes again only what is new or was cut short', async () => {
    const out = join(folder, 'all');
    expect((await gongkai(folder, 'export', '--all', '--out', out)).stdout).toBe(`1 file written to ${out}, 0 there already.\n`);
    expect(await readdir(out)).toEqual([`${report}-r12.html`]);
    const file = join(out, `${report}-r12.html`);
    await utimes(file, 1, 1);
    await writeFile(join(out, `${report}-r11.html.1234abcd.part`), 'cut short');
    const { stdout } = await gongkai(folder, '--json', 'export', '--all', '--out', out);
    expect(JSON.parse(stdout)).toEqual({
      folder: out,
      format: 'html',
      complete: true,
      reports: 1,
      written: 0,
      skipped: 1,
      absent: 0,
      failed: [],
    });
    expect((await stat(file)).mtimeMs).toBe(1000);
    const { stdout: none } = await gongkai(folder, 'export', '--all', '--out', out, '--year', '2019');
    expect(none).toBe('There are no such reports: nothing was written.\n');
    const { stdout: early } = await gongkai(folder, 'export', '--all', '--out', out, '--at', '2020-01-01');
    expect(early).toBe(`0 files written to ${out}, 0 there already; of 1 there was nothing then.\n`);
  });

  test.each(['html', 'docx', 'json'])('what it writes as %s is imported again as the same report', async (format) => {
    const office = `other-${format}`;
    const file = join(folder, `report.${format}`);
    await gongkai(folder, 'export', report, '--out', file);
    await gongkai(folder, 'register-office', office, '--name', `示例${format}局`, '--region', '430900');
    const { code, stderr } = await gongkai(folder, 'import', file, '--office', office);
    expect([code, stderr]).toEqual([0, '']);
    const [one, other] = await Promise.all([report, `${office}-2020-organ`].map((id) => gongkai(folder, '--json', 'export', id)));
    const { title, sections, tables } = JSON.parse(other?.stdout ?? '');
    expect(JSON.parse(one?.stdout ?? '')).toMatchObject({ title, sections, tables });
    expect(tables).toHaveLength(3);
  });
});
