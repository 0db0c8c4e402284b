import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { gongkai, removeFolder, temporaryFolder } from '../support/service.js';

const report = 'hpf-2020-organ';

describe('gongkai diff', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const sample = join(packageRoot, 'samples/yiyang-housing-fund-2020.txt');
    const before = join(folder, 'before.txt');
    await writeFile(before, (await readFile(sample, 'utf8')).replaceAll('2020', '2019').replace('4987097元', '400万元'));
    await gongkai(folder, 'register-office', 'hpf', '--name', '益阳市住房公积金管理中心', '--region', '430900');
    await gongkai(folder, 'import', sample, '--office', 'hpf', '--year', '2020');
    await gongkai(folder, 'import', before, '--office', 'hpf', '--year', '2019');
    await gongkai(
      folder,
      'import',
      join(packageRoot, 'test/fixtures/reports/11_xjtl_audit_2023_f2021_excerpt.txt'),
      ...['--office', 'hpf', '--year', '2021'],
    );
  });
  afterAll(() => removeFolder(folder));

  test.each([
    [[report, '1', '2']],
    [[report, '1']],
    [[`${report}@1`, '2']],
    [[`${report}@1`, `${report}@current`]],
    [[report, '1', '2100-01-01']],
  ])('%j says which two points it compares, and what changed', async (points) => {
    const { code, stdout } = await gongkai(folder, 'diff', ...points);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^from hpf-2020-organ {2}revision 1 .*\nto {3}hpf-2020-organ {2}revision 2 .*\n/);
    expect(stdout).toMatch(/\{\+一是围绕/);
    expect(stdout).not.toMatch(/沿用的文字/);
  });

  test('from last year has the figures that changed, exactly, and the text that was carried over', async () => {
    const { stdout } = await gongkai(folder, 'diff', report, 'last-year');
    expect(stdout).toMatch(/^年度比较：2019年 → 2020年/);
    expect(stdout).toMatch(/政府集中采购 采购总金额 +400万元 +4987097元 +\+987097 +\+24\.6774%\n/);
    expect(stdout).toMatch(/总体情况 +\d+ +100\.0% +100\.0%\n/);
    expect(stdout).toMatch(/其他需要报告的事项 +1 +too short/);
    expect(stdout).toMatch(/ {2}before: 年,益阳市住房公积金管理中心/);
    expect((await gongkai(folder, 'diff', report, 'last-year', '--passages', '0')).stdout).not.toMatch(/before:/);
  });

  test('from form to form has each figure under its grade', async () => {
    const { stdout } = await gongkai(folder, 'diff', 'hpf-2021-organ', 'last-year');
    expect(stdout).toMatch(/格式不同（f2019 → f2021）/);
    expect(stdout).toMatch(/行政规范性文件 本年制发件数（原：表二 规范性文件 本年新制作数量） +3个 +0 +-3 +-100% +口径近似/);
    expect(stdout).toMatch(/行政规范性文件 现行有效件数（原：表二 规范性文件 对外公开总数量） +13个 +0 +不可比/);
    expect(stdout).toMatch(/政府集中采购 采购总金额 +4987097元 +（无此项） +2021起取消/);
    expect(stdout).toMatch(/全文 the whole +\d+ +0\.0% +0\.0%/);
  });

  test('prints the same as data', async () => {
    const { stdout } = await gongkai(folder, '--json', 'diff', report, 'hpf-2021-organ');
    expect(JSON.parse(stdout)).toMatchObject({
      from: { report, revision: 2 },
      to: { report: 'hpf-2021-organ', revision: 2 },
      relation: { kind: 'years' },
      figures: expect.arrayContaining([
        expect.objectContaining({ id: 'table2/item1.normativeDocs/inForce', grade: 'none', growthRate: null }),
      ]),
      carriedOver: { verbatim: 0, masked: 0, coarse: false },
    });
  });

  test.each([
    [[report, 'edition:2'], /has no edition 2; it was never published.*NOT_FOUND/],
    [[report, 'published', 'current'], /Nothing of hpf-2020-organ was in force at .*never published/],
    [[report, '9'], /has no revision 9; the last is 2/],
    [['hpf-2019-organ', 'last-year'], /There is no report hpf-2018-organ/],
    [['7', '12'], /Say of which report: REPORT@7.*BAD_INPUT/],
    [[report, 'tomorrow'], /is no point. One looks like 7, edition:2/],
  ])('%j is refused with the reason', async (points, said) => {
    const { code, stderr } = await gongkai(folder, 'diff', ...points);
    expect([code, stderr]).toEqual([1, expect.stringMatching(said)]);
  });

  test('tells in its help how points are written', async () => {
    expect((await gongkai(folder, 'diff', '--help')).stdout).toMatch(/last-year[\s\S]*edition:2[\s\S]*published:2021-03-31/);
  });
});
