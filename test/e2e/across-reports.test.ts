import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { formForYear } from '../../src/forms/forms.js';
import { cellIds } from '../../src/forms/layout.js';
import { gongkai, RunningService, removeFolder, temporaryFolder } from '../support/service.js';

const answer = '{ __typename ... on ReportChanged { revisionNumber } ... on Problem { message } }';

describe('gongkai check and gongkai answer, beside the running service', () => {
  let folder: string;
  let service: RunningService;
  const [last, report] = ['demo-2021-organ', 'demo-2022-organ'];

  const change = async (
    name: string,
    type: string,
    input: object,
    actor = 'li.author',
  ): Promise<{ __typename: string; message?: string }> => {
    const query = `mutation M($input: ${type}!) { ${name}(input: $input) ${answer} }`;
    const data = await service.graphql<Record<string, { __typename: string; message?: string }>>(query, { input }, actor);
    return data[name] ?? { __typename: '' };
  };
  const step = async (id: string, name: string, type = 'ReportChange', more: object = {}, actor?: string) => {
    const { report: shown } = await service.graphql<{ report: { revisionNumber: number } }>(`{ report(id: "${id}") { revisionNumber } }`);
    return change(name, type, { report: id, expectedRevision: shown.revisionNumber, ...more }, actor);
  };
  const fill = async (year: number, cells: Readonly<Record<string, string>>) => {
    await change('openReport', 'OpenReportInput', { officeId: 'demo', year });
    const figures = cellIds(formForYear(year)).map((cell) => {
      const [table, row, column] = cell.split('/');
      return { table, row, column, raw: cells[cell] ?? '0' };
    });
    const id = `demo-${year}-organ`;
    await step(id, 'recordFigures', 'RecordFiguresInput', { figures });
    for (const [section, text] of [
      ['overview', '本年度主动公开工作有序开展。'],
      ['problemsImprovements', '存在公开内容不够全面的问题，下一步将进一步加强学习培训，提高公开质量，确保公开及时准确。'],
      ['otherMatters', '本年度未收取信息处理费。'],
    ])
      await step(id, 'reviseSection', 'ReviseSectionInput', { section, text });
  };
  const publish = async (id: string) => {
    await step(id, 'submitReport');
    await step(id, 'approveReport', 'ReportChange', {}, 'zhao.approver');
    return step(id, 'publishReport', 'ReportChange', {}, 'zhao.approver');
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
    service = await RunningService.start(folder, { GONGKAI_SAMPLE: 'false' });
    await gongkai(folder, 'register-office', 'demo', '--name', '示例局', '--region', '430900');
    await fill(2021, {
      'table3/received/naturalPerson': '3',
      'table3/received/total': '3',
      'table3/carriedOut/naturalPerson': '3',
      'table3/carriedOut/total': '3',
    });
    await publish(last);
    await fill(2022, {});
  });
  afterAll(async () => {
    await service.stop();
    await removeFolder(folder);
  });

  test('tell what differs from last year’s report, take its author’s reason, and let it be published', async () => {
    expect(await publish(report)).toMatchObject({ __typename: 'FindingsStand', message: expect.stringMatching(/X-CARRY/) });
    await step(report, 'returnReport', 'ReturnReportInput', { comments: [{ text: '请说明结转。' }] }, 'zhao.approver');

    const checked = await gongkai(folder, 'check', report);
    expect(checked.stdout).toMatch(
      /✗ error X-CARRY [0-9a-f]{16} {2}总计：.*2022年 0 ≠ 2021年 3，相差 -3。依据：demo-2021-organ 第1版（修订8）。/,
    );
    expect(checked.stdout).toMatch(/1 of grade error: publication is refused/);
    const found = JSON.parse((await gongkai(folder, 'check', report, '--json')).stdout) as {
      ruleId: string;
      grade: string;
      state: string;
      fingerprint: string;
      basis: object[];
    }[];
    const carry = found.find(({ ruleId, grade }) => ruleId === 'X-CARRY' && grade === 'error');
    expect(carry?.basis).toMatchObject([{ reportId: last, edition: 1, value: '3' }]);

    const fingerprint = carry?.fingerprint ?? '';
    expect(await gongkai(folder, 'answer', report, fingerprint)).toMatchObject({ code: 1, stderr: expect.stringMatching(/--reason/) });
    // What passes is nothing to answer: it does not make the beginning of a fingerprint ambiguous.
    const faults = found.filter(({ state }) => state === 'fail' || state === 'uncertain').map((one) => one.fingerprint);
    const shortest = [1, 2, 3, 4, 5, 6].find((length) => faults.filter((one) => one.startsWith(fingerprint.slice(0, length))).length === 1);
    const answered = await gongkai(folder, 'answer', report, fingerprint.slice(0, shortest), '--reason', '三件申请随职能划转市局。');
    expect(answered).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(new RegExp(`Answered: ${fingerprint} of demo-2022-organ, recorded as revision \\d+`)),
    });
    expect((await gongkai(folder, 'answer', report, fingerprint, '--reason', '三件申请随职能划转市局。')).stdout).toMatch(
      /no revision was made/,
    );
    expect((await gongkai(folder, 'check', report)).stdout).toMatch(/answered: 三件申请随职能划转市局。 {2}\(.*revision \d+/);
    expect((await gongkai(folder, 'check', report, '--unanswered')).stdout).not.toMatch(/✗ error/);
    expect((await gongkai(folder, 'history', report)).stdout).toMatch(/FindingAnswered/);
    expect((await gongkai(folder, 'verify')).code).toBe(0);
    expect(await publish(report)).toMatchObject({ __typename: 'ReportChanged' });
  });

  test('show an answer that was given for other figures, and take it back', async () => {
    await step(last, 'openCorrection', 'OpenCorrectionInput', { kind: 'FIGURES', publicNote: '更正结转件数。' });
    const figures = ['received', 'carriedOut'].flatMap((row) =>
      ['naturalPerson', 'total'].map((column) => ({ table: 'table3', row, column, raw: '4' })),
    );
    await step(last, 'recordFigures', 'RecordFiguresInput', { figures });
    await publish(last);
    const { stdout } = await gongkai(folder, 'check', report);
    expect(stdout).toMatch(/answered for other values: 三件申请随职能划转市局。/);
    expect(stdout).toMatch(/It was 0 against 3 then, and is 0 against 4 now\./);
    expect(stdout).toMatch(/X-RECHECK/);
    const [, fingerprint = ''] = /X-CARRY ([0-9a-f]{16}) {2}总计/.exec(stdout) ?? [];
    expect((await gongkai(folder, 'answer', report, fingerprint, '--withdraw')).stdout).toMatch(/Answer withdrawn/);
    expect(await gongkai(folder, 'answer', report, fingerprint, '--withdraw')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/No answer was given/),
    });
    expect((await gongkai(folder, 'check', report)).stdout).not.toMatch(/answered for other values/);
  });

  test('show an answer that was given when a finding without figures said something else', async () => {
    const check = async () => (await gongkai(folder, 'check', last)).stdout;
    const [, fingerprint = ''] = /X-GAP ([0-9a-f]{16})/.exec(await check()) ?? [];
    expect((await gongkai(folder, 'answer', last, fingerprint, '--reason', '本机关新设立。')).code).toBe(0);
    expect(await check()).toMatch(/ answered: 本机关新设立。/);
    await change('openReport', 'OpenReportInput', { officeId: 'demo', year: 2020 });
    expect(await check()).toMatch(/answered for something else: 本机关新设立。.*\n *It said “none” then, and says “notPublished” now\./);
  });
});
