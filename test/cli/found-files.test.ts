import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { importFolder } from '../../src/cli/commands/import-folder.js';
import { findFiles } from '../../src/cli/import-folder/found-files.js';
import { type ImportedFolder, openImportedFolder, said } from '../support/imported-folder.js';
import { inGbk } from '../support/laid-out/gbk.js';
import { nameOf, reportText, writeFiles } from '../support/report-folder.js';
import { fakeCli } from '../support/terminal.js';

describe('the files of a folder', () => {
  let opened: ImportedFolder;
  beforeEach(async () => {
    opened = await openImportedFolder(1);
  });
  afterEach(() => opened.close());

  const page = '<html><body><p>一</p></body></html>';

  test('are those that are pages by what they hold, though their names say .doc', async () => {
    await writeFiles(opened.reports, {
      'a.doc': page,
      'b.doc': 'PK\u0003\u0004',
      'c.doc': '\u00d0\u00cf',
      'd.xls': page,
      'e.xls': 'PK\u0003\u0004',
    });
    const { files, unreadable } = await findFiles(opened.reports);
    expect(files.map(({ name }) => name)).toEqual(['a.doc', 'b.doc', 'd.xls']);
    expect(unreadable.map(({ name }) => name)).toEqual(['c.doc', 'e.xls']);
  });

  test('are told of where they are documents or archives that are not read', async () => {
    await writeFiles(opened.reports, { 'a.ofd': 'x', 'b.RAR': 'x' });
    expect((await findFiles(opened.reports)).unreadable).toEqual([
      { name: 'a.ofd', message: '.ofd is not read. Save it as .docx, .html or .txt.' },
      { name: 'b.RAR', message: '.RAR is not read. Take the files out of it first.' },
    ]);
  });

  test('are named where they may be reports all the same', async () => {
    await writeFiles(opened.reports, { 'index.html?id=3': page, 'x/page.aspx': page, noext: page, 'a.css': 'x', 'b.png': 'x' });
    const { others, passedOver } = await opened.run();
    expect([others, passedOver]).toEqual([5, ['index.html?id=3', 'noext', 'x/page.aspx']]);
    const { context, stdout, keyboard } = fakeCli(opened.core);
    await writeFiles(opened.reports, { 'a.txt': await reportText(nameOf(0), 2019) });
    await importFolder(opened.reports, { parallel: 1 }, context, keyboard);
    expect(stdout.said).toMatch(/5 other files.*\n.*Rename what is a report.*: index\.html\?id=3, noext, x\/page\.aspx\./);
  });

  test('are read also where their names are in GBK, as archives from Windows have them', async () => {
    const folder = Buffer.concat([Buffer.from(`${opened.reports}/`), inGbk('教育')]);
    await mkdir(folder);
    await writeFile(Buffer.concat([folder, Buffer.from('/'), inGbk('年报.txt')]), await reportText(nameOf(0), 2019));
    await writeFile(join(opened.folder, 'list'), 'file,office\n教育/年报.txt,o0\n');
    expect(said(await opened.run({ offices: join(opened.folder, 'list') }))).toEqual({ '教育/年报.txt': 'imported' });
  });
});
