import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import SqliteDatabase from 'better-sqlite3';
import { Keyboard } from '../../src/cli/keyboard.js';
import { Output } from '../../src/cli/output.js';
import { createProgram } from '../../src/cli/program.js';
import { gongkai, RunningService, removeFolder, temporaryFolder } from '../support/service.js';
import { FakeInput, Written } from '../support/terminal.js';

const report = 'yiyang-housing-fund-2020-organ';
const amount = 'table2/item9.procurement/totalAmount';

describe('the history of a report from the command line', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await (await RunningService.start(folder)).stop();
  });
  afterAll(() => removeFolder(folder));

  test('blame tells who last changed each paragraph and each cell', async () => {
    const { stdout, code } = await gongkai(folder, 'blame', report);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^总体情况 Overview\nrevision {2}by {4}at +paragraph\n2 +李文 {2}\d{4}-\S+Z {2}2020年,益阳市住房公积金管理中心/);
    expect(stdout).toMatch(/^9 +李文 {2}\S+ +5012097 +政府集中采购 采购总金额 +table2\/item9\.procurement\/totalAmount$/m);
    expect(stdout).toMatch(/^2 +李文 {2}\S+ +0 +一、本年新收政府信息公开申请数量 自然人 +table3\/received\/naturalPerson$/m);
    expect(stdout.match(/^\d+ /gm)).toHaveLength(198 + 10);
  });

  test('blame tells all that a cell ever said, as of any revision or instant', async () => {
    const line = (text: string) => [...text.matchAll(/^(\d+) +(\w+) +李文/gm)].map(([, revision, event]) => `${revision} ${event}`);
    const whole = await gongkai(folder, 'blame', report, '--cell', amount);
    expect(whole.stdout).toMatch(/^政府集中采购 采购总金额 \(table2\/item9\.procurement\/totalAmount\): 5012097\n/);
    expect(whole.stdout).toMatch(/4987097元 +5012097 +25000 +示例 Demonstration: one more procurement project/);
    expect(line(whole.stdout)).toEqual(['1 ReportOpened', '2 ReportImported', '9 FiguresRecorded']);
    expect(line((await gongkai(folder, 'blame', report, '--cell', amount, '--revision', '8')).stdout)).toEqual([
      '1 ReportOpened',
      '2 ReportImported',
    ]);
    expect(line((await gongkai(folder, 'blame', report, '--cell', amount, '--at', '2100-01-01T00:00:00+08:00')).stdout)).toHaveLength(3);
  });

  test('blame tells all wordings of a section', async () => {
    const { stdout } = await gongkai(folder, 'blame', report, '--section', 'otherMatters', '--lines');
    expect(stdout).toMatch(
      /^其他需要报告的事项 Other matters to be reported, paragraph 1\n {2}2\. ReportImported {2}李文 {2}\S+\n {4}示例.*\n {4}\{\+无。\+\}\n\n$/,
    );
    expect((await gongkai(folder, 'blame', report, '--section', 'overview', '--revision', '1')).stdout).toBe('Nothing is written there.\n');
  });

  test('blame for programs says the same', async () => {
    const { stdout } = await gongkai(folder, 'blame', report, '--json');
    const { revision, cells, paragraphs } = JSON.parse(stdout) as { revision: number; cells: { id: string }[]; paragraphs: object[] };
    expect([revision, cells.length, paragraphs.length]).toEqual([12, 198, 10]);
    expect(cells.find(({ id }) => id === amount)).toMatchObject({
      cell: { raw: '5012097', value: '5012097' },
      change: {
        revision: 9,
        event: 'FiguresRecorded',
        actor: { id: 'li.author', name: '李文' },
        reason: expect.stringMatching(/one more/),
      },
    });
    const named = JSON.parse(
      (await gongkai(folder, '--json', 'blame', report, '--cell', amount, '--section', 'otherMatters')).stdout,
    ) as object;
    expect(named).toMatchObject({
      cells: [
        {
          id: amount,
          values: [
            { revision: 1, old: null },
            { revision: 2, delta: null },
            { revision: 9, delta: '25000' },
          ],
        },
      ],
      paragraphs: [
        { section: 'otherMatters', index: 0, text: '无。', change: { revision: 2 }, wordings: [{ revision: 2, old: null, new: '无。' }] },
      ],
    });
  });

  test('replay walks the events of the log, and finds the one that was tampered with', async () => {
    const sound = await gongkai(folder, 'replay', report, '--from', '8', '--to', '9');
    expect(sound.stdout).toMatch(
      /^✓ 8\. CorrectionOpened {2}李文[\s\S]*\n✓ 9\. FiguresRecorded[\s\S]*4987097元 → 5012097 {2}\(\+25000\)\n$/,
    );
    expect(JSON.parse((await gongkai(folder, 'replay', report, '--json')).stdout)).toHaveLength(12);

    const copy = await temporaryFolder();
    await (await RunningService.start(copy)).stop();
    const log = new SqliteDatabase(`${copy}/events.db`);
    const tables = log.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%metadata%'").pluck().all();
    for (const table of tables as string[])
      log
        .prepare(`UPDATE ${table} SET metadata = replace(metadata, 'the sums hold', 'the sums held') WHERE metadata LIKE '%the sums hold%'`)
        .run();
    log.close();
    const broken = await gongkai(copy, 'replay', report);
    expect(broken.code).toBe(1);
    expect(broken.stdout).toMatch(/^✗ 7\. ReportPublished.*\n {2}The chain is broken: revision 7 does not carry the hash/m);
    expect(broken.stdout).toMatch(/^✓ 12\. ReportPublished/m);
    expect(broken.stderr).toMatch(/hash chain of yiyang-housing-fund-2020-organ is broken: revision 7.*\[INVALID_EVENT\]/);
    await removeFolder(copy);
  });

  test('show opens what was recorded or in force at any instant', async () => {
    const shown = async (...args: string[]) =>
      JSON.parse((await gongkai(folder, 'show', report, '--json', ...args)).stdout) as { revision: number; at: string };
    const imported = await shown('--revision', '2');
    const edition = await shown('--revision', '7');
    expect((await shown('--at', edition.at)).revision).toBe(7);
    expect((await shown('--at', edition.at, '--published')).revision).toBe(7);
    expect((await shown('--at', '2100-01-01', '--published')).revision).toBe(12);
    expect((await shown('--published')).revision).toBe(12);
    const early = await gongkai(folder, 'show', report, '--published', '--at', imported.at);
    expect([early.code, early.stdout, early.stderr]).toEqual([
      1,
      '',
      expect.stringMatching(/Nothing of .* was in force at \d{4}-.*: edition 1 came into force at \d{4}-.*\[NOT_FOUND\]/),
    ]);
  });

  test.each([
    [['show', report, '--at', '2000-01-01'], /did not exist at 1999-12-31T16:00:00\.000Z: it was opened at \d{4}-.*\. \[NOT_FOUND\]/],
    [['show', report, '--revision', '2', '--at', '2026-01-01'], /'--at <instant>' cannot be used with option '--revision <n>'/],
    [['show', report, '--revision', '2', '--published'], /'--published' cannot be used with option '--revision <n>'/],
    [['show', report, '--at', '5'], /"5" is no instant\. One looks like 2021-01-31T00:00:00\+08:00\. \[BAD_INPUT\]/],
    [['show', report, '--at', '2021-02-30'], /"2021-02-30" is no instant/],
    [['show', report, '--at', '2001-01-01T09:00'], /did not exist at 2001-01-01T01:00:00\.000Z/],
    [['blame', report, '--at', '2026-01-01', '--revision', '2'], /cannot be used with/],
    [['blame', report, '--revision', '13'], /has no revision 13; the last is 12\. \[NOT_FOUND\]/],
    [['blame', report, '--cell', 'table2/nonsense'], /has no cell "table2\/nonsense".*\[NOT_FOUND\]/],
    [['blame', report, '--section', 'nonsense'], /no section "nonsense"\. The sections are: overview, .*\[NOT_FOUND\]/],
    [['blame', 'nobody-2020-organ'], /There is no report nobody-2020-organ.*\[NOT_FOUND\]/],
    [['replay', report, '--from', '13'], /has no revision 13; the last is 12\. \[NOT_FOUND\]/],
    [['replay', report, '--from', '3', '--to', '2'], /--to 2 comes before --from 3\. \[BAD_INPUT\]/],
    [['replay', report, '--from', '0'], /must be a whole number from 1/],
    [['replay', report, '--step'], /the input is no terminal/],
  ])('gongkai %j is refused in clear words', async (args, said) => {
    const refused = await gongkai(folder, ...args);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(said);
    expect(refused.stderr).not.toMatch(/at .*\.js:\d+/);
  });
});

