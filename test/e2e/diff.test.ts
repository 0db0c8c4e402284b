import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gongkai, RunningService, removeFolder, temporaryFolder } from '../support/service.js';

const report = 'yiyang-housing-fund-2020-organ';

describe('gongkai diff, on the sample', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const service = await RunningService.start(folder);
    await service.stop();
  });
  afterAll(() => removeFolder(folder));

  test('tells cells, edition and status, plainly where it is piped', async () => {
    const { code, stdout } = await gongkai(folder, 'diff', report, '7', '12');
    expect(code).toBe(0);
    const [from, to, ...changes] = stdout.split('\n');
    expect(from).toMatch(new RegExp(`^from ${report}  revision 7  edition 1  2\\d{3}-`));
    expect(to).toMatch(new RegExp(`^to   ${report}  revision 12  edition 2  2\\d{3}-`));
    expect(changes).toEqual([
      '版本 第1版 → 第2版  Edition: 1 → 2',
      '政府集中采购 采购项目数量 (table2/item9.procurement/projectCount): 20个 → 21  (+1)',
      '政府集中采购 采购总金额 (table2/item9.procurement/totalAmount): 4987097元 → 5012097  (+25000)',
      '',
    ]);
  });

  test('sums up, with the findings that went', async () => {
    const { stdout } = await gongkai(folder, 'diff', report, '2', '3', '--summary');
    expect(stdout).toMatch(/^标题 “市住房公积金管理中心” → “益阳市住房公积金管理中心2020年政府信息公开工作年度报告”/);
    expect(stdout).toMatch(/^问题消除 S-TITLE：/m);
    expect((await gongkai(folder, 'diff', report, '7', '7', '--summary')).stdout).toBe('No difference.\n');
  });

  test('writes unified text, a line for each cell, and nothing where nothing differs', async () => {
    const { stdout } = await gongkai(folder, 'diff', report, '7', '12', '--unified', '--context', '0');
    expect(stdout).toBe(
      [
        `--- ${report}@7 (published, edition 1)`,
        `+++ ${report}@12 (published, edition 2)`,
        '@@ -31,2 +31,2 @@ 二、主动公开政府信息情况',
        '-表二 政府集中采购 采购项目数量：20个',
        '-表二 政府集中采购 采购总金额：4987097元',
        '+表二 政府集中采购 采购项目数量：21 项',
        '+表二 政府集中采购 采购总金额：5012097 元',
        '',
      ].join('\n'),
    );
    expect((await gongkai(folder, 'diff', report, '7', '7', '--unified')).stdout).toBe('');
  });

  test('prints data with --json, whatever is asked for', async () => {
    const all = JSON.parse((await gongkai(folder, '--json', 'diff', report, '7', '12')).stdout);
    expect(all).toMatchObject({
      from: { revision: 7 },
      to: { revision: 12 },
      metadata: [{ field: 'edition' }],
      isEmpty: false,
      findings: [],
    });
    expect(JSON.parse((await gongkai(folder, '--json', 'diff', report, '7', '12', '--summary')).stdout)).toHaveLength(3);
    expect(JSON.parse((await gongkai(folder, '--json', 'diff', report, '7', '12', '--unified')).stdout)).toHaveProperty('unified');
    expect(JSON.parse((await gongkai(folder, '--json', 'diff', report, '7', '12', '--patch')).stdout)).toHaveLength(2);
  });

  test.each([
    [['--patch', '--unified'], /'--patch' cannot be used with option '--unified'/],
    [['--patch', '--unified', '--summary'], /cannot be used with option/],
    [['--unified', '--summary'], /'--unified' cannot be used with option '--summary'/],
    [['--patch', '--context', '1'], /--context goes with --unified/],
    [['--context', '1'], /--context goes with --unified/],
    [['--summary', '--passages', '1'], /'--passages <n>' cannot be used with option '--summary'/],
  ])('takes no options that contradict each other, as %j', async (options, why) => {
    const told = await gongkai(folder, 'diff', report, '7', '12', ...options);
    expect(told).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(why) });
    const { stderr } = await gongkai(folder, '--json', 'diff', report, '7', '12', ...options);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'BAD_INPUT', message: expect.stringMatching(why) } });
  });
});
