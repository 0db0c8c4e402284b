import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { registerOffices } from '../../src/cli/commands/register-offices.js';
import { openTestCore } from '../support/core.js';
import { removeFolder, temporaryFolder } from '../support/service.js';
import { fakeCli } from '../support/terminal.js';

describe('a list of offices', () => {
  let folder: string;
  let core: Core;
  beforeEach(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    process.exitCode = 0;
  });
  afterEach(async () => {
    process.exitCode = 0;
    await core.close();
    await removeFolder(folder);
  });

  /** `gongkai register-offices FILE`: what it prints, and the exit status. */
  async function register(list: string, json = false): Promise<{ readonly said: string; readonly code: typeof process.exitCode }> {
    const file = join(folder, 'list');
    await writeFile(file, list);
    const { context, stdout } = fakeCli(core, { json });
    process.exitCode = 0;
    await registerOffices(file, {}, context);
    return { said: stdout.said.replaceAll(file, 'list'), code: process.exitCode };
  }

  const office = (id: string) => core.app.queries.officesById([id])[0];

  test('is registered, those above first, and what it leaves out is as for one office', async () => {
    const { said, code } = await register(
      'id,name,region,parent,kind,level,vertical\nwater,"水利局, 市",430900,city\ncity,示例市人民政府,430900,,government,city\ntax,税务局,430900,city,,,是\n',
    );
    expect([said, code]).toEqual(['3 offices: 3 registered.\n', 0]);
    expect(office('water')).toMatchObject({
      name: '水利局, 市',
      parentId: 'city',
      kind: 'department',
      level: 'county',
      vertical: false,
      uscc: null,
    });
    expect(office('city')).toMatchObject({ parentId: null, kind: 'government', level: 'city' });
    expect(office('tax')).toMatchObject({ vertical: true });
  });

  test('may be given again: what is in and says the same is left alone, what says something else is told of', async () => {
    const list = 'id,name,region\na,甲局,430900\nb,乙局,430900\n';
    await register(list);
    expect((await register(list)).said).toBe('2 offices: 2 registered before, left as they are.\n');
    expect(await register(list.replace('乙局', '丙局'))).toEqual({
      said: '2 offices: 1 registered before, left as they are, 1 say something else than the office that is there.\n✗ line 3: b\n  It is registered with name 乙局, not 丙局. It was left as it is: rename or move it, or mend the list.\n',
      code: 1,
    });
    expect([office('b')?.name, office('b')?.revision]).toEqual(['乙局', 1]);
  });

  test('says since when an office exists, and a list that says another day is told of', async () => {
    const list = 'id,name,region,EffectiveOn\na,甲局,430900,2021-03-01\nb,乙局,430900,\n';
    await register(list);
    expect([office('a')?.foundedOn, office('b')?.foundedOn]).toEqual(['2021-03-01', null]);
    expect((await register(list)).said).toBe('2 offices: 2 registered before, left as they are.\n');
    const json = JSON.stringify([{ id: 'a', name: '甲局', region: '430900', effectiveOn: '2021-03-01' }]);
    expect((await register(json)).said).toBe('1 office: 1 registered before, left as they are.\n');
    expect((await register(list.replace('2021-03-01', '2020-03-01').replace('乙局,430900,', '乙局,430900,2019-01-01'))).said).toMatch(
      /line 2: a\n {2}It is registered with effectiveOn 2021-03-01, not 2020-03-01\.[\s\S]*line 3: b\n {2}It is registered with effectiveOn null, not 2019-01-01\./,
    );
    expect((await register('id,name,region,effectiveOn\nc,丙局,430900,2020-02-30\n')).said).toMatch(
      /1 failed\.\n✗ line 2: c\n {2}effectiveOn: "2020-02-30" is no day/,
    );
  });

  test('goes on after an office that can not be registered, and tells of it at the end', async () => {
    const { said, code } = await register(
      JSON.stringify([
        { id: 'a', name: '甲局', region: '43' },
        { id: 'b', name: '乙局', region: '430900', parent: 'a' },
        { id: 'c', name: '丙局', region: '430900', vertical: true, uscc: null },
      ]),
      true,
    );
    expect(code).toBe(1);
    expect(JSON.parse(said)).toMatchObject({
      counts: { registered: 1, failed: 2 },
      complete: false,
      outcomes: [
        { line: 1, officeId: 'a', outcome: 'failed', message: expect.stringMatching(/"43" is no 行政区划代码/) },
        { line: 2, officeId: 'b', outcome: 'failed', message: expect.stringMatching(/no office a to stand above it/) },
        { line: 3, officeId: 'c', outcome: 'registered' },
      ],
    });
    expect(office('c')).toMatchObject({ vertical: true });
  });

  test.each([
    ['id,title\n', /line 1: its heading has “title”; the columns are id,name,region,uscc,parent,kind,level,vertical/],
    ['id,name\n', /line 1: its heading lacks region/],
    [
      'id,name,region,kind\na,甲局,430900,office\nb,乙局\n',
      /line 2: “office” is no kind: government, department\n {2}line 3: it lacks an id, a name or a region/,
    ],
    ['id,name,region\na,甲局,430900\na,乙局,430900\n', /line 3: a stands in line 2 already/],
    ['id,name,region,parent\na,甲局,430900,b\nb,乙局,430900,a\n', /line 2: the office a would stand above itself/],
    ['id,name,region,vertical\na,甲局,430900,perhaps\n', /“perhaps” is neither true nor false/],
    ['[{"id":"a","nam":"b"}]', /entry 1: it is no object of id, name/],
    ['[1', /it is no JSON/],
    ['id,name,region\na,"甲局,430900\n', /quotation mark/],
  ])('that reads %j is refused whole, with every line that is wrong', async (list, why) => {
    await expect(register(list)).rejects.toThrow(why);
    expect(office('a')).toBeNull();
  });

  test('with no office says so', async () => {
    expect(await register('id,name,region\n')).toEqual({ said: 'list lists no office.\n', code: 0 });
  });
});
