import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { verifyStream } from '../../src/audit/verify-chain.js';
import { formForYear } from '../../src/forms/forms.js';
import { cellIds } from '../../src/forms/layout.js';
import { type Api, startApi } from '../support/api.js';
import { openTestCore } from '../support/core.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

const side = '{ text from to cell { raw state } cells { column columnLabel cell { raw } } }';
const conflict = `... on MergeConflict { madeOn currentRevision staleResolutions current: report { revisionNumber }
    conflicts { id kind place label labelEn suggestion base ${side} theirs ${side} yours ${side} } }`;
const answer = `{ __typename
  ... on Problem { code message retryable }
  ... on ReportChanged { changed repeated revisionNumber message
    merged { madeOn into settled { place choose } theirs { summaryEn } yours { summaryEn cells { id } } } }
  ... on RevisionConflict { expectedRevision currentRevision }
  ... on NotUndoable { event instead }
  ${conflict} }`;
const imported = `{ __typename ... on Problem { message } ... on ImportDone { revisionNumber merged { madeOn into } report { title } } ${conflict} }`;

interface Answer {
  readonly __typename: string;
  readonly revisionNumber: number;
  readonly merged: object | null;
  readonly conflicts: readonly { readonly id: string; readonly place: string }[];
}

describe('edits of one report by many', () => {
  let folder: string;
  let core: Core;
  let there: Core;
  let api: Api;
  let otherApi: Api;
  let year = 2020;
  let report: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    there = await openTestCore(folder);
    api = await startApi(core);
    otherApi = await startApi(there);
    await api.data(
      'mutation { registerOffice(input: {officeId: "o", name: "甲局", region: "430900", kind: DEPARTMENT, level: CITY}) { __typename } }',
      {},
      'both',
    );
  });
  afterAll(async () => {
    await otherApi.server.close();
    await api.server.close();
    await there.close();
    await core.close();
    await removeFolder(folder);
  });
  beforeEach(async () => {
    year++;
    report = `o-${year}-organ`;
    await send('openReport', 'OpenReportInput', { officeId: 'o', year });
  });

  async function send(name: string, type: string, input: object, actor = 'writer', to: Api = api): Promise<Answer> {
    const asked = name === 'importReport' ? imported : answer;
    const data = await to.data<Record<string, Answer>>(
      `mutation M($input: ${type}!) { ${name}(input: $input) ${asked} }`,
      { input },
      actor,
    );
    return data[name] as Answer;
  }
  const record = (expectedRevision: number, cells: Record<string, string>, more: object = {}, to?: Api) => {
    const figures = Object.entries(cells).map(([cell, raw]) => {
      const [row, column] = cell.split('/');
      return { table: 'table3', row, column, raw };
    });
    return send('recordFigures', 'RecordFiguresInput', { report, expectedRevision, figures, ...more }, 'writer', to);
  };
  const merging = { policy: 'MERGE' };
  const raw = (row: string, column: string) => {
    const revision = core.app.queries.reportsById([report])[0]?.revision ?? 0;
    return core.app.queries.contentOf(report, revision)?.tables.table3?.rows[row]?.[column]?.raw;
  };
  const eventsOf = async () => {
    const events = [];
    for await (const event of core.store.readStream(`report-${report}`)) events.push(event);
    return events;
  };

  test('two cells of one table, changed from one base by two at the same time, are both there', async () => {
    await record(1, { 'received/total': '1' });
    const answers = await Promise.all([
      record(2, { 'received/naturalPerson': '3' }, merging),
      record(2, { 'received/otherOrg': '4' }, merging),
    ]);
    expect(answers.map(({ __typename }) => __typename)).toEqual(['ReportChanged', 'ReportChanged']);
    expect([raw('received', 'total'), raw('received', 'naturalPerson'), raw('received', 'otherOrg')]).toEqual(['1', '3', '4']);
    const second = answers.find(({ merged }) => merged !== null);
    expect(second).toMatchObject({
      revisionNumber: 4,
      message: 'Recorded as revision 4, merged with what came after revision 2.',
      merged: { madeOn: 2, into: 3, settled: [] },
    });
    expect(second?.merged).toMatchObject({ theirs: { summaryEn: [expect.anything()] }, yours: { cells: [{}] } });
  });

  test('under the policy FAIL, which is the default, the second is refused and nothing is overwritten', async () => {
    await record(1, { 'received/total': '1' });
    for (const policy of [{}, { policy: 'FAIL' }, { policy: null }])
      expect(await record(1, { 'received/otherOrg': '4' }, policy)).toMatchObject({
        __typename: 'RevisionConflict',
        expectedRevision: 1,
        currentRevision: 2,
      });
    expect(raw('received', 'otherOrg')).toBe('');
  });

  test('32 writers, each with cells of its own, through two processes: every one is there, and the chain holds', async () => {
    const cells = cellIds(formForYear(year))
      .filter((id) => id.startsWith('table3/'))
      .map((id) => id.slice('table3/'.length))
      .slice(0, 32);
    const answers = await Promise.all(
      cells.map((cell, index) =>
        record(1, { [cell]: String(index + 1) }, { ...merging, idempotencyKey: `w${index}` }, index % 2 ? otherApi : api),
      ),
    );
    expect(answers.filter(({ __typename }) => __typename !== 'ReportChanged')).toEqual([]);
    expect(new Set(answers.map(({ revisionNumber }) => revisionNumber)).size).toBe(32);
    await core.app.atLeast((await core.store.head()) ?? '');
    expect(cells.map((cell) => raw(cell.split('/')[0] ?? '', cell.split('/')[1] ?? ''))).toEqual(
      cells.map((_, index) => String(index + 1)),
    );
    const events = await eventsOf();
    expect(events).toHaveLength(33);
    for (const { data } of events.slice(1)) expect((data as { figures: object[] }).figures).toHaveLength(1);
    expect(events.slice(2).map(({ metadata }) => metadata.merged)).toEqual(Array.from({ length: 31 }, () => ({ madeOn: 1 })));
    expect(await verifyStream(core.store.readStream(`report-${report}`))).toMatchObject({ events: 33, break: null });
  });

  test('a conflict tells its three sides, and is settled by sending the same edit again with the choices', async () => {
    await record(1, { 'received/total': '1', 'carriedIn/total': '1' });
    await record(2, { 'received/total': '2', 'carriedIn/total': '2' });
    const mine = { 'received/total': '3', 'carriedIn/total': '3', 'received/otherOrg': '5' };
    const refused = await record(2, mine, merging);
    const cell = (text: string) => ({ text, from: null, to: null, cell: { raw: text, state: 'NUMBER' }, cells: [] });
    expect(refused).toMatchObject({
      __typename: 'MergeConflict',
      code: 'MERGE_CONFLICT',
      retryable: false,
      madeOn: 2,
      currentRevision: 3,
      staleResolutions: [],
      current: { revisionNumber: 3 },
      conflicts: [
        { kind: 'CELL', place: 'table3/received/total', base: cell('1'), theirs: cell('2'), yours: cell('3'), suggestion: null },
        { kind: 'CELL', place: 'table3/carriedIn/total', labelEn: expect.stringMatching(/^Table 3, .*Total$/) },
      ],
    });
    expect(raw('received', 'otherOrg')).toBe('');
    const resolutions = refused.conflicts.map(({ id }, index) => ({ conflict: id, choose: index === 0 ? 'YOURS' : 'THEIRS' }));
    expect(await record(2, mine, { ...merging, resolutions: resolutions.slice(0, 1) })).toMatchObject({
      __typename: 'MergeConflict',
      conflicts: [{ place: 'table3/carriedIn/total' }],
    });
    expect(await record(2, mine, { ...merging, resolutions })).toMatchObject({
      __typename: 'ReportChanged',
      revisionNumber: 4,
      merged: {
        madeOn: 2,
        into: 3,
        settled: [
          { place: 'table3/received/total', choose: 'YOURS' },
          { place: 'table3/carriedIn/total', choose: 'THEIRS' },
        ],
      },
    });
    expect([raw('received', 'total'), raw('carriedIn', 'total'), raw('received', 'otherOrg')]).toEqual(['3', '2', '5']);
  });

  test('a third writer who changes the place meanwhile is noticed; one who changes another is merged', async () => {
    await record(1, { 'received/total': '2' });
    const { conflicts } = await record(1, { 'received/total': '3' }, merging);
    const resolutions = conflicts.map(({ id }) => ({ conflict: id, choose: 'OWN', text: '3件' }));
    await record(2, { 'received/otherOrg': '1' });
    await record(3, { 'received/total': '7' });
    const again = await record(1, { 'received/total': '3' }, { ...merging, resolutions });
    expect(again).toMatchObject({
      __typename: 'MergeConflict',
      currentRevision: 4,
      conflicts: [{ theirs: { text: '7' } }],
      staleResolutions: [conflicts[0]?.id],
    });
    await record(4, { 'received/naturalPerson': '1' });
    const settled = again.conflicts.map(({ id }) => ({ conflict: id, choose: 'OWN', text: '3件' }));
    expect(await record(1, { 'received/total': '3' }, { ...merging, resolutions: settled })).toMatchObject({
      merged: { madeOn: 1, into: 5 },
    });
    expect([raw('received', 'total'), raw('received', 'naturalPerson')]).toEqual(['3件', '1']);
  });

  test('choices sent with the current revision, or under FAIL, settle nothing and overwrite nothing', async () => {
    await record(1, { 'received/total': '2' });
    const { conflicts } = await record(1, { 'received/total': '3' }, merging);
    const resolutions = conflicts.map(({ id }) => ({ conflict: id, choose: 'YOURS' }));
    expect(await record(2, { 'received/total': '3' }, { ...merging, resolutions })).toMatchObject({
      __typename: 'MergeConflict',
      conflicts: [],
      staleResolutions: [conflicts[0]?.id],
    });
    expect(await record(1, { 'received/total': '3' }, { resolutions })).toMatchObject({ __typename: 'RevisionConflict' });
    expect(raw('received', 'total')).toBe('2');
  });

  test('paragraphs are merged, and those that both reworded come with a suggestion', async () => {
    const write = (expectedRevision: number, text: string, more: object = {}) =>
      send('reviseSection', 'ReviseSectionInput', { report, expectedRevision, section: 'overview', text, ...more });
    await write(1, '一是健全机制。\n二是加大公开力度，发布信息227条。\n三是丰富形式。');
    await write(2, '一是健全机制。\n二是加大公开力度，发布信息231条。\n三是丰富公开形式。');
    const mine = '前言。\n一是健全机制。\n二是加大公开力度，主动发布信息227条。\n三是丰富形式。';
    const refused = await write(2, mine, merging);
    expect(refused.conflicts).toMatchObject([
      {
        kind: 'PARAGRAPHS',
        place: 'section/overview',
        label: '总体情况 第2段',
        base: { text: '二是加大公开力度，发布信息227条。', from: 1, to: 2 },
        theirs: { text: '二是加大公开力度，发布信息231条。', from: 1, to: 2 },
        yours: { text: '二是加大公开力度，主动发布信息227条。', from: 2, to: 3 },
        suggestion: '二是加大公开力度，主动发布信息231条。',
      },
    ]);
    const text = '二是加大公开力度，主动发布信息231条。';
    await write(2, mine, { ...merging, resolutions: [{ conflict: refused.conflicts[0]?.id, choose: 'OWN', text }] });
    expect(core.app.queries.contentOf(report, 4)?.sections.overview?.text).toBe(`前言。\n一是健全机制。\n${text}\n三是丰富公开形式。`);
  });

  test('a merged edit sent again under its key is made once and answers the same, whatever came after', async () => {
    await record(1, { 'received/total': '1' });
    const edit = (to = api) => record(1, { 'received/otherOrg': '4' }, { ...merging, idempotencyKey: 'm' }, to);
    const first = await edit();
    await record(3, { 'received/total': '9' });
    const again = await edit();
    expect(again).toMatchObject({ repeated: true, revisionNumber: 3, merged: { madeOn: 1, into: 2 } });
    expect(again.merged).toEqual(first.merged);
    expect(await edit(otherApi)).toMatchObject({ repeated: true, merged: first.merged });
    expect(await eventsOf()).toHaveLength(4);
    expect(await record(1, { 'received/otherOrg': '5' }, { ...merging, idempotencyKey: 'm' })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
  });

  test('a report handed in meanwhile takes no merged edit', async () => {
    await send('submitReport', 'ReportChange', { report, expectedRevision: 1 });
    expect(await record(1, { 'received/total': '1' }, merging)).toMatchObject({ __typename: 'WrongState', code: 'WRONG_STATE' });
  });

  test('of a report or revision that is not there, that is said', async () => {
    expect(await record(7, { 'received/total': '1' }, merging)).toMatchObject({ __typename: 'RevisionConflict', currentRevision: 1 });
    const input = { report: 'o-1999-organ', expectedRevision: 3, title: '新', ...merging };
    expect(await send('reviseTitle', 'ReviseTitleInput', input)).toMatchObject({ __typename: 'NotFound' });
  });

  test('every kind of edit merges', async () => {
    await record(1, { 'received/total': '1' });
    const on = { report, expectedRevision: 1, ...merging };
    const made = [
      await send('reviseTitle', 'ReviseTitleInput', { ...on, title: '新标题' }),
      await send('reviseSection', 'ReviseSectionInput', { ...on, section: 'overview', text: '全文。' }),
      await send('addLocalRow', 'AddLocalRowInput', { ...on, table: 'table2', block: 'item1', label: '行' }),
      await send('removeLocalRow', 'RemoveLocalRowInput', { ...on, expectedRevision: 5, table: 'table2', row: 'item1.local1' }),
      await send('undoRevision', 'UndoRevisionInput', { ...on, revision: 3 }),
      await send('restoreRevision', 'RestoreRevisionInput', { ...on, expectedRevision: 4, revision: 1, parts: ['section/overview'] }),
    ];
    expect(made.map(({ revisionNumber, merged }) => [revisionNumber, merged !== null])).toEqual([
      ...[3, 4, 5].map((revision) => [revision, true]),
      [6, false],
      [7, true],
      [8, true],
    ]);
    expect(core.app.queries.contentOf(report, 8)).toEqual(core.app.queries.contentOf(report, 2));
  });

  test('an import merges what its text changes with what others wrote', async () => {
    const text = (paragraph: string) =>
      `甲局${year}年政府信息公开工作年度报告
一、总体情况
${paragraph}
六、其他需要报告的事项
无。
`;
    const load = (expectedRevision: number, content: string, more: object = {}) =>
      send('importReport', 'ImportReportInput', { text: content, officeId: 'o', year, expectedRevision, ...more });
    expect(await load(1, text('未开展工作。'))).toMatchObject({ __typename: 'ImportDone', revisionNumber: 2, merged: null });
    await send('reviseTitle', 'ReviseTitleInput', { report, expectedRevision: 2, title: '别的标题' });
    const merged = await load(2, text('工作已经开展。'), merging);
    expect(merged).toMatchObject({
      __typename: 'ImportDone',
      revisionNumber: 4,
      merged: { madeOn: 2, into: 3 },
      report: { title: '别的标题' },
    });
    expect(core.app.queries.contentOf(report, 4)?.sections.overview?.text).toBe('工作已经开展。');
    expect(await load(2, text('工作顺利。'), merging)).toMatchObject({
      __typename: 'MergeConflict',
      current: { revisionNumber: 4 },
      conflicts: [{ kind: 'PARAGRAPHS', place: 'section/overview' }],
    });
  });

  test('the history and the audit trail tell what was merged, undone and restored, and the chain holds', async () => {
    await record(1, { 'received/total': '1' });
    await record(1, { 'received/otherOrg': '4' }, merging);
    await send('undoRevision', 'UndoRevisionInput', { report, expectedRevision: 3, revision: 2, reason: '录入有误' });
    await send('restoreRevision', 'RestoreRevisionInput', { report, expectedRevision: 4, revision: 3, parts: ['table3/received/total'] });
    const { auditTrail } = await api.data<{ auditTrail: { nodes: object[] } }>(
      `{ auditTrail(last: 3, filter: {report: "${report}"}) { nodes { event reason noteZh noteEn
        revision { madeOn undoneRevision restoredRevision putBack noteEn } } } }`,
    );
    expect(auditTrail.nodes).toMatchObject([
      {
        event: 'FiguresRecorded',
        noteZh: '基于第 1 版修改，已与第 2 版合并',
        noteEn: 'made on revision 1, merged with revision 2',
        revision: { madeOn: 1, undoneRevision: null, restoredRevision: null, putBack: [] },
      },
      {
        event: 'RevisionUndone',
        reason: '录入有误',
        noteZh: '撤销第 2 版的修改（表三 新收申请 总计）',
        noteEn: 'undid revision 2 (Table 3, New requests, Total)',
        revision: { madeOn: null, undoneRevision: 2, putBack: ['table3/received/total'] },
      },
      {
        event: 'RevisionRestored',
        noteEn: 'restored revision 3 (Table 3, New requests, Total)',
        revision: {
          restoredRevision: 3,
          putBack: ['table3/received/total'],
          noteEn: 'restored revision 3 (Table 3, New requests, Total)',
        },
      },
    ]);
    expect([raw('received', 'total'), raw('received', 'otherOrg')]).toEqual(['1', '4']);
    expect(await verifyStream(core.store.readStream(`report-${report}`))).toMatchObject({ events: 5, break: null });
  });

  test('one old edit is undone under what came after it; where that changed it again, one chooses', async () => {
    await record(1, { 'received/total': '1', 'received/otherOrg': '1' });
    await record(2, { 'received/total': '2' });
    const undo = (more: object = {}) =>
      send('undoRevision', 'UndoRevisionInput', { report, expectedRevision: 3, revision: 2, idempotencyKey: 'u', ...more });
    const refused = await undo();
    expect(refused).toMatchObject({
      __typename: 'MergeConflict',
      madeOn: 2,
      conflicts: [{ place: 'table3/received/total', base: { text: '1' }, theirs: { text: '2' }, yours: { text: '' } }],
    });
    const resolutions = [{ conflict: refused.conflicts[0]?.id, choose: 'THEIRS' }];
    expect(await undo({ resolutions })).toMatchObject({ __typename: 'ReportChanged', revisionNumber: 4 });
    expect([raw('received', 'total'), raw('received', 'otherOrg')]).toEqual(['2', '']);
    expect(await undo({ resolutions })).toMatchObject({ repeated: true, revisionNumber: 4 });
    expect(await undo({ idempotencyKey: 'v', revision: 1, expectedRevision: 4 })).toMatchObject({
      __typename: 'NotUndoable',
      event: 'ReportOpened',
      instead: expect.stringMatching(/Withdraw/),
    });
    expect(await undo({ idempotencyKey: 'v', revision: 9, expectedRevision: 4 })).toMatchObject({ __typename: 'NotFound' });
  });
});
