import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { approver, author, by } from '../support/actors.js';
import type { Api } from '../support/api.js';
import { registerOffice } from '../support/core.js';
import { openApi } from '../support/opened-api.js';
import { release, writeCells } from '../support/report-steps.js';
import { EventStreamReader } from '../support/sse.js';
import { correct, filledReport } from '../support/two-years.js';

const carriedOut = (count: number) => ({
  'table3/received/naturalPerson': String(count),
  'table3/received/total': String(count),
  'table3/carriedOut/naturalPerson': String(count),
  'table3/carriedOut/total': String(count),
});
const carriedIn = (count: number) => ({
  'table3/carriedIn/naturalPerson': String(count),
  'table3/carriedIn/total': String(count),
  'table3/results.granted/naturalPerson': String(count),
  'table3/results.granted/total': String(count),
  'table3/results.total/naturalPerson': String(count),
  'table3/results.total/total': String(count),
});

interface Shown {
  readonly fingerprint: string;
  readonly subject: string;
  readonly state: string;
  readonly grade: string;
  readonly left: string | null;
  readonly right: string | null;
  readonly assessable: boolean;
  readonly answerable: boolean;
  readonly basis: readonly { readonly reportId: string; readonly edition: number; readonly revision: number }[];
  readonly answer: { readonly reason: string; readonly holds: boolean; readonly left: string; readonly right: string } | null;
}
const finding = `fingerprint ruleId subject state grade left right assessable answerable messageZh
  basis { reportId year edition revision cells value } answer { reason actor { name } at revision holds left right }`;

