import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readOfficeList } from '../../src/cli/import-folder/office-list.js';
import { readOfficeFile } from '../../src/cli/office-file/read-office-file.js';
import { inGbk } from '../support/laid-out/gbk.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

describe('a list as a spreadsheet saves it', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(() => removeFolder(folder));

  const text = 'file,office\r\n市政府.html,gov\r\n';
  test.each([
    ['in UTF-8', Buffer.from(text)],
    ['in UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['in UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['in GBK', inGbk(text)],
  ])('is read %s', async (_in, bytes) => {
    const list = join(folder, 'list.csv');
    await writeFile(list, bytes);
    expect([...(await readOfficeList(list))]).toEqual([['市政府.html', { office: 'gov' }]]);
  });

  test('is read in GBK where it is of offices to register, too', async () => {
    const list = join(folder, 'offices.csv');
    await writeFile(list, inGbk('id,name,region\ngov,长宁市人民政府,430900\n'));
    expect((await readOfficeFile(list))[0]?.details.name).toBe('长宁市人民政府');
  });

  test('is refused where it is no text', async () => {
    const list = join(folder, 'bad.csv');
    await writeFile(list, Buffer.from([0x66, 0xff, 0xff]));
    await expect(readOfficeList(list)).rejects.toThrow(/no text in UTF-8 or GB 18030.*Save it as CSV in UTF-8/);
  });
});
