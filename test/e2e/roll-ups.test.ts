import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { gongkai, gongkaiWith, removeFolder, temporaryFolder } from '../support/service.js';

describe('gongkai statistics, trend and deadlines', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await gongkai(folder, 'register-office', 'city', '--name', '益阳市人民政府', '--region', '430900', '--kind', 'government');
    const hpf = ['hpf', '--name', '益阳市住房公积金管理中心', '--region', '430900', '--parent', 'city', '--effective-on', '2003-05-01'];
    await gongkai(folder, 'register-office', ...hpf);
    await gongkai(folder, 'register-office', 'tax', '--name', '益阳市税务局', '--region', '430900', '--parent', 'city', '--vertical');
    await gongkai(folder, 'import', join(packageRoot, 'samples/yiyang-housing-fund-2020.txt'), '--office', 'hpf', '--year', '2020');
  }, 60_000);
  afterAll(() => removeFolder(folder));

  test('statistics adds up, and says who is missing and who is left out', async () => {
    const { code, stdout } = await gongkai(folder, 'statistics', 'city', '2020', '--drafts');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^益阳市人民政府 2020 \(f2019\)\n1 of 1 reported: 0 on time, 0 late, 1 draft, 0 withdrawn, 0 missing\.\n\ncell +sum /,
    );
    expect(stdout).toMatch(/\ntable2\/item9\.procurement\/totalAmount +4987097 +元 +表二 政府集中采购 采购总金额\n/);
    expect(stdout).toMatch(/\nleft out +why +name\ncity +no report of its own organ +益阳市人民政府\ntax +vertical +益阳市税务局\n$/);
    expect((await gongkai(folder, 'statistics', 'city', '2020')).stdout).toMatch(
      /0 of 1 reported[\s\S]*No figure above 0.*\n[\s\S]*\nhpf +draft/,
    );
  });

  test('statistics as of an instant knows nothing of what came later', async () => {
    const { code, stderr } = await gongkai(folder, 'statistics', 'city', '2020', '--as-of', '2021-02-01');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/There is no office city.*NOT_FOUND/)]);
  });

  test('statistics of a table that the form has not are refused, with the tables that it has', async () => {
    const { code, stderr } = await gongkai(folder, 'statistics', 'city', '2020', '--table', 'table9');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/has no table table9\. Take one of: table2, table3, table4\./)]);
  });

  test('statistics prints the same as data', async () => {
    const { stdout } = await gongkai(folder, '--json', 'statistics', 'city', '2020', '--drafts');
    const told = JSON.parse(stdout) as { cells: { id: string }[] };
    expect(told).toMatchObject({
      formId: 'f2019',
      coverage: { expected: 1, counted: 1 },
      leftOut: [{ reason: 'government' }, { reason: 'vertical' }],
    });
    expect(told.cells.find(({ id }) => id === 'table2/item9.procurement/totalAmount')).toMatchObject({ value: '4987097', unit: '元' });
  });

  test('trend has a row for each year, with its grade', async () => {
    const { code, stdout } = await gongkai(
      folder,
      'trend',
      'hpf',
      'table2/item1.normativeDocs/issued',
      '--drafts',
      '--from',
      '2020',
      '--to',
      '2021',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/\n2020 +3 +件 +approximate .*hpf-2020-organ, revision 2 +口径近似/);
    expect(stdout).toMatch(/\n2021 +· +exact +approximate +no report\n$/);
    const refused = await gongkai(folder, 'trend', 'hpf', 'happiness');
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/no measure|No form of these years has a measure happiness\. Take one of: requestsReceived/),
    ]);
  });

  test('deadlines counts by region and lists by lateness, with the local days of the settings', async () => {
    const file = join(folder, 'deadlines.json');
    await writeFile(file, '[{"region": "4309", "kind": "department", "date": "01-20"}]');
    const { code, stdout } = await gongkaiWith(folder, { GONGKAI_DEADLINES: file }, 'deadlines', '2020', '--as-of', '2100-02-01');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Reports on 2020, as it stands on 2100-02-01\nregion +must report[^\n]*\n4309 +1 +0 +0 +0 +1 +2 +0 +0 +益阳市人民政府\nall +1 /,
    );
    expect(stdout).toMatch(/\nhpf +2021-01-20 \(local\) +overdue by \d+ days/);
    expect((await gongkai(folder, 'deadlines', '2020', '--office', 'city')).stdout).toMatch(
      /\nleft out +why +name\ntax +vertical +益阳市税务局\n$/,
    );
    const data = JSON.parse((await gongkai(folder, '--json', 'deadlines', '2020', '--region', '11')).stdout);
    expect(data).toMatchObject({ year: 2020, counts: { expected: 0 }, offices: [] });
  });

  test('a local day later than the law is refused at start, with every other problem', async () => {
    const file = join(folder, 'late.json');
    await writeFile(
      file,
      '[{"region": "4309", "kind": "department", "date": "02-20"}, {"region": "x", "kind": "government", "date": "03-01"}]',
    );
    const { code, stderr } = await gongkaiWith(folder, { GONGKAI_DEADLINES: file, GONGKAI_PORT: 'x' }, 'deadlines', '2020');
    expect(code).toBe(1);
    expect(stderr).toMatch(/GONGKAI_PORT=x[\s\S]*GONGKAI_DEADLINES=.*entry 1 has the date 02-20, later than 01-31.*entry 2 needs a region/);
    expect((await gongkaiWith(folder, { GONGKAI_DEADLINES: '/nowhere.json' }, 'offices')).stderr).toMatch(
      /GONGKAI_DEADLINES=\/nowhere\.json: can not be read/,
    );
  });

  test('statistics names a lower government of which nothing is in the sum', async () => {
    const register = (id: string, ...more: string[]) =>
      gongkai(folder, 'register-office', id, '--name', id, '--kind', 'government', '--effective-on', '1990-01-01', ...more);
    await register('other', '--region', '431200');
    await register('county', '--region', '431202', '--level', 'county', '--parent', 'other');
    const { stdout } = await gongkai(folder, 'statistics', 'other', '2020');
    expect(stdout).toMatch(/\n0 of 1 reported: [^\n]* 1 missing\.\n/);
    expect(stdout).toMatch(/\nR-REGION {2}1 个下级政府[^\n]*未反映本行政区域全貌。\n/);
    expect(stdout).toMatch(/\ncounty +missing +county\n/);
  });
});
