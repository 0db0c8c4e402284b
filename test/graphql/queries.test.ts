import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { type Api, startApi } from '../support/api.js';
import { openTestCore } from '../support/core.js';
import { openApi } from '../support/opened-api.js';
import { publishedReport } from '../support/published-report.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

describe('the API shows', () => {
  let close: () => Promise<void>;
  let core: Core;
  let api: Api;
  let id: string;

  beforeAll(async () => {
    ({ core, api, close } = await openApi());
    id = await publishedReport(core);
    await publishedReport(core, 'q');
  });
  afterAll(() => close());

  test('a report by its id, its reportId, its global id, and by office and year, all the same', async () => {
    const { report } = await api.data<{ report: { id: string } }>(`{ report(id: "${id}") { id reportId } }`);
    const answers = await api.data(`{
      a: report(id: "${report.id}") { reportId } b: report(officeId: "p", year: 2022) { reportId } c: report(officeId: "p", year: 2022, scope: ORGAN) { reportId }
      node(id: "${report.id}") { id __typename ... on Report { reportId } }
      none: report(id: "nobody-2022-organ") { reportId } other: report(officeId: "p", year: 2022, scope: JURISDICTION) { reportId }
    }`);
    expect(answers).toEqual({
      a: { reportId: id },
      b: { reportId: id },
      c: { reportId: id },
      node: { id: report.id, __typename: 'Report', reportId: id },
      none: null,
      other: null,
    });
  });

  test.each([
    'report(id: "ID", A) { reportId }',
    'reports(A) { totalCount }',
    'office(id: "p", A) { name }',
    'offices(A) { totalCount }',
    'node(id: "UmVwb3J0OnA", A) { id }',
    'diff(from: {report: "ID", revision: 1}, to: {report: "ID", revision: 1}, A) { summaryZh }',
    'auditTrail(A) { totalCount }',
  ])('that it has come as far as is asked for, or says so at the deadline: %s', async (query) => {
    const head = (await core.store.head()) ?? '';
    const ask = (freshness: string) =>
      api.send(`{ ${query.replaceAll('ID', id).replace(', A)', `, ${freshness})`).replace('(A)', `(${freshness})`)} }`);
    expect((await ask(`atLeast: "${head}", deadlineMs: 0`)).errors?.map(({ extensions }) => extensions.code)).not.toEqual([
      'READ_MODEL_BEHIND',
    ]);
    const behind = await ask(`atLeast: "${'9'.repeat(16)}", deadlineMs: 1`);
    expect(behind.errors).toMatchObject([
      { message: expect.stringMatching(/within 1 ms/), extensions: { code: 'READ_MODEL_BEHIND', retryable: true } },
    ]);
    for (const nonsense of ['zzz', '', 'f'.repeat(32)])
      expect((await ask(`atLeast: "${nonsense}", deadlineMs: 60000`)).errors).toMatchObject([{ extensions: { code: 'BAD_INPUT' } }]);
    expect((await ask('deadlineMs: 60001')).errors).toMatchObject([{ extensions: { code: 'BAD_INPUT' } }]);
  });

  test('all of a report: sections, cells, rows for a grid, findings, editions, what is allowed', async () => {
    const { report } = await api.data<{
      report: { sections: { paragraphs: string[] }[]; tables: { cells: object[]; rows: { cells: object[] }[] }[]; editions: object[] };
    }>(`{ report(id: "${id}") {
      title status edition revisionNumber allowedCommands contentHash office { name region } form { id basis }
      sections { key heading label labelEn text paragraphs }
      tables { key cells { id raw state value unit rowLabel columnLabel sourceLine } rows { key label path { label } cells { id } } columns { key unit } }
      findingCounts { pass fail standing } findings(state: [FAIL]) { ruleId grade messageZh messageEn fingerprint }
      editions { edition revisionNumber endedAt withdrawn publishedBy }
    } }`);
    expect(report).toMatchObject({
      status: 'PUBLISHED',
      edition: 2,
      revisionNumber: 13,
      allowedCommands: ['openCorrection', 'withdrawReport', 'answerFinding', 'withdrawAnswer'],
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      office: { name: 'p局', region: '430900' },
      form: { id: 'f2021' },
      findingCounts: { standing: 0 },
    });
    const { sections, tables, editions } = report;
    expect(sections).toHaveLength(6);
    expect(sections[0]?.paragraphs).toHaveLength(2);
    expect(tables.map(({ cells }) => cells.length)).toEqual([10, 175, 15]);
    expect(tables[1]?.rows[4]).toMatchObject({
      key: 'results.denied.stateSecret',
      path: [{ label: '三、本年度办理结果' }, { label: '（三）不予公开' }],
    });
    expect(tables[0]?.cells[3]).toMatchObject({
      id: 'table2/item1.normativeDocs/issued',
      raw: '2',
      state: 'NUMBER',
      value: '2',
      unit: '件',
      columnLabel: '本年制发件数',
    });
    expect(editions).toEqual([
      { edition: 1, revisionNumber: 8, endedAt: expect.any(String), withdrawn: false, publishedBy: 'approver' },
      { edition: 2, revisionNumber: 13, endedAt: null, withdrawn: false, publishedBy: 'approver' },
    ]);
  });

  test('every revision with who, when and why, and what it changed', async () => {
    const { report } = await api.data<{ report: { revisions: { nodes: Record<string, unknown>[]; totalCount: number } } }>(
      `{ report(id: "${id}") { revisions(first: 50) { totalCount nodes { number event author { id name } at reason requestId status contentHash publicNote changes { isEmpty summaryZh } } } } }`,
    );
    const { nodes, totalCount } = report.revisions;
    expect(totalCount).toBe(13);
    expect(nodes.map(({ number }) => number)).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
    expect(nodes[0]).toMatchObject({
      event: 'ReportOpened',
      author: { id: 'author', name: '作者' },
      reason: '开始',
      requestId: 'request-1',
      changes: null,
    });
    expect(nodes[8]).toMatchObject({
      event: 'CorrectionOpened',
      status: 'CORRECTION',
      publicNote: '更正规范性文件件数。',
      changes: { isEmpty: true },
    });
    expect(nodes[9]).toMatchObject({ changes: { summaryZh: expect.arrayContaining([expect.stringMatching(/0 → 2/)]) } });
  });

  test('a report as it was recorded, and as it was in force, at an instant', async () => {
    const at = (revision: number) => core.app.queries.revision(id, revision)?.at;
    const answers = await api.data<{ report: Record<string, { number: number } | null> }>(`{ report(id: "${id}") {
      draft: asOf(at: "${at(2)}") { number status tables { cells { raw } } }
      between: publishedAsOf(at: "${at(10)}") { number }
      now: publishedAsOf(at: "2100-01-01") { number edition }
      before: publishedAsOf(at: "${at(7)}") { number }
      never: asOf(at: "1999-01-01T00:00:00+08:00") { number }
    } }`);
    expect(answers.report).toMatchObject({
      draft: { number: 2, status: 'DRAFT' },
      between: { number: 8 },
      now: { number: 13, edition: 2 },
      before: null,
      never: null,
    });
  });

  test('the difference of any two revisions, of one report or of two, and as a patch', async () => {
    const { corrected, same, others } = await api.data<
      Record<string, { isEmpty: boolean; cells: object[]; patch: object[]; summaryEn: string[] }>
    >(`{
      corrected: diff(from: {report: "${id}", revision: 8}, to: {report: "${id}", revision: 13}) { isEmpty summaryEn cells { id old { raw } new { raw value unit } delta rowLabel columnLabel } patch { op path value } parts { changed } }
      same: diff(from: {report: "${id}", revision: 13}, to: {report: "${id}", revision: 13}) { isEmpty cells { id } patch { op } summaryEn }
      others: diff(from: {report: "${id}", revision: 13}, to: {report: "q-2022-organ", revision: 13}) { isEmpty title { kind text } cells { id } patch { op } summaryEn }
    }`);
    expect(corrected?.cells[0]).toEqual({
      id: 'table2/item1.normativeDocs/issued',
      old: { raw: '0' },
      new: { raw: '2', value: '2', unit: '件' },
      delta: '2',
      rowLabel: expect.any(Array),
      columnLabel: ['本年制发件数'],
    });
    expect(corrected?.patch).toHaveLength(2);
    expect(same).toEqual({ isEmpty: true, cells: [], patch: [], summaryEn: [] });
    expect(others).toMatchObject({ isEmpty: false, title: expect.arrayContaining([{ kind: 'REMOVED', text: expect.any(String) }]) });
  });

  test('the audit trail, filtered, with the change each entry made', async () => {
    const { all, approvals, none } = await api.data<Record<string, { totalCount: number; nodes: Record<string, unknown>[] }>>(`{
      all: auditTrail(first: 50) { totalCount nodes { event } }
      approvals: auditTrail(filter: {report: "${id}", actorId: "approver", types: ["ReportApproved", "ReportPublished"]}) { totalCount nodes { event actor { name } report { reportId } office { name } revision { number } } }
      none: auditTrail(filter: {from: "2100-01-01"}) { totalCount nodes { event } }
    }`);
    expect(all?.totalCount).toBe(28);
    expect(approvals?.nodes.map(({ event }) => event)).toEqual(['ReportApproved', 'ReportPublished', 'ReportApproved', 'ReportPublished']);
    expect(approvals?.nodes[0]).toMatchObject({
      actor: { name: '审核' },
      report: { reportId: id },
      office: { name: 'p局' },
      revision: { number: 7 },
    });
    expect(none).toEqual({ totalCount: 0, nodes: [] });
  });

  test('lists by office, region, year and status, in the order asked for, page by page', async () => {
    type List = {
      edges: { cursor: string; node: { reportId: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
      totalCount: number;
    };
    const { first } = await api.data<{ first: List }>(
      `{ first: reports(first: 1, orderBy: {by: OFFICE, direction: ASC}) { edges { cursor node { reportId } } pageInfo { hasNextPage endCursor } totalCount } }`,
    );
    expect(first).toMatchObject({ edges: [{ node: { reportId: 'p-2022-organ' } }], pageInfo: { hasNextPage: true }, totalCount: 2 });
    const rest = await api.data(`{
      next: reports(first: 1, after: "${first.pageInfo.endCursor}", orderBy: {by: OFFICE, direction: ASC}) { nodes { reportId } pageInfo { hasNextPage hasPreviousPage } }
      last: reports(last: 1, orderBy: {by: OFFICE, direction: ASC}) { nodes { reportId } pageInfo { hasPreviousPage } }
      region: reports(filter: {region: "4309", year: 2022, status: [PUBLISHED], officeId: "q"}) { nodes { reportId } }
      nowhere: reports(filter: {region: "11"}) { nodes { reportId } totalCount }
      offices(filter: {name: "q局"}) { nodes { officeId parent { name } reports { nodes { reportId } } } }
    }`);
    expect(rest).toEqual({
      next: { nodes: [{ reportId: 'q-2022-organ' }], pageInfo: { hasNextPage: false, hasPreviousPage: true } },
      last: { nodes: [{ reportId: 'q-2022-organ' }], pageInfo: { hasPreviousPage: true } },
      region: { nodes: [{ reportId: 'q-2022-organ' }] },
      nowhere: { nodes: [], totalCount: 0 },
      offices: { nodes: [{ officeId: 'q', parent: null, reports: { nodes: [{ reportId: 'q-2022-organ' }] } }] },
    });
  });

  test('what has been answered before, once more, until something changes', async () => {
    const query = `{ report(id: "${id}") { title updatedAt } }`;
    const hits = async () =>
      Number(/gongkai_answers_from_cache_total (\d+)/.exec(await (await fetch(`${api.server.url}/metrics`)).text())?.[1]);
    const first = await api.send(query);
    const before = await hits();
    const second = await api.send(query);
    expect(second.data).toEqual(first.data);
    expect(await hits()).toBe(before + 1);
    await publishedReport(core, 'r');
    expect((await api.send(query)).data).toEqual(first.data);
    expect(await hits()).toBe(before + 1);
  });
});

describe('many reports in one query', () => {
  test('ask for their offices together', async () => {
    const folder = await temporaryFolder();
    const core = await openTestCore(folder);
    for (const office of ['a', 'b', 'c']) await publishedReport(core, office);
    let batches = 0;
    const { officesById } = core.app.queries;
    const queries = {
      ...core.app.queries,
      officesById: (ids: readonly string[]) => {
        batches++;
        return officesById(ids);
      },
    };
    const api = await startApi(core, {
      api: { app: { ...core.app, queries }, changes: core.changes, findings: core.findings, maxPage: 50 },
    });
    await api.data('{ reports { nodes { office { name } } } }');
    expect(batches).toBe(1);
    await api.server.close();
    await core.close();
    await removeFolder(folder);
  });
});
