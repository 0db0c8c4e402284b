import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { importFolder } from '../../src/cli/commands/import-folder.js';
import { author, by } from '../support/actors.js';
import { type ImportedFolder, openImportedFolder, said } from '../support/imported-folder.js';
import { nameOf, reportText, writeFiles } from '../support/report-folder.js';
import { fakeCli } from '../support/terminal.js';

describe('files of a folder that are one report', () => {
  let reports: string;
  let core: Core;
  let run: ImportedFolder['run'];
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ reports, core, run, close } = await openImportedFolder(2));
  });
  afterEach(() => close());

  test('are the one with the most cells found, whatever their names', async () => {
    const whole = await reportText(nameOf(0), 2019);
    await writeFiles(reports, { 'a.txt': whole.slice(0, whole.indexOf('三、')), 'b.txt': whole });
    for (const outcome of ['imported', 'unchanged'] as const) {
      const summary = await run();
      expect(said(summary)).toEqual({ 'a.txt': 'sameReport', 'b.txt': outcome });
      expect(summary.outcomes[0]?.message).toMatch(/^b\.txt is the report o0-2019-organ too/);
    }
  });

  test('are no failure where they say the same, in this run and in all after', async () => {
    const text = await reportText(nameOf(0), 2019);
    await writeFiles(reports, { 'a.txt': text, 'b.txt': `${text}\n\n` });
    const first = await run();
    expect([said(first), process.exitCode]).toEqual([{ 'a.txt': 'imported', 'b.txt': 'duplicate' }, 0]);
    expect(first.outcomes[1]?.message).toBe('It says the same as a.txt, which is the report o0-2019-organ.');
    expect([said(await run()), process.exitCode]).toEqual([{ 'a.txt': 'unchanged', 'b.txt': 'duplicate' }, 0]);
    await core.app.report('o0-2019-organ', { type: 'reviseTitle', title: '改过' }, by(author));
    expect([said(await run()), process.exitCode]).toEqual([{ 'a.txt': 'unchanged', 'b.txt': 'duplicate' }, 0]);
  });

  test('are named each with the other, in a dry run too, and not said to be recorded before', async () => {
    const text = await reportText(nameOf(0), 2019);
    await writeFiles(reports, { 'a.txt': text, 'b.txt': `${text}\n\n`, 'c.txt': text });
    const { context, stdout, keyboard } = fakeCli(core);
    await importFolder(reports, { parallel: 1, dryRun: true }, context, keyboard);
    expect(stdout.said).toMatch(/^3 files: 1 would be imported, 2 say the same as another file/);
    expect(stdout.said).toMatch(/b\.txt: It says the same as a\.txt.*\n {2}c\.txt: The same as a\.txt\./);
  });

  test('are not recorded over one another in another form, which is said', async () => {
    const text = (await reportText(nameOf(0), 2020)).replaceAll('2020年', '2021年');
    await core.app.report('o0-2021-organ', { type: 'openReport', officeId: 'o0', year: 2021, scope: 'organ' }, by(author));
    await writeFiles(reports, { 'a.txt': text });
    const why = /kept in the form f2021.*a report keeps its form/i;
    for (const options of [{}, { dryRun: true, replace: true }, { replace: true }]) {
      const { outcomes } = await run(options);
      expect([outcomes[0]?.outcome, outcomes[0]?.message]).toEqual([options.replace ? 'failed' : 'differs', expect.stringMatching(why)]);
    }
  });

  test('are refused in a dry run for what they are refused for', async () => {
    await core.app.office('o1', { type: 'dissolveOffice', successorId: null }, by(author));
    await writeFiles(reports, {
      'a.txt': await reportText(nameOf(1), 2019),
      'b.txt': (await reportText(nameOf(0), 2020)).replaceAll('2020年', '2018年'),
      'c.txt': (await reportText(nameOf(0), 2020)).replaceAll('2020年', '2021年'),
    });
    const [dry, real] = [await run({ dryRun: true }), await run()];
    expect(said(dry)).toEqual({ 'a.txt': 'failed', 'b.txt': 'failed', 'c.txt': 'imported' });
    expect(said(real)).toEqual(said(dry));
    expect(dry.outcomes.map(({ message, code }) => [message, code])).toEqual(real.outcomes.map(({ message, code }) => [message, code]));
    expect(dry.outcomes[1]?.message).toMatch(/no official form is known.*before 2019.*name the right one/i);
  });
});
