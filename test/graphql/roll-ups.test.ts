import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { approver, author, by } from '../support/actors.js';
import { type Api, startApi } from '../support/api.js';
import { openTestCore, steppingClock } from '../support/core.js';
import { givenDraft, givenOffice, givenPublished, requests } from '../support/office-tree.js';
import { writeCells } from '../support/report-steps.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

describe('roll-ups by the API', () => {
  let folder: string;
  let core: Core;
  let api: Api;
  beforeAll(async () => {
    folder = await temporaryFolder();
    // Offices registered before the deadlines of the year; reports published in the first days after them.
    const clock = steppingClock('2023-01-31T15:50:00.000Z');
    core = await openTestCore(folder, { clock });
    await givenOffice(core, { id: 'city', kind: 'government', name: '某市人民政府' });
    await givenOffice(core, { id: 'late', parentId: 'city' });
    await givenOffice(core, { id: 'none', parentId: 'city', region: '430902' });
    await givenOffice(core, { id: 'tax', parentId: 'city', vertical: true });
    await givenPublished(core, { office: 'city', year: 2022, cells: requests(5) });
    await givenPublished(core, { office: 'city', year: 2022, scope: 'jurisdiction', cells: requests(20) });
    await givenDraft(core, { office: 'late', year: 2022, cells: requests(7) });
    api = await startApi(core);
  });
  afterAll(async () => {
    await api.server.close();
    await core.close();
    await removeFolder(folder);
  });

  test('statistics: the sum, its coverage, who is missing, and what the office itself reported', async () => {
    const answer = await api.data(`{ statistics(officeId: "city", year: 2022) {
      form { id } counted coverage { expected counted draft missing }
      cells(ids: ["table3/received/total"]) { id label value atLeast absent missing unit reported delta comparison lacking { blank } }
      measures { key value }
      offices(counted: false) { totalCount nodes { officeId state reportId office { name } report { status } } }
      leftOut { nodes { officeId reason office { vertical } } }
      reported { reportId revisionNumber differing }
      warnings { ruleId officeCount officeIds }
    } }`);
    expect(answer).toMatchObject({
      statistics: {
        form: { id: 'f2021' },
        counted: 'PUBLISHED',
        coverage: { expected: 3, counted: 1, draft: 1, missing: 1 },
        cells: [
          {
            label: '表三 新收申请 总计',
            value: '5',
            atLeast: true,
            absent: 2,
            missing: 0,
            unit: '件',
            reported: '20',
            delta: '15',
            comparison: 'DIFFERS',
            lacking: { blank: 0 },
          },
        ],
        offices: {
          totalCount: 2,
          nodes: [
            { officeId: 'late', state: 'DRAFT', reportId: 'late-2022-organ', office: { name: 'late局' }, report: { status: 'DRAFT' } },
            { officeId: 'none', state: 'MISSING', reportId: null, report: null },
          ],
        },
        leftOut: { nodes: [{ officeId: 'tax', reason: 'VERTICAL', office: { vertical: true } }] },
        reported: { reportId: 'city-2022-jurisdiction' },
        warnings: [{ ruleId: 'R-COVER', officeCount: 2, officeIds: ['late', 'none'] }, { ruleId: 'R-SUM' }],
      },
    });
  });

  test('statistics read what was just written, and answer for the past as they did then', async () => {
    const asked = (more: string) =>
      `{ statistics(officeId: "city", year: 2022, counted: CURRENT${more}) { coverage { counted } cells(ids: ["table3/received/naturalPerson"]) { value } } }`;
    const before = await api.data(asked(''));
    const at = core.app.queries.reportsById(['late-2022-organ'])[0]?.updatedAt;
    const { position } = await core.app.report(
      'late-2022-organ',
      { type: 'recordFigures', figures: [{ table: 'table3', row: 'received', column: 'naturalPerson', raw: '8' }] },
      by(author),
    );
    expect(await api.data(asked(`, atLeast: "${position}"`))).toEqual({
      statistics: { coverage: { counted: 2 }, cells: [{ value: '13' }] },
    });
    expect(await api.data(asked(`, asOf: "${at}"`))).toEqual(before);
    expect(
      await api
        .data(`{ statistics(officeId: "city", year: 2022, publishedAsOf: "2023-01-31T15:50:00Z") { coverage { counted } } }`)
        .catch((error: unknown) => String(error)),
    ).toMatch(/There is no office city/);
  });

  test("an office's id from an instant asks of that instant", async () => {
    const at = core.app.queries.reportsById(['city-2022-organ'])[0]?.openedAt ?? '';
    const { office } = await api.data<{ office: { id: string } }>(`{ office(id: "city", asOf: "${at}") { id } }`);
    const counted = async (id: string) =>
      (
        await api.data<{ statistics: { coverage: object } }>(
          `{ statistics(officeId: "${id}", year: 2022) { coverage { draft missing onTime } } }`,
        )
      ).statistics.coverage;
    expect(await counted(office.id)).toEqual({ draft: 0, missing: 2, onTime: 0 });
    expect(await counted('city')).toEqual({ draft: 1, missing: 1, onTime: 1 });
  });

  test('offices page by cursors', async () => {
    const page = (more: string) =>
      api.data<{ statistics: { offices: { nodes: { officeId: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } } }>(
        `{ statistics(officeId: "city", year: 2022) { offices(first: 2${more}) { nodes { officeId } pageInfo { endCursor hasNextPage } } } }`,
      );
    const first = (await page('')).statistics.offices;
    expect([first.nodes.map(({ officeId }) => officeId), first.pageInfo.hasNextPage]).toEqual([['city', 'late'], true]);
    const second = (await page(`, after: "${first.pageInfo.endCursor}"`)).statistics.offices;
    expect([second.nodes.map(({ officeId }) => officeId), second.pageInfo.hasNextPage]).toEqual([['none'], false]);
    expect(
      (await api.send('{ statistics(officeId: "city", year: 2022) { offices(after: "x") { totalCount } } }')).errors?.[0]?.extensions.code,
    ).toBe('CURSOR_UNAVAILABLE');
  });

  test('trend: each year with its grade, of the office and of all below', async () => {
    await givenDraft(core, { office: 'late', year: 2020, cells: { 'table2/item1.normativeDocs/newlyMade': '4' } });
    await givenDraft(core, { office: 'late', year: 2021, cells: { 'table2/item1.normativeDocs/issued': '5' } });
    const points = 'label points { year formId value grade gradeToPrevious growthRate reportId coverage { counted expected } notesZh }';
    const answer = await api.data(`{
      own: trend(officeId: "late", measure: "normativeDocsIssued", from: 2020, to: 2021, counted: CURRENT) { ${points} }
      all: trend(officeId: "city", cell: "table2/item1.normativeDocs/issued", from: 2020, to: 2021, of: ROLL_UP, counted: CURRENT) { ${points} }
    }`);
    expect(answer).toMatchObject({
      own: {
        label: '本年制发规范性文件',
        points: [
          { year: 2020, formId: 'f2019', value: '4', grade: 'APPROXIMATE', gradeToPrevious: null, reportId: 'late-2020-organ' },
          { year: 2021, value: '5', grade: 'EXACT', gradeToPrevious: 'APPROXIMATE', growthRate: '0.25', coverage: null },
        ],
      },
      all: { points: [{ value: '4', coverage: { counted: 1, expected: 1 }, reportId: null }, { value: '5' }] },
    });
  });

  test('deadlines: the list by lateness, and the counts by region', async () => {
    const answer = await api.data(`{ deadlines(year: 2022, asOf: "2023-04-10") {
      today counts { expected onTime late overdue }
      offices { nodes { officeId state days dueOn publishedOn reportId office { name } } }
      late: offices(state: [OVERDUE], first: 1) { totalCount nodes { officeId } }
      byRegion(level: COUNTY) { region name counts { expected overdue } }
    } }`);
    expect(answer).toMatchObject({
      deadlines: {
        today: '2023-04-10',
        counts: { expected: 4, onTime: 1, late: 0, overdue: 3 },
        offices: {
          nodes: [
            { officeId: 'late', state: 'OVERDUE', days: 69, dueOn: '2023-01-31', publishedOn: null, reportId: null },
            { officeId: 'none' },
            { officeId: 'tax', office: { name: 'tax局' } },
            { officeId: 'city', state: 'ON_TIME', dueOn: '2023-03-31', publishedOn: '2023-01-31', reportId: 'city-2022-jurisdiction' },
          ],
        },
        late: { totalCount: 3, nodes: [{ officeId: 'late' }] },
        byRegion: [
          { region: '430900', name: '某市人民政府', counts: { expected: 3, overdue: 2 } },
          { region: '430902', name: null, counts: { expected: 1, overdue: 1 } },
        ],
      },
    });
    const only = async (filter: string) =>
      (await api.data<{ deadlines: { counts: { expected: number } } }>(`{ deadlines(year: 2022, ${filter}) { counts { expected } } }`))
        .deadlines.counts.expected;
    expect([await only('region: "430902"'), await only('officeId: "city"'), await only('region: "11"')]).toEqual([1, 3, 0]);
  });

  test('a report taken back was published when it was, also to the public, and that it was taken back is told', async () => {
    await core.app.report('city-2022-jurisdiction', { type: 'withdrawReport', publicNote: '撤回。' }, by(approver));
    const told = (world: string) =>
      api.data(`{ deadlines(year: 2022, ${world}: "2023-04-10") { counts { onTime withdrawn } offices(state: [ON_TIME]) { nodes { officeId days withdrawn } }
        } statistics(officeId: "city", year: 2022, ${world}: "2023-04-10") { reported { reportId } }
        drafts: trend(officeId: "city", measure: "requestsReceived", from: 2022, to: 2022, of: JURISDICTION, counted: CURRENT, ${world}: "2023-04-10") { points { value } } }`);
    const answer = {
      deadlines: { counts: { onTime: 1, withdrawn: 1 }, offices: { nodes: [{ officeId: 'city', days: -59, withdrawn: true }] } },
      statistics: { reported: null },
    };
    expect(await told('asOf')).toEqual({ ...answer, drafts: { points: [{ value: '20' }] } });
    expect(await told('publishedAsOf')).toEqual({ ...answer, drafts: { points: [{ value: null }] } });
  });

  test('what is not there or too much is refused with the reason', async () => {
    const code = async (query: string) => (await api.send(query)).errors?.[0]?.extensions.code;
    expect(await code('{ statistics(officeId: "nobody", year: 2022) { year } }')).toBe('NOT_FOUND');
    expect(await code('{ statistics(officeId: "city", year: 2012) { year } }')).toBe('BAD_INPUT');
    expect(await code('{ statistics(officeId: "city", year: 2022) { cells(table: "table9") { id } } }')).toBe('BAD_INPUT');
    expect(await code('{ statistics(officeId: "city", year: 2022) { cells(ids: ["nope"]) { id } } }')).toBe('BAD_INPUT');
    expect(await code('{ trend(officeId: "city", from: 2020, to: 2021) { label } }')).toBe('BAD_INPUT');
    expect(await code('{ trend(officeId: "city", measure: "happiness", from: 2020, to: 2021) { label } }')).toBe('BAD_INPUT');
    expect(await code('{ trend(officeId: "city", measure: "granted", from: 2021, to: 2020) { label } }')).toBe('BAD_INPUT');
    expect(await code('{ deadlines(year: 2022, region: "湖南") { today } }')).toBe('BAD_INPUT');
    expect(await code('{ trend(officeId: "city", measure: "granted", from: 2020, to: 2080, of: ROLL_UP) { label } }')).toBe(
      'QUERY_TOO_COMPLEX',
    );
  });

  test('a figure recorded in another unit is converted, and told', async () => {
    await writeCells(core, 'late-2022-organ', { 'table2/item8.fees/amount': '5000元' });
    expect(
      await api.data(
        `{ statistics(officeId: "late", year: 2022, counted: CURRENT) { cells(ids: ["table2/item8.fees/amount"]) { value unit converted } } }`,
      ),
    ).toEqual({
      statistics: { cells: [{ value: '0.5', unit: '万元', converted: 1 }] },
    });
  });

  test('a lower government without organs is missing, or in the sum with its jurisdiction, and has all below it', async () => {
    await givenOffice(core, { id: 'upper', kind: 'government', effectiveOn: '2000-01-01' });
    const below = { kind: 'government', effectiveOn: '2000-01-01' } as const;
    await givenOffice(core, { id: 'county', parentId: 'upper', level: 'county', ...below });
    await givenOffice(core, { id: 'town', parentId: 'county', level: 'township', ...below });
    const told = () =>
      api.data(`{ statistics(officeId: "upper", year: 2022) {
        coverage { expected counted missing } cells(ids: ["table3/received/total"]) { value atLeast absent }
        offices { nodes { officeId state counted jurisdictionOnly reportId } } leftOut { nodes { officeId reason countedAs } }
        warnings { ruleId officeIds }
      } }`);
    const missing = { state: 'MISSING', counted: false, jurisdictionOnly: false, reportId: null };
    const upper = { officeId: 'upper', reason: 'GOVERNMENT', countedAs: null };
    expect(await told()).toEqual({
      statistics: {
        coverage: { expected: 2, counted: 0, missing: 2 },
        cells: [{ value: null, atLeast: false, absent: 2 }],
        offices: {
          nodes: [
            { officeId: 'county', ...missing },
            { officeId: 'town', ...missing },
          ],
        },
        leftOut: { nodes: [upper] },
        warnings: [
          { ruleId: 'R-COVER', officeIds: ['county', 'town'] },
          { ruleId: 'R-REGION', officeIds: ['county', 'town'] },
        ],
      },
    });
    await givenPublished(core, { office: 'county', year: 2022, scope: 'jurisdiction', cells: requests(40) });
    expect(await told()).toEqual({
      statistics: {
        coverage: { expected: 1, counted: 1, missing: 0 },
        cells: [{ value: '40', atLeast: false, absent: 0 }],
        offices: {
          nodes: [{ officeId: 'county', state: 'ON_TIME', counted: true, jurisdictionOnly: true, reportId: 'county-2022-jurisdiction' }],
        },
        leftOut: { nodes: [{ officeId: 'town', reason: 'GOVERNMENT', countedAs: 'county' }, upper] },
        warnings: [{ ruleId: 'R-INSTEAD', officeIds: ['county'] }],
      },
    });
  });
});
