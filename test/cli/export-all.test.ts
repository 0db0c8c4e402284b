import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { type ExportAllOptions, exportAll } from '../../src/cli/commands/export-all.js';
import { author, by } from '../support/actors.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { removeFolder, temporaryFolder } from '../support/service.js';
import { fakeCli } from '../support/terminal.js';

const offices = ['a', 'b', 'c', 'd'];

describe('gongkai export --all', () => {
  let folder: string;
  let core: Core;

  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    for (const office of offices) {
      await registerOffice(core, office);
      await core.app.report(`${office}-2022-organ`, { type: 'openReport', officeId: office, year: 2022, scope: 'organ' }, by(author));
    }
  });
  afterEach(() => {
    process.exitCode = undefined;
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  async function run(options: ExportAllOptions, findings: Core['findings'] = core.findings) {
    const { context, stdout } = fakeCli({ ...core, findings }, { json: true });
    await exportAll(options, context);
    return JSON.parse(stdout.said);
  }

  const files = (out: string) => readdir(out).then((names) => names.sort());
  const named = (office: string) => `${office}-2022-organ-r1.json`;

  test('writes the others where one fails, lists it, and takes it up when it is called again', async () => {
    const out = join(folder, 'failing');
    const failing: Core['findings'] = (reportId, ...rest) => {
      if (reportId.startsWith('b-')) throw new Error('a fault');
      return core.findings(reportId, ...rest);
    };
    const first = await run({ out, format: 'json' }, failing);
    expect(first).toMatchObject({ written: 3, skipped: 0, complete: true, failed: [{ reportId: 'b-2022-organ', message: 'a fault' }] });
    expect([await files(out), process.exitCode]).toEqual([['a', 'c', 'd'].map(named), 1]);
    process.exitCode = undefined;
    expect(await run({ out, format: 'json' })).toMatchObject({ written: 1, skipped: 3, failed: [] });
    expect([await files(out), process.exitCode]).toEqual([offices.map(named), undefined]);
  });

  test('ends at a signal between two reports, leaves whole files only, and goes on from there', async () => {
    const out = join(folder, 'interrupted');
    const interrupting: Core['findings'] = (reportId, ...rest) => {
      if (reportId.startsWith('b-')) process.emit('SIGINT', 'SIGINT');
      return core.findings(reportId, ...rest);
    };
    expect(await run({ out, format: 'json' }, interrupting)).toMatchObject({ written: 2, complete: false });
    expect([await files(out), process.exitCode]).toEqual([['a', 'b'].map(named), 130]);
    expect(await run({ out, format: 'json' })).toMatchObject({ written: 2, skipped: 2, complete: true });
    expect(await files(out)).toEqual(offices.map(named));
  });

  test('takes only the reports of an office, and tells of how many there was nothing in force', async () => {
    const out = join(folder, 'some');
    expect(await run({ out, office: 'c' })).toMatchObject({ reports: 1, written: 1 });
    expect(await files(out)).toEqual(['c-2022-organ-r1.html']);
    expect(await run({ out, published: true })).toMatchObject({ reports: 4, written: 0, absent: 4 });
  });

  test('says which folder can not be written to, and stops', async () => {
    for (const out of [join(folder, 'interrupted', named('a'), 'within'), '/proc/nowhere/reports'])
      await expect(run({ out })).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('can not be written') });
  });
});
