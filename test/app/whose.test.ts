import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { author, by } from '../support/actors.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { registerAs, reportText } from '../support/report-folder.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

describe('whose a report is', () => {
  let folder: string;
  let core: Core;
  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    await registerAs(core, 'office', '长宁市人民政府办公室');
    await registerAs(core, 'farming', '长宁市农业农村局');
    await registerAs(core, 'finance', '长宁市财政局');
    await registerOffice(core, 'old', { name: '长宁市统计局' });
    await registerOffice(core, 'new', { name: '长宁市统计局', effectiveOn: '2020-06-01' });
    await core.app.office('old', { type: 'dissolveOffice', successorId: 'new', effectiveOn: '2020-06-01' }, by(author));
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  const read = async (office: string, year: 2019 | 2020, said: string) => {
    const text = (await reportText(office, year)).replace('一、总体情况\n', `一、总体情况\n${said}\n`);
    return core.app.importText({ source: { name: 'a.txt', mediaType: 'text/plain', bytes: Buffer.from(text) } }, by(author));
  };

  test('is not told by a name that only begins as another does, though the text says that one', async () => {
    await expect(read('长宁市人民政府', 2019, '如有疑问，请与长宁市人民政府办公室联系。')).rejects.toThrow(
      'Whose report is it? No office on file is called “长宁市人民政府”. It may be 长宁市人民政府办公室 (office)',
    );
  });

  test('is told by the title’s own name, whatever stands before it in the text', async () => {
    expect((await read('长宁市农业农村局', 2019, '现公布长宁市农业农村局2019年政府信息公开工作年度报告。')).id).toBe('farming-2019-organ');
  });

  test('is told by the end of a name whose whole the text says', async () => {
    expect((await read('财政局', 2019, '长宁市财政局认真贯彻条例。')).id).toBe('finance-2019-organ');
    const ofDistrict = read('财政局', 2020, '河东区财政局认真贯彻长宁市财政局的要求。');
    await expect(ofDistrict).rejects.toThrow('No office on file is called “河东区财政局”');
    await expect(read('农业农村局', 2019, '我局认真贯彻条例。')).rejects.toThrow('No office on file is called “农业农村局”');
  });

  test('is told by the year, of an office and its successor of the same name', async () => {
    expect((await read('长宁市统计局', 2019, '我局认真贯彻条例。')).id).toBe('old-2019-organ');
    expect((await read('长宁市统计局', 2020, '我局认真贯彻条例。')).id).toBe('new-2020-organ');
  });

  test('is not told by a text that names no office', async () => {
    await expect(read('', 2019, '我局认真贯彻条例。')).rejects.toThrow('Whose report is it? The text names no office. Name the office.');
  });
});
