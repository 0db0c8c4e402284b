import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { gongkai, removeFolder, temporaryFolder } from '../support/service.js';

describe('gongkai register-office, move-office and dissolve-office', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await gongkai(folder, 'register-office', 'city', '--name', '益阳市人民政府', '--region', '430900', '--kind', 'government');
    for (const id of ['hpf', 'old'])
      await gongkai(
        folder,
        'register-office',
        id,
        '--name',
        `${id}中心`,
        '--region',
        '430900',
        '--parent',
        'city',
        '--effective-on',
        '2010-01-01',
      );
  }, 60_000);
  afterAll(() => removeFolder(folder));

  const out = async (...args: string[]) => {
    const { code, stdout, stderr } = await gongkai(folder, ...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout;
  };
  const statistics = async (year: string) =>
    JSON.parse(await out('--json', 'statistics', 'city', year, '--drafts')) as {
      coverage: { expected: number; counted: number };
      leftOut: { office: { id: string }; reason: string }[];
    };

  test('say since when, and the sums and deadlines of the years follow', async () => {
    expect((await statistics('2020')).coverage).toMatchObject({ expected: 2, counted: 0 });
    expect(await out('dissolve-office', 'old', '--successor', 'hpf', '--effective-on', '2019-06-30', '--reason', '机构改革')).toBe(
      'Dissolved old (old中心), in effect since 2019-06-30.\n',
    );
    expect(
      await out('register-office', 'data', '--name', '数据局', '--region', '430900', '--parent', 'city', '--effective-on', '2021-05-01'),
    ).toBe('Registered data (数据局).\n');
    const told = await statistics('2020');
    expect(told.coverage).toMatchObject({ expected: 1, counted: 0 });
    expect(told.leftOut.map(({ office, reason }) => `${office.id} ${reason}`)).toEqual([
      'city government',
      'data foundedLater',
      'old dissolved',
    ]);
    expect(await out('deadlines', '2020')).toMatch(
      /\nhpf +2021-01-31 +overdue [\s\S]*\nleft out +why +name\ndata +founded later +数据局\nold +dissolved /,
    );
    expect(await out('deadlines', '2021')).toMatch(/\ndata +2022-01-31 +overdue /);
    expect(await out('offices', '--dissolved')).toMatch(
      /\ndata +数据局 \(since 2021-05-01\)[\s\S]*\nold +old中心 \(dissolved 2019-06-30\)/,
    );
    expect(await out('audit', '--limit', '50')).toMatch(/OfficeDissolved +old +2 +机构改革 — in effect since 2019-06-30/);
  });

  test('let reports be entered of the years in which a dissolved office existed', async () => {
    const file = join(packageRoot, 'samples/shanghai-government-office-2019.html');
    expect(await out('import', file, '--office', 'old', '--year', '2019')).toMatch(/^Imported old-2019-organ/);
    const { code, stderr } = await gongkai(folder, 'import', file, '--office', 'old', '--year', '2020');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/The office old is dissolved/)]);
  });

  test('move an office from a day on, and say what is missing or can not be', async () => {
    await out(
      'register-office',
      'county',
      '--name',
      '某县人民政府',
      '--region',
      '430921',
      '--kind',
      'government',
      '--effective-on',
      '2000-01-01',
    );
    expect(await out('move-office', 'hpf', '--parent', 'county', '--region', '430921', '--effective-on', '2021-01-01')).toBe(
      'Moved hpf (hpf中心), in effect since 2021-01-01.\n',
    );
    expect((await statistics('2020')).coverage.expected).toBe(1);
    expect((await statistics('2021')).coverage.expected).toBe(1);
    expect(await out('deadlines', '2021', '--office', 'county')).toMatch(/\nhpf +2022-01-31/);
    expect(await out('move-office', 'hpf', '--parent', 'county')).toBe('hpf (hpf中心) stands so already: nothing was recorded.\n');
    const refused = async (...args: string[]) => (await gongkai(folder, ...args)).stderr;
    expect(await refused('move-office', 'hpf')).toMatch(/Say where it stands now: --parent ID \(or --top\), --region CODE, or both/);
    expect(await refused('move-office', 'nobody', '--top')).toMatch(/There is no office nobody/);
    expect(await refused('dissolve-office', 'hpf', '--effective-on', '2020-02-30')).toMatch(/"2020-02-30" is no day: YYYY-MM-DD/);
    expect(await refused('dissolve-office', 'hpf', '--effective-on', '2999-01-01')).toMatch(/lies ahead: today is/);
  });
});