describe('every command of the command line', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await (await RunningService.start(folder)).stop();
  });
  afterAll(() => removeFolder(folder));

  /** One call for each; `serve` goes on until it is stopped, and logs JSON in any case. */
  const calls: Readonly<Record<string, string[]>> = {
    'register-office': ['demo-office', '--name', '示例局', '--region', '430900'],
    'register-offices': ['samples/offices.csv'],
    'move-office': ['demo-office', '--region', '430902', '--effective-on', '2021-07-01'],
    import: ['samples/yiyang-housing-fund-2020.txt', '--office', 'demo-office', '--year', '2020'],
    reports: ['--limit', '1'],
    show: [report],
    diff: [report, '7', '12'],
    blame: [report, '--section', 'overview'],
    history: [report, '--limit', '2'],
    replay: [report],
    check: [report],
    answer: [report, '67caa042372c9ea7', '--reason', '原由房改办公布'],
    audit: ['--limit', '2'],
    offices: ['--limit', '1'],
    search: ['公开', '--limit', '2'],
    statistics: ['yiyang-housing-fund', '2020'],
    trend: ['yiyang-housing-fund', 'normativeDocsIssued', '--from', '2019'],
    deadlines: ['2020'],
    export: [report, '--out', 'FOLDER/report.docx'],
    restore: ['demo-office-2020-organ', '1', '--part', 'section/overview'],
    undo: ['demo-office-2020-organ', '3'],
    'dissolve-office': ['demo-office', '--effective-on', '2022-03-31'],
    verify: [],
    rebuild: [],
    parked: [],
    copy: ['--to', 'sqlite:FOLDER/copy.db'],
  };

  test('is among those that are tried here', () => {
    const program = createProgram(new Output(new Written(), new Written(), {}), {}, new Keyboard(new FakeInput(false)));
    const names = program.commands.map((command) => command.name());
    expect(names.filter((name) => name !== 'serve').sort()).toEqual(Object.keys(calls).sort());
  });

  test.each(Object.entries(calls))('prints data, and nothing else, with --json: %s', async (name, args) => {
    const { code, stdout, stderr } = await gongkai(folder, name, ...args.map((arg) => arg.replace('FOLDER', folder)), '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(typeof JSON.parse(stdout)).toBe('object');
  });

  test.each([
    [['reports', '--limit', '0']],
    [['nonsense']],
    [['show']],
    [[]],
    [['show', report, '--nonsense']],
    [['parked', 'retry']],
    [['parked', 'discard', '0000000000000001', '--reason', 'x']],
    [['rebuild', '--as', 'nobody', '--revert', 'x']],
    [['reports', '--as', 'nobody']],
    [['import', '/nowhere.txt']],
    [['blame', report, '--cell', 'table2/nonsense']],
    [['replay', report, '--step']],
  ])('tells of an error as one line of data with --json: %j', async (args) => {
    const { code, stdout, stderr } = await gongkai(folder, '--json', ...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: expect.stringMatching(/^[A-Z_]+$/), message: expect.stringMatching(/\w/) } });
  });
});
