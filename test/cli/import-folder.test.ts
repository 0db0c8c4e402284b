import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { importFolder } from '../../src/cli/commands/import-folder.js';
import { author, by } from '../support/actors.js';
import { type ImportedFolder, openImportedFolder, said } from '../support/imported-folder.js';
import { nameOf, registerAs, reportText, writeFiles } from '../support/report-folder.js';
import { fakeCli } from '../support/terminal.js';

describe('a folder that is imported', () => {
  let folder: string;
  let reports: string;
  let core: Core;
  let run: ImportedFolder['run'];
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ folder, reports, core, run, close } = await openImportedFolder(3));
  });
  afterEach(() => close());
  const events = async () => {
    let count = 0;
    for await (const batch of core.store.readBatches({ batchSize: 1000 })) count += batch.length;
    return count;
  };

  test('goes in once, however often it is imported', async () => {
    await writeFiles(reports, { 'a.txt': await reportText(nameOf(0), 2019), 'b/c.txt': await reportText(nameOf(1), 2020) });
    const first = await run();
    expect([said(first), first.complete, process.exitCode]).toEqual([{ 'a.txt': 'imported', 'b/c.txt': 'imported' }, true, 0]);
    expect(first.outcomes[1]).toMatchObject({
      reportId: 'o1-2020-organ',
      revision: 2,
      year: 2020,
      formId: 'f2019',
      officeBy: 'name',
      cellsFound: 198,
      cellsExpected: 198,
      unplaced: 0,
    });
    const before = await events();
    const second = await run();
    expect([said(second), second.complete]).toEqual([{ 'a.txt': 'unchanged', 'b/c.txt': 'unchanged' }, true]);
    await core.app.report('o1-2020-organ', { type: 'reviseTitle', title: '改过' }, by(author));
    expect(said(await run())['b/c.txt']).toBe('unchanged');
    expect(await events()).toBe(before + 1);
  });

  test('is not kept from going in by bad files, which are told with what to do', async () => {
    await writeFiles(reports, {
      'a.txt': '无关的文字',
      'b.html': '',
      'c.pdf': 'x',
      'd.png': 'x',
      '.hidden.txt': 'x',
      '~$e.docx': 'x',
      'f.docx': 'PK no zip',
      'z.txt': await reportText(nameOf(0), 2019),
    });
    const { outcomes, others, ...summary } = await run();
    expect(outcomes.map(({ file, outcome, code }) => [file, outcome, code])).toEqual([
      ['a.txt', 'failed', 'NOT_A_REPORT'],
      ['b.html', 'failed', 'BAD_INPUT'],
      ['c.pdf', 'failed', 'BAD_INPUT'],
      ['f.docx', 'failed', expect.stringMatching(/BAD_INPUT|NOT_A_REPORT/)],
      ['z.txt', 'imported', undefined],
    ]);
    expect(outcomes[2]?.message).toMatch(/Save it as \.docx, \.html or \.txt/);
    expect([others, summary.complete, process.exitCode]).toEqual([1, false, 1]);
  });

  test('goes over what a report says only when that is asked for', async () => {
    await writeFiles(reports, { 'a.txt': await reportText(nameOf(0), 2019, 1) });
    await run();
    await writeFiles(reports, { 'a.txt': await reportText(nameOf(0), 2019, 2) });
    const refused = await run();
    expect([said(refused), refused.outcomes[0]?.message, process.exitCode]).toEqual([
      { 'a.txt': 'differs' },
      expect.stringMatching(/o0-2019-organ is there, at revision 2.*--replace/),
      1,
    ]);
    expect(said(await run({ replace: true }))).toEqual({ 'a.txt': 'replaced' });
    expect(core.app.queries.reportsById(['o0-2019-organ'])[0]?.revision).toBe(3);
    expect(said(await run({ replace: true }))).toEqual({ 'a.txt': 'unchanged' });
    // Put back to what was imported first: that is a change again, under no key that was used before.
    await writeFiles(reports, { 'a.txt': await reportText(nameOf(0), 2019, 1) });
    expect(said(await run({ replace: true }))).toEqual({ 'a.txt': 'replaced' });
    expect(said(await run())).toEqual({ 'a.txt': 'unchanged' });
  });

  test('has one file for each report: the first by name, whatever the order in which they are read', async () => {
    await writeFiles(reports, {
      'a.txt': await reportText(nameOf(0), 2019, 1),
      'b.txt': await reportText(nameOf(0), 2019, 2),
      'c.txt': await reportText(nameOf(0), 2019, 1),
    });
    for (const outcome of ['imported', 'unchanged'] as const) {
      const summary = await run({ replace: true });
      expect(said(summary)).toEqual({ 'a.txt': outcome, 'b.txt': 'sameReport', 'c.txt': 'duplicate' });
      expect(summary.outcomes[1]?.message).toMatch(/^a\.txt is the report o0-2019-organ too/);
    }
  });

  test('is matched to offices by former names and other spellings, and to no other', async () => {
    await core.app.office('o0', { type: 'renameOffice', name: '改名之后的管理中心' }, by(author));
    await registerAs(core, 'twin1', '双生市局');
    await registerAs(core, 'twin2', '双生市局');
    await registerAs(core, 'brackets', '某市局（某市园）');
    await registerAs(core, 'whole', '甲乙市丙丁局');
    await writeFiles(reports, {
      'former.txt': await reportText(nameOf(0), 2019),
      'spelling.txt': await reportText('某市局(某市园)', 2019),
      'twins.txt': await reportText('双生市局', 2019),
      'part.txt': (await reportText('丙丁局', 2019)).replaceAll('某市住房', '丙丁局住房').replace('二是', '甲乙市丙丁局二是'),
      'onlyPart.txt': await reportText('丙丁局', 2020),
    });
    const { outcomes } = await run();
    expect(outcomes.map(({ file, outcome, officeBy, reportId }) => [file, outcome, officeBy ?? null, reportId ?? null])).toEqual([
      ['former.txt', 'imported', 'formerName', 'o0-2019-organ'],
      ['onlyPart.txt', 'officeUnknown', null, null],
      ['part.txt', 'imported', 'partOfName', 'whole-2019-organ'],
      ['spelling.txt', 'imported', 'spelling', 'brackets-2019-organ'],
      ['twins.txt', 'officeUnknown', null, null],
    ]);
    expect(outcomes[1]).toMatchObject({
      officeName: '丙丁局',
      message: expect.stringMatching(/No office on file is called “丙丁局”.*whole \(甲乙市丙丁局\)/),
    });
    expect(outcomes[4]?.message).toMatch(/Several offices are called “双生市局”.*twin1.*twin2/);
  });

  test.each([
    ['list.csv', '\ufefffile,office,year,scope\r\n"x, y.txt",o1,2020,jurisdiction\r\nz.txt,o2,,\r\n'],
    ['list.json', JSON.stringify({ 'x, y.txt': { office: 'o1', year: 2020, scope: 'jurisdiction' }, 'z.txt': 'o2' })],
  ])('is matched by a list: %s', async (name, text) => {
    const list = join(folder, name);
    await writeFiles(folder, { [name]: text });
    await writeFiles(reports, {
      'x, y.txt': await reportText('无人知晓局', 2020),
      'below/z.txt': await reportText('无人知晓局', 2019),
      'other.txt': await reportText('无人知晓局', 2019, 9),
    });
    const dry = await run({ offices: list, dryRun: true });
    expect(said(dry)).toEqual({ 'below/z.txt': 'imported', 'other.txt': 'officeUnknown', 'x, y.txt': 'imported' });
    expect(core.app.queries.reports({}, { by: 'year', direction: 'asc' }, {}).edges).toEqual([]);
    const { outcomes } = await run({ offices: list });
    expect(outcomes.map(({ reportId }) => reportId)).toEqual(['o2-2019-organ', undefined, 'o1-2020-jurisdiction']);
  });

  test('is recorded as published on the day that the list says, also where it was imported before', async () => {
    const list = join(folder, 'list.csv');
    await writeFiles(folder, { 'list.csv': 'file,office,published\na.txt,,2020-01-21\nb.txt,,\nc.txt,,2020-02-30\n' });
    await writeFiles(reports, { 'a.txt': await reportText(nameOf(0), 2019), 'b.txt': await reportText(nameOf(1), 2019) });
    await expect(run({ offices: list })).rejects.toThrow(/entry 4: "2020-02-30" is no day/);
    await writeFiles(folder, { 'list.csv': 'file,office,published\na.txt,,2020-01-21\n' });
    expect(said(await run({ offices: list }))).toEqual({ 'a.txt': 'imported', 'b.txt': 'imported' });
    const published = (id: string) => core.app.queries.editions(id).map(({ edition, publishedOn }) => [edition, publishedOn]);
    expect([published('o0-2019-organ'), published('o1-2019-organ')]).toEqual([[[1, '2020-01-21']], []]);
    expect(said(await run({ offices: list, publishedOn: '2020-01-22', dryRun: true }))).toEqual({
      'a.txt': 'unchanged',
      'b.txt': 'published',
    });
    expect(published('o1-2019-organ')).toEqual([]);
    expect(said(await run({ offices: list, publishedOn: '2020-01-22' }))).toEqual({ 'a.txt': 'unchanged', 'b.txt': 'published' });
    expect(published('o1-2019-organ')).toEqual([[1, '2020-01-22']]);
    const again = await run({ offices: list, publishedOn: '2020-01-22' });
    expect([said(again), again.complete]).toEqual([{ 'a.txt': 'unchanged', 'b.txt': 'unchanged' }, true]);
    const otherDay = await run({ publishedOn: '2020-01-22' });
    expect(said(otherDay)).toEqual({ 'a.txt': 'differs', 'b.txt': 'unchanged' });
    expect(otherDay.outcomes[0]?.message).toBe(
      'o0-2019-organ is on record as published on 2020-01-21, not on 2020-01-22: a day that is recorded stays.',
    );
  });

  test('is recorded as published only where the report still says what the file does, and on a day that can be', async () => {
    await writeFiles(reports, { 'a.txt': await reportText(nameOf(0), 2019) });
    await run();
    const impossible = { 'a.txt': 'failed' };
    expect(said(await run({ publishedOn: '2018-01-01', dryRun: true }))).toEqual(impossible);
    expect(said(await run({ publishedOn: '2018-01-01' }))).toEqual(impossible);
    await core.app.report('o0-2019-organ', { type: 'reviseTitle', title: '另题' }, by(author, { expectedRevision: 2 }));
    const edited = await run({ publishedOn: '2020-01-22' });
    expect([said(edited), edited.outcomes[0]?.message]).toEqual([
      { 'a.txt': 'differs' },
      expect.stringMatching(/at revision 3, and says something else/),
    ]);
    expect(said(await run({ publishedOn: '2020-01-22', replace: true }))).toEqual({ 'a.txt': 'replaced' });
    expect(core.app.queries.reportsById(['o0-2019-organ'])[0]).toMatchObject({ status: 'published', revision: 5 });
  });

  test.each([
    ['a,b\n1,2', /entry 1: its first line must be file,office,year,scope/],
    ['file,office,year\na.txt,o1,1999', /entry 2: "1999" is no report year/],
    ['file,office,scope\na.txt,o1,all', /"all" is no scope/],
    ['file,office\n"a.txt,o1', /quotation mark/],
    ['{"a.txt": ', /is no JSON/],
  ])('is not begun with a list that can not be read: %j', async (text, why) => {
    await writeFiles(folder, { list: text });
    await expect(run({ offices: join(folder, 'list') })).rejects.toThrow(why);
  });

  test('asks at a terminal whose the others are, once for each name', async () => {
    await writeFiles(reports, {
      'a.txt': await reportText('零州市住房公积金中心', 2019),
      'b.txt': await reportText('零州市住房公积金中心', 2020),
      'c.txt': await reportText('新设局', 2019),
      'd.txt': await reportText('长宁市人民政府', 2019),
      'e.txt': await reportText('无名局', 2019),
    });
    const { context, stdout, stderr, input, keyboard } = fakeCli(core, { terminal: true });
    const importing = importFolder(reports, { parallel: 1 }, context, keyboard);
    await input.press('1\n');
    await input.press('nonsense\n');
    await input.press('n\n');
    await input.press('new-office\n');
    await input.press('43\n');
    await input.press('\n');
    await input.press('\n');
    await input.press('n\n');
    await input.press('new-office\n');
    await input.press('430900\n');
    await input.press('office\n');
    await input.press('\n');
    await input.press('\n');
    await input.press('n\n');
    await input.press('gov\n');
    await input.press('430902\n');
    await input.press('\n');
    await input.press('township\n');
    await input.press('s\n');
    await importing;
    expect(stderr.said).toMatch(/Whose report is “零州市住房公积金中心”\? \(a\.txt, b\.txt\)\n {2}1 {2}零州市住房公积金管理中心 {2}\(o0\)/);
    expect(stderr.said).toMatch(/There is no office nonsense\./);
    expect(stderr.said).toMatch(/"43" is no 行政区划代码/);
    expect(core.app.queries.officesById(['new-office'])[0]).toMatchObject({
      ...{ name: '新设局', region: '430900', kind: 'department', level: 'city' },
    });
    expect(stderr.said).toMatch(/“office” is none of them\./);
    expect(core.app.queries.officesById(['gov'])[0]).toMatchObject({ name: '长宁市人民政府', kind: 'government', level: 'township' });
    for (const id of ['o0-2019-organ', 'o0-2020-organ', 'new-office-2019-organ'])
      expect(core.app.queries.reportsById([id])[0]?.revision).toBe(2);
    expect(stdout.said).toMatch(/5 files: 4 imported, 1 of an office that is not known/);
    expect(process.exitCode).toBe(1);
  });

  test('is told where its files name other offices, and the list files that are not there', async () => {
    await writeFiles(folder, { list: 'file,office\na.txt,o1\nb.shtml,o0\ngone.txt,o1' });
    await writeFiles(reports, { 'a.txt': await reportText(nameOf(0), 2019), 'b.shtml': await reportText('某局', 2020) });
    const summary = await run({ offices: join(folder, 'list') });
    expect([said(summary), summary.listedInVain]).toEqual([{ 'a.txt': 'imported', 'b.shtml': 'imported' }, ['gone.txt']]);
    expect(summary.outcomes.map(({ warnings }) => warnings)).toEqual([
      [`The text names ${nameOf(0)} (o0), not ${nameOf(1)} (o1), for which it was given.`],
      [],
    ]);
  });

  test('is not begun where the summary can not be written, also not in a dry run', async () => {
    await writeFiles(reports, { 'a.txt': await reportText(nameOf(0), 2019) });
    for (const report of [join(folder, 'nowhere', 'x.json'), reports])
      await expect(run({ report, dryRun: true })).rejects.toThrow(/can not be written to .*Nothing was done\.$/);
    await expect(run({ report: reports })).rejects.toThrow(/Nothing was done/);
    expect(core.app.queries.reportsById(['o0-2019-organ'])).toEqual([null]);
  });

  test('is told of in a file, for programs', async () => {
    await writeFiles(reports, { 'a.txt': await reportText(nameOf(0), 2019) });
    const report = join(folder, 'report.json');
    const summary = await run({ report });
    expect(JSON.parse(await readFile(report, 'utf8'))).toEqual(summary);
    expect(summary.outcomes[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('may be empty, and is then said to be', async () => {
    const { context, stdout, keyboard } = fakeCli(core);
    await importFolder(reports, {}, context, keyboard);
    expect(stdout.said).toMatch(/has no file of a kind that is read/);
    expect(process.exitCode).toBe(1);
    await rm(reports, { recursive: true });
  });
});
