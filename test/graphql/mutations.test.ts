import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import type { Api } from '../support/api.js';
import { openApi } from '../support/opened-api.js';

const problem = '__typename ... on Problem { code message retryable }';
const result = `{ ${problem} ... on ReportChanged { changed repeated revisionNumber position message report { status title revisionNumber } } }`;

describe('a mutation answers', () => {
  let close: () => Promise<void>;
  let core: Core;
  let api: Api;
  let year = 2020;
  let report: string;

  beforeAll(async () => {
    ({ core, api, close } = await openApi());
    await api.data(
      `mutation { registerOffice(input: {officeId: "o", name: "甲局", region: "430900", kind: DEPARTMENT, level: CITY}) ${'{ __typename }'} }`,
      {},
      'both',
    );
  });
  afterAll(() => close());
  beforeEach(async () => {
    year++;
    report = `o-${year}-organ`;
    await change('openReport', 'OpenReportInput', { officeId: 'o', year });
  });

  async function change(
    name: string,
    type: string,
    input: object,
    actor: string | undefined = 'writer',
    answer = result,
  ): Promise<Record<string, unknown>> {
    const data = await api.data(`mutation M($input: ${type}!) { ${name}(input: $input) ${answer} }`, { input }, actor);
    return data[name] as Record<string, unknown>;
  }
  const edit = (expectedRevision: number, raw: string, more: object = {}, actor?: string) =>
    change(
      'recordFigures',
      'RecordFiguresInput',
      { report, expectedRevision, figures: [{ table: 'table3', row: 'received', column: 'total', raw }], ...more },
      actor,
    );

  test('what it changed, and shows it at once', async () => {
    expect(await edit(1, '3')).toMatchObject({
      __typename: 'ReportChanged',
      changed: true,
      revisionNumber: 2,
      position: expect.any(String),
      report: { revisionNumber: 2 },
    });
  });

  test('that nothing was changed, without a revision', async () => {
    await edit(1, '3');
    expect(await edit(2, '3')).toMatchObject({
      __typename: 'ReportChanged',
      changed: false,
      revisionNumber: 2,
      position: null,
      message: expect.stringMatching(/nothing was changed/),
    });
  });

  test.each([{}, { idempotencyKey: 'half' }])('that half a character, or a control character, is no text: %j', async (more) => {
    const refused = { __typename: 'InvalidInput', code: 'BAD_INPUT' };
    const half = '甲\ud83d';
    expect(await change('reviseTitle', 'ReviseTitleInput', { report, expectedRevision: 1, title: half, ...more })).toMatchObject(refused);
    const section = { report, expectedRevision: 1, section: 'overview', ...more };
    for (const input of [{ text: half }, { text: '', heading: half }, { text: '', heading: '一\n二' }])
      expect(await change('reviseSection', 'ReviseSectionInput', { ...section, ...input })).toMatchObject(refused);
    for (const reason of [half, '\u001b[31m红']) expect(await edit(1, '3', { reason, ...more })).toMatchObject(refused);
  });

  test('the same again under the same idempotency key, whatever came after', async () => {
    const first = await edit(1, '3', { idempotencyKey: 'k1' });
    await edit(2, '4');
    expect(await edit(1, '3', { idempotencyKey: 'k1' })).toMatchObject({ revisionNumber: 2, repeated: true, position: first.position });
  });

  test('IdempotencyKeyReused for another change under the same key', async () => {
    await edit(1, '3', { idempotencyKey: 'k1' });
    expect(await edit(2, '5', { idempotencyKey: 'k1' })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  test('RevisionConflict with the current revision', async () => {
    await edit(1, '3');
    const answer = await change(
      'reviseTitle',
      'ReviseTitleInput',
      { report, expectedRevision: 1, title: '新' },
      'writer',
      '{ __typename ... on RevisionConflict { code expectedRevision currentRevision retryable report { revisionNumber } } }',
    );
    expect(answer).toEqual({
      __typename: 'RevisionConflict',
      code: 'REVISION_CONFLICT',
      expectedRevision: 1,
      currentRevision: 2,
      retryable: true,
      report: { revisionNumber: 2 },
    });
  });

  test('WrongState with what is allowed', async () => {
    const answer = await change(
      'publishReport',
      'ReportChange',
      { report, expectedRevision: 1 },
      'checker',
      '{ __typename ... on WrongState { status allowed message } }',
    );
    expect(answer).toMatchObject({
      __typename: 'WrongState',
      status: 'DRAFT',
      allowed: expect.arrayContaining(['submitReport', 'recordFigures']),
    });
  });

  test('InvalidFigures with every cell that has no place, and records none', async () => {
    const figures = [
      { table: 'table3', row: 'received', column: 'total', raw: '1' },
      { table: 'table3', row: 'nowhere', column: 'total', raw: '1' },
    ];
    const answer = await change(
      'recordFigures',
      'RecordFiguresInput',
      { report, expectedRevision: 1, figures },
      'writer',
      '{ __typename ... on InvalidFigures { figures { row problem } } }',
    );
    expect(answer).toEqual({ __typename: 'InvalidFigures', figures: [{ row: 'nowhere', problem: 'there is no such cell in the form' }] });
    expect(core.app.queries.reportsById([report])[0]?.revision).toBe(1);
  });

  test('FourEyes when the author approves, FindingsStand when an error stands', async () => {
    await change('submitReport', 'ReportChange', { report, expectedRevision: 1 }, 'both');
    expect(await change('approveReport', 'ReportChange', { report, expectedRevision: 2 }, 'both')).toMatchObject({
      __typename: 'FourEyes',
    });
    await change('approveReport', 'ReportChange', { report, expectedRevision: 2 }, 'checker');
    const answer = await change(
      'publishReport',
      'ReportChange',
      { report, expectedRevision: 3 },
      'checker',
      '{ __typename ... on FindingsStand { findings { ruleId grade } } }',
    );
    expect(answer).toMatchObject({
      __typename: 'FindingsStand',
      findings: expect.arrayContaining([{ ruleId: 'T3-BLANK', grade: 'ERROR' }]),
    });
  });

  test('Forbidden to one without the role, Unauthenticated to nobody, naming who is known', async () => {
    expect(await edit(1, '3', {}, 'checker')).toMatchObject({
      __typename: 'Forbidden',
      message: expect.stringMatching(/takes the role author/),
    });
    const { data } = await api.send(
      `mutation { recordFigures(input: {report: "${report}", expectedRevision: 1, figures: []}) { ${problem} } }`,
    );
    expect(data).toMatchObject({
      recordFigures: { __typename: 'Unauthenticated', message: expect.stringMatching(/x-gongkai-actor.*writer, checker/) },
    });
  });

  test('NotFound, AlreadyExists and InvalidInput', async () => {
    expect(await change('submitReport', 'ReportChange', { report: 'o-1999-organ', expectedRevision: 1 })).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await change('openReport', 'OpenReportInput', { officeId: 'o', year })).toMatchObject({ __typename: 'AlreadyExists' });
    expect(await change('openReport', 'OpenReportInput', { officeId: 'o', year: 1950 })).toMatchObject({ __typename: 'InvalidInput' });
    expect(await edit(1, '3', { idempotencyKey: 'two words' })).toMatchObject({ __typename: 'InvalidInput' });
  });

  test('NotAReport for a text that is none', async () => {
    const answer = await change(
      'importReport',
      'ImportReportInput',
      { text: '今天天气很好。', officeId: 'o', year },
      'writer',
      `{ ${problem} }`,
    );
    expect(answer).toMatchObject({ __typename: 'NotAReport', code: 'NOT_A_REPORT' });
  });

  test('a whole life: text, return, correction, restoration, withdrawal', async () => {
    const step = async (name: string, type: string, input: object, actor = 'writer') => {
      const revision = core.app.queries.reportsById([report])[0]?.revision;
      const answer = await change(name, type, { report, expectedRevision: revision, ...input }, actor);
      expect(answer).toMatchObject({ __typename: 'ReportChanged', changed: true });
      return (answer.report as { status: string }).status;
    };
    await step('reviseSection', 'ReviseSectionInput', { section: 'overview', text: '第一段。\n第二段。' });
    await step('addLocalRow', 'AddLocalRowInput', { table: 'table2', block: 'item1', label: '其他文件' });
    await step('removeLocalRow', 'RemoveLocalRowInput', { table: 'table2', row: 'item1.local1' });
    await step('reviseTitle', 'ReviseTitleInput', { title: '另一个标题' });
    await step('restoreRevision', 'RestoreRevisionInput', { revision: 1, parts: ['title'] });
    expect(core.app.queries.reportsById([report])[0]?.title).toBe(`甲局${year}年政府信息公开工作年度报告`);
    expect(await step('submitReport', 'ReportChange', {})).toBe('IN_REVIEW');
    expect(await step('recallSubmission', 'ReportChange', {})).toBe('DRAFT');
    await step('submitReport', 'ReportChange', {});
    expect(
      await step('returnReport', 'ReturnReportInput', { comments: [{ target: 'section/overview', text: '请补充。' }] }, 'checker'),
    ).toBe('DRAFT');
    const { report: shown } = await api.data<{ report: { revision: { comments: object[] } } }>(
      `{ report(id: "${report}") { revision(number: 10) { comments { target text } } } }`,
    );
    expect(shown.revision.comments).toEqual([{ target: 'section/overview', text: '请补充。' }]);
    expect(await step('withdrawReport', 'WithdrawReportInput', { publicNote: '作废。' }, 'checker')).toBe('WITHDRAWN');
    expect(await step('reopenReport', 'ReportChange', {})).toBe('DRAFT');
  });

  test('for offices: renamed, moved, dissolved, and not what is dissolved', async () => {
    const officeResult = `{ ${problem} ... on OfficeChanged { office { name formerNames region dissolved } } }`;
    const id = `d${year}`;
    const input = { officeId: id, name: '乙局', region: '430900', kind: 'DEPARTMENT', level: 'COUNTY', parentId: 'o' };
    await change('registerOffice', 'RegisterOfficeInput', input, 'both', officeResult);
    expect(
      await change('renameOffice', 'RenameOfficeInput', { officeId: id, expectedRevision: 1, name: '丙局' }, 'both', officeResult),
    ).toMatchObject({ office: { name: '丙局', formerNames: ['乙局'] } });
    expect(
      await change('moveOffice', 'MoveOfficeInput', { officeId: id, expectedRevision: 2, region: '430902' }, 'both', officeResult),
    ).toMatchObject({ office: { region: '430902' } });
    expect(
      await change('dissolveOffice', 'DissolveOfficeInput', { officeId: id, expectedRevision: 3, successorId: 'o' }, 'both', officeResult),
    ).toMatchObject({ office: { dissolved: true } });
    expect(
      await change('renameOffice', 'RenameOfficeInput', { officeId: id, expectedRevision: 4, name: '丁局' }, 'both', officeResult),
    ).toMatchObject({ __typename: 'WrongState' });
    expect(
      await change('registerOffice', 'RegisterOfficeInput', { ...input, officeId: 'bad uscc', uscc: '123' }, 'both', officeResult),
    ).toMatchObject({ __typename: 'InvalidInput' });
  });
});