describe('the findings of a report beside last year’s', () => {
  let close: () => Promise<void>;
  let core: Core;
  let api: Api;
  let last: string;
  let report: string;
  let offices = 0;
  beforeAll(async () => {
    ({ core, api, close } = await openApi());
  });
  afterAll(() => close());
  beforeEach(async () => {
    const office = `o${++offices}`;
    await registerOffice(core, office);
    last = await filledReport(core, office, 2021, carriedOut(3));
    await release(core, last);
    report = await filledReport(core, office, 2022, carriedIn(3));
  });

  const carry = (findings: readonly Shown[]) => findings.find(({ subject }) => subject === 'table3/*/total/lastYear');
  const carryOf = async (arguments_ = '', id = report) => {
    const { report: shown } = await api.data<{ report: { findings: (Shown & { ruleId: string })[] } }>(
      `query Q($id: ID!) { report(id: $id${arguments_}) { findings { ${finding} } } }`,
      { id },
    );
    return carry(shown.findings.filter(({ ruleId }) => ruleId === 'X-CARRY'));
  };
  const carryAt = async (revision: number) => {
    const { report: shown } = await api.data<{ report: { revision: { findings: (Shown & { ruleId: string })[] } } }>(
      `query Q($id: ID!) { report(id: $id) { revision(number: ${revision}) { findings { ${finding} } } } }`,
      { id: report },
    );
    return carry(shown.revision.findings.filter(({ ruleId }) => ruleId === 'X-CARRY'));
  };
  const revisionOf = (id: string) => core.app.queries.reportsById([id])[0]?.revision ?? 0;
  const mutate = async (name: string, type: string, input: object, actor = 'writer') => {
    const result = '{ __typename ... on ReportChanged { changed revisionNumber message } ... on Problem { code message } }';
    const data = await api.data<Record<string, Record<string, unknown>>>(
      `mutation M($input: ${type}!) { ${name}(input: $input) ${result} }`,
      { input: { report, expectedRevision: revisionOf(report), ...input } },
      actor,
    );
    return data[name] ?? {};
  };
  const answer = (fingerprint: string | undefined, reason: string) =>
    mutate('answerFinding', 'AnswerFindingInput', { finding: fingerprint, reason });

  test('follow it when another edition of it is published, and say which they were computed on', async () => {
    expect(await carryOf()).toMatchObject({ state: 'PASS', basis: [{ reportId: last, edition: 1, revision: 8, value: '3' }] });
    await correct(core, last, carriedOut(4));
    expect(await carryOf()).toMatchObject({
      state: 'FAIL',
      grade: 'ERROR',
      left: '3',
      right: '4',
      basis: [{ edition: 2, revision: 13, value: '4' }],
    });
    await correct(core, last, carriedOut(3));
    expect(await carryOf()).toMatchObject({ state: 'PASS', basis: [{ edition: 3 }] });
  });

  test('do not look at its drafts, and are not assessable once it is withdrawn', async () => {
    await core.app.report(last, { type: 'openCorrection', kind: 'figures', publicNote: '更正。' }, by(author));
    await writeCells(core, last, carriedOut(9));
    expect(await carryOf()).toMatchObject({ state: 'PASS', right: '3' });
    await core.app.report(last, { type: 'withdrawReport', publicNote: '撤回。' }, by(approver));
    expect(await carryOf()).toMatchObject({ state: 'NOT_ASSESSABLE', assessable: false, basis: [] });
  });

  test('are, of an earlier revision and in an earlier world, what they were then', async () => {
    const then = revisionOf(report);
    const at = core.app.queries.reportsById([report])[0]?.updatedAt ?? '';
    await correct(core, last, carriedOut(4));
    await writeCells(core, report, carriedIn(5));
    expect(await carryOf()).toMatchObject({ state: 'FAIL', left: '5', right: '4', basis: [{ edition: 2 }] });
    expect(await carryAt(then)).toMatchObject({ state: 'PASS', left: '3', right: '3', basis: [{ edition: 1 }] });
    expect(await carryOf(`, asOf: "${at}"`)).toMatchObject({ state: 'PASS', left: '3', right: '3', basis: [{ edition: 1 }] });
  });

  test('of grade warning are told when it is handed in, each with its rule', async () => {
    await writeCells(core, report, { 'table2/item1.normativeDocs/inForce': '5' });
    expect(await mutate('submitReport', 'ReportChange', {})).toMatchObject({
      message: expect.stringMatching(/^Recorded as revision \d+\. 1 warning has no answer \(T2-21-A\)/),
    });
    await mutate('recallSubmission', 'ReportChange', {});
    await writeCells(core, report, { 'table2/item1.normativeDocs/inForce': '0' });
    expect(await mutate('submitReport', 'ReportChange', {})).toMatchObject({
      message: expect.stringMatching(/^Recorded as revision \d+\.$/),
    });
  });

  test('keep it from being published while it errs, until its author says why', async () => {
    await writeCells(core, report, carriedIn(2));
    await core.app.report(report, { type: 'submitReport' }, by(author));
    await core.app.report(report, { type: 'approveReport' }, by(approver));
    expect(await mutate('publishReport', 'ReportChange', {}, 'checker')).toMatchObject({
      __typename: 'FindingsStand',
      message: expect.stringMatching(/X-CARRY.*2022 2 ≠ 2021 3.*return it first.*, or answer X-CARRY with a reason/),
    });
    await core.app.report(report, { type: 'returnReport', comments: [{ target: null, text: '请说明。' }] }, by(approver));
    const { fingerprint } = (await carryOf()) ?? {};
    const answered = await answer(fingerprint, '一件申请随机构改革划转外单位。');
    expect(answered).toMatchObject({ __typename: 'ReportChanged', changed: true });
    expect(await carryOf()).toMatchObject({
      state: 'FAIL',
      answerable: true,
      answer: {
        reason: '一件申请随机构改革划转外单位。',
        actor: { name: '作者' },
        revision: answered.revisionNumber,
        holds: true,
        left: '2',
        right: '3',
      },
    });
    await release(core, report);
    expect(core.app.queries.reportsById([report])[0]?.status).toBe('published');
  });

  test('are answered for their figures: the answer survives edits elsewhere, lapses in sight when they change, and comes back with them', async () => {
    await writeCells(core, report, carriedIn(2));
    const { fingerprint } = (await carryOf()) ?? {};
    await answer(fingerprint, '划转。');
    await core.app.report(report, { type: 'reviseSection', section: 'otherMatters', text: '另有说明。未收取信息处理费。' }, by(author));
    expect(await carryOf()).toMatchObject({ answer: { holds: true } });
    await correct(core, last, carriedOut(4));
    expect(await carryOf()).toMatchObject({ fingerprint, right: '4', answer: { holds: false, left: '2', right: '3' } });
    await correct(core, last, carriedOut(3));
    expect(await carryOf()).toMatchObject({ answer: { holds: true } });
  });

  test('without figures are answered for what they say: the answer lapses in sight when that is something else', async () => {
    const gap = async () => {
      const { report: shown } = await api.data<{ report: { findings: { ruleId: string; fingerprint: string }[] } }>(
        `{ report(id: "${report}") { findings(state: FAIL) { ruleId fingerprint particulars answer { holds particulars } } } }`,
      );
      return shown.findings.find(({ ruleId }) => ruleId === 'X-GAP');
    };
    await core.app.report(last, { type: 'withdrawReport', publicNote: '撤回。' }, by(approver));
    await answer((await gap())?.fingerprint, '上一年度报告已撤回。');
    expect(await gap()).toMatchObject({ particulars: ['withdrawn'], answer: { holds: true, particulars: ['withdrawn'] } });
    report = await filledReport(core, `o${offices}`, 2024);
    expect(await gap()).toMatchObject({ particulars: ['none'], answer: null });
    await answer((await gap())?.fingerprint, '机构重组。');
    await filledReport(core, `o${offices}`, 2023);
    expect(await gap()).toMatchObject({ particulars: ['notPublished'], answer: { holds: false, particulars: ['none'] } });
  });

  test('are answered once for the same reason, anew for another, and no more when the answer is taken back', async () => {
    await writeCells(core, report, carriedIn(2));
    const { fingerprint } = (await carryOf()) ?? {};
    await answer(fingerprint, '划转。');
    const answered = revisionOf(report);
    expect(await answer(fingerprint, '划转。')).toMatchObject({ changed: false, revisionNumber: answered });
    await answer(fingerprint, '合并。');
    expect(await carryOf()).toMatchObject({ answer: { reason: '合并。' } });
    await mutate('withdrawAnswer', 'WithdrawAnswerInput', { finding: fingerprint });
    expect(await carryOf()).toMatchObject({ answer: null });
    expect([await carryAt(answered), await carryAt(answered + 1)]).toMatchObject([
      { answer: { reason: '划转。' } },
      { answer: { reason: '合并。' } },
    ]);
    expect(await mutate('withdrawAnswer', 'WithdrawAnswerInput', { finding: fingerprint })).toMatchObject({ __typename: 'NotFound' });
  });

  test('are not answered where figures must be right, where nothing fails, without a reason, or by one who may not', async () => {
    await writeCells(core, report, { ...carriedIn(3), 'table3/results.total/total': '4' });
    const { report: shown } = await api.data<{ report: { findings: Shown[] } }>(
      `{ report(id: "${report}") { findings(state: FAIL, grade: ERROR) { ${finding} } } }`,
    );
    expect(shown.findings[0]).toMatchObject({ ruleId: 'T3-BAL', answerable: false });
    expect(await answer(shown.findings[0]?.fingerprint, '没有关系。')).toMatchObject({
      __typename: 'NotAnswerable',
      code: 'NOT_ANSWERABLE',
      message: expect.stringMatching(/T3-BAL takes no explanation/),
    });
    expect(await answer('0123456789abcdef', '没有关系。')).toMatchObject({ __typename: 'NotFound' });
    const { fingerprint } = (await carryOf()) ?? {};
    expect(await answer(fingerprint, '本来没有问题。')).toMatchObject({
      __typename: 'NotFound',
      message: expect.stringMatching(/nothing is to be answered/),
    });
    await writeCells(core, report, carriedIn(2));
    expect(await answer(fingerprint, '  ')).toMatchObject({ __typename: 'InvalidInput' });
    expect(await mutate('answerFinding', 'AnswerFindingInput', { finding: fingerprint, reason: '划转。' }, 'checker')).toMatchObject({
      __typename: 'Forbidden',
    });
  });

  test('of a published report are answered without opening it again when last year’s is corrected, and are in its history and diff', async () => {
    await release(core, report);
    const published = revisionOf(report);
    await correct(core, last, carriedOut(4));
    const { report: shown } = await api.data<{
      report: { status: string; findings: { ruleId: string; state: string }[]; findingCounts: object };
    }>(`{ report(id: "${report}") { status findings(answered: false) { ruleId state } findingCounts { standing } } }`);
    expect(shown.findings).toEqual(
      expect.arrayContaining([
        { ruleId: 'X-RECHECK', state: 'FAIL' },
        { ruleId: 'X-CARRY', state: 'FAIL' },
      ]),
    );
    expect(shown.findingCounts).toEqual({ standing: 1 });
    const { fingerprint } = (await carryOf()) ?? {};
    expect(await answer(fingerprint, '上一年度报告更正所致。')).toMatchObject({ revisionNumber: published + 1 });
    const after = await api.data<{ report: object; diff: object; auditTrail: { nodes: object[] } }>(
      `query Q($id: ID!, $published: Int!) {
        report(id: $id) { status findingCounts { standing } findings(answered: true) { ruleId } revision(number: ${published + 1}) { event noteZh } }
        diff(from: { report: $id, revision: $published }, to: { report: $id }) {
          isEmpty findings { kind old { state answer { reason } } new { ruleId state answer { reason } } }
        }
        auditTrail(last: 1, filter: { report: $id }) { nodes { event actor { name } reason noteEn } }
      }`,
      { id: report, published },
    );
    expect(after.report).toMatchObject({
      status: 'PUBLISHED',
      findingCounts: { standing: 0 },
      findings: [{ ruleId: 'X-CARRY' }],
      revision: { event: 'FindingAnswered', noteZh: '说明 X-CARRY（table3/*/total/lastYear）：上一年度报告更正所致。' },
    });
    expect(after.diff).toMatchObject({ isEmpty: true });
    expect(JSON.stringify(after.diff)).toContain('上一年度报告更正所致。');
    expect(after.auditTrail.nodes).toMatchObject([{ event: 'FindingAnswered', actor: { name: '作者' }, reason: '上一年度报告更正所致。' }]);
  });

  test('change in the sight of subscribers: what is published names the reports that are held against it', async () => {
    const stream = await EventStreamReader.open(
      api.server.url,
      `subscription S($filter: ChangeFilterInput) { changes(filter: $filter) { ... on Change { event dependents { reportId findingCounts { standing } } } } }`,
      { filter: { report: last } },
    );
    try {
      await correct(core, last, carriedOut(4));
      const heard: { event: string; dependents: object[] }[] = [];
      while (heard.at(-1)?.event !== 'ReportPublished')
        heard.push((JSON.parse((await stream.next()).data) as { data: { changes: (typeof heard)[number] } }).data.changes);
      expect(heard.at(-1)?.dependents).toEqual([{ reportId: report, findingCounts: { standing: 1 } }]);
      expect(heard.slice(0, -1).flatMap(({ dependents }) => dependents)).toEqual([]);
      await correct(core, last, carriedOut(3));
      do heard.push((JSON.parse((await stream.next()).data) as { data: { changes: (typeof heard)[number] } }).data.changes);
      while (heard.at(-1)?.event !== 'ReportPublished');
      expect(heard.at(-1)?.dependents).toEqual([{ reportId: report, findingCounts: { standing: 0 } }]);
    } finally {
      stream.close();
    }
  });

  test('of many reports are read with one query for the editions they rest on', async () => {
    const { queries } = core.app;
    let asked = 0;
    const editionsOf = queries.editionsOf;
    queries.editionsOf = (ids) => {
      asked++;
      return editionsOf(ids);
    };
    try {
      const { reports } = await api.data<{ reports: { nodes: { findingCounts: { fail: number } }[] } }>(
        '{ reports(first: 20) { nodes { id findingCounts { fail standing } findings(state: FAIL) { ruleId } } } }',
      );
      expect(reports.nodes.length).toBeGreaterThan(5);
    } finally {
      queries.editionsOf = editionsOf;
    }
    expect(asked).toBe(1);
  });
});
