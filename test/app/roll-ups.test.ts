import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import type { Statistics } from '../../src/roll-up/statistics.js';
import { author, by } from '../support/actors.js';
import { openTestCore } from '../support/core.js';
import { givenDraft, givenOffice, givenPublished, requests } from '../support/office-tree.js';
import { release, writeCells } from '../support/report-steps.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

const year = 2022;
const received = 'table3/received/total';

describe('the statistics of a city', () => {
  let folder: string;
  let core: Core;
  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    await givenOffice(core, { id: 'city', kind: 'government' });
    await givenOffice(core, { id: 'finance', parentId: 'city' });
    await givenOffice(core, { id: 'district', parentId: 'city', kind: 'government', level: 'county', region: '430902' });
    await givenOffice(core, { id: 'health', parentId: 'district', level: 'county', region: '430902' });
    await givenOffice(core, { id: 'tax', parentId: 'city', vertical: true });
    await givenOffice(core, { id: 'tax-district', parentId: 'tax', vertical: true });
    for (const [office, count] of [
      ['city', 1],
      ['finance', 10],
      ['district', 100],
      ['tax', 5000],
      ['tax-district', 7000],
    ] as const)
      await givenPublished(core, { office, year, cells: requests(count) });
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  const statistics = (officeId = 'city', counted: 'published' | 'current' = 'published'): Statistics =>
    core.app.rollUps.statistics(core.app.queries, { officeId, year, counted });
  const sum = (told: Statistics, cell = received) => told.cells.find(({ id }) => id === cell);
  const warned = (told: Statistics) => told.warnings.map(({ ruleId }) => ruleId);

  test('add up the office, its departments and all lower governments, and say who has not reported', () => {
    const told = statistics();
    expect(sum(told)).toMatchObject({ value: '111', atLeast: true, absent: 1, contributing: 3 });
    expect(told.coverage).toMatchObject({ expected: 4, counted: 3, missing: 1 });
    expect(told.members.filter(({ counted }) => !counted).map(({ office, state }) => [office.id, state])).toEqual([['health', 'missing']]);
    expect(warned(told)).toEqual(['R-COVER']);
    expect(told.measures.find(({ key }) => key === 'requestsReceived')).toMatchObject({ value: '111', cells: [received] });
  });

  test('leave out what is led by its own system, with all below it', () => {
    expect(statistics().leftOut.map(({ office, reason }) => [office.id, reason])).toEqual([['tax', 'vertical']]);
    expect(sum(statistics('tax'))).toMatchObject({ value: '12000' });
  });

  test('count drafts only where that is asked for, and say which revision counts', async () => {
    const id = await givenDraft(core, { office: 'health', year, cells: requests(1000) });
    expect(sum(statistics())).toMatchObject({ value: '111' });
    expect(statistics().members.find(({ office }) => office.id === 'health')).toMatchObject({ state: 'draft', counted: false });
    const drafts = statistics('city', 'current');
    expect(sum(drafts)).toMatchObject({ value: '1111' });
    expect(drafts.members.find(({ office }) => office.id === 'health')).toMatchObject({
      state: 'draft',
      counted: true,
      report: { id, countedRevision: 2 },
    });
    await writeCells(core, id, { 'table2/item1.regulations/issued': '' });
    expect(sum(statistics('city', 'current'), 'table2/item1.regulations/issued')).toMatchObject({ value: '0', atLeast: true, missing: 1 });
  });

  test('change with every edit at once, published or not', async () => {
    const id = 'finance-2022-organ';
    await core.app.report(id, { type: 'openCorrection', kind: 'figures', publicNote: '更正。' }, by(author));
    await writeCells(core, id, requests(20));
    expect(sum(statistics())?.value).toBe('111');
    expect(sum(statistics('city', 'current'))?.value).toBe('1121');
    await release(core, id);
    expect(sum(statistics())?.value).toBe('121');
    expect(statistics().members.find(({ office }) => office.id === 'finance')?.report).toMatchObject({ published: { edition: 2 } });
  });

  test('are compared with what the office itself reported for its jurisdiction, which is never in the sum', async () => {
    expect(statistics().reported).toBeNull();
    await givenPublished(core, { office: 'city', year, scope: 'jurisdiction', cells: requests(130) });
    const told = statistics();
    expect(sum(told)?.value).toBe('121');
    expect(told.reported?.report).toMatchObject({ id: 'city-2022-jurisdiction' });
    const cells = new Map(told.reported?.cells.map((cell) => [cell.id, cell]));
    expect(cells.get(received)).toMatchObject({ reported: '130', delta: '9', state: 'differs' });
    expect(cells.get('table3/carriedIn/total')).toMatchObject({ reported: '0', delta: '0', state: 'equal' });
    expect(told.warnings.find(({ ruleId }) => ruleId === 'R-SUM')).toMatchObject({
      officeIds: ['health'],
      messageEn: expect.stringMatching(/differs from the sum in \d+ of 200 cells; of 1 of 4 offices/),
    });
  });

  test('have a lower government without organs by its report for its jurisdiction, and say so', async () => {
    await givenOffice(core, { id: 'county', parentId: 'city', kind: 'government', level: 'county', region: '430903' });
    expect(statistics().members.find(({ office }) => office.id === 'county')).toMatchObject({ state: 'missing', counted: false });
    expect(statistics().warnings.find(({ ruleId }) => ruleId === 'R-REGION')).toMatchObject({ officeIds: ['county'] });
    await givenPublished(core, { office: 'county', year, scope: 'jurisdiction', cells: requests(999) });
    expect(sum(statistics())?.value).toBe('1120');
    expect(statistics().members.find(({ office }) => office.id === 'county')).toMatchObject({
      report: { id: 'county-2022-jurisdiction' },
      counted: true,
      jurisdictionOnly: true,
    });
    expect(warned(statistics())).toContain('R-INSTEAD');
  });

  test('count an organ once, however often it is registered', async () => {
    const uscc = '113304830025582868';
    await givenOffice(core, { id: 'audit', parentId: 'city', uscc });
    await givenOffice(core, { id: 'audit-again', parentId: 'city', uscc });
    await givenPublished(core, { office: 'audit-again', year, cells: requests(3) });
    const told = statistics();
    expect(sum(told)?.value).toBe('1123');
    expect(told.leftOut.find(({ office }) => office.id === 'audit')).toMatchObject({ reason: 'duplicate', countedAs: 'audit-again' });
    expect(warned(told)).toContain('R-TWICE');
  });

  test('are the same whether a draft was opened for the organ of a government or not', async () => {
    const before = statistics();
    await givenOffice(core, { id: 'park', parentId: 'district', kind: 'government', level: 'county', region: '430902' });
    const missing = statistics();
    expect(missing.coverage.expected).toBe(before.coverage.expected + 1);
    for (const office of ['park', 'county']) await givenDraft(core, { office, year, rest: '' });
    expect([statistics().coverage.expected, sum(statistics())]).toEqual([missing.coverage.expected, sum(missing)]);
  });

  test('are refused for offices and years that are not there', () => {
    expect(() => statistics('nobody')).toThrow(/There is no office nobody/);
    expect(() => core.app.rollUps.statistics(core.app.queries, { officeId: 'city', year: 2012, counted: 'published' })).toThrow(
      /No official form/,
    );
  });
});

describe('the statistics of offices that move and are dissolved', () => {
  let folder: string;
  let core: Core;
  let now = Date.parse('2022-06-01T00:00:00Z');
  const clock = () => {
    now += 1000;
    return new Date(now);
  };
  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder, { clock });
    await givenOffice(core, { id: 'a', kind: 'government' });
    await givenOffice(core, { id: 'b', kind: 'government' });
    for (const id of ['moved', 'gone', 'left']) await givenOffice(core, { id, parentId: 'a' });
    now = Date.parse('2022-12-31T15:00:00Z');
    await core.app.office('gone', { type: 'dissolveOffice', successorId: 'a' }, by(author));
    now = Date.parse('2023-01-05T00:00:00Z');
    for (const [office, count] of [
      ['moved', 1],
      ['gone', 10],
      ['left', 100],
    ] as const) {
      if (office === 'gone') continue;
      await givenPublished(core, { office, year: 2022, cells: requests(count) });
    }
    await core.app.office('moved', { type: 'moveOffice', parentId: 'b', region: '430900' }, by(author));
    await core.app.office('left', { type: 'dissolveOffice', successorId: null }, by(author));
    now = Date.parse('2024-01-05T00:00:00Z');
    await givenPublished(core, { office: 'moved', year: 2023, cells: requests(2) });
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  const told = (officeId: string, year: number) => {
    const { cells, members, leftOut } = core.app.rollUps.statistics(core.app.queries, { officeId, year, counted: 'published' });
    return {
      sum: cells.find(({ id }) => id === received)?.value,
      members: members.map(({ office }) => office.id),
      leftOut: leftOut.map(({ office, reason }) => `${office.id} ${reason}`),
    };
  };

  test('have each where it stood when the year ended in China', () => {
    expect(told('a', 2022)).toEqual({ sum: '101', members: ['left', 'moved'], leftOut: ['a government', 'gone dissolved'] });
    expect(told('b', 2022)).toEqual({ sum: null, members: [], leftOut: ['b government'] });
    expect(told('a', 2023)).toEqual({ sum: null, members: [], leftOut: ['a government', 'gone dissolved', 'left dissolved'] });
    expect(told('b', 2023)).toEqual({ sum: '2', members: ['moved'], leftOut: ['b government'] });
  });

  test('have an office that is registered only later as it was registered', async () => {
    await givenOffice(core, { id: 'new', parentId: 'b' });
    expect(told('b', 2023).members).toEqual(['moved', 'new']);
    expect(told('b', 2022)).toEqual({ sum: null, members: [], leftOut: ['b government', 'new registeredLater'] });
  });
});

describe('an organ that is registered in two places', () => {
  let folder: string;
  let core: Core;
  let now = Date.parse('2022-01-05T00:00:00Z');
  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder, { clock: () => new Date(++now) });
    const uscc = '113325000026455663';
    await givenOffice(core, { id: 'city', kind: 'government' });
    await givenOffice(core, { id: 'fund', parentId: 'city', uscc });
    await givenOffice(core, { id: 'county', kind: 'government', level: 'county', parentId: 'city', region: '431200' });
    await givenOffice(core, { id: 'branch', parentId: 'county', level: 'county', region: '431200', uscc });
    await givenOffice(core, { id: 'other', parentId: 'county', level: 'county', region: '431200' });
    now = Date.parse('2023-01-10T00:00:00Z');
    await givenPublished(core, { office: 'fund', year, cells: requests(7) });
    now = Date.parse('2023-03-02T00:00:00Z');
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  const world = (at: string | null) => (at === null ? core.app.queries : core.app.queries.at({ kind: 'recorded', at }));
  const board = (asked: object, at: string | null = null) => {
    const { entries, leftOut } = core.app.rollUps.deadlines(world(at), at, { year, ...asked });
    const stands = entries.filter(({ office }) => office.kind === 'department').map(({ office, state }) => `${office.id} ${state}`);
    return { stands, leftOut: leftOut.map(({ office, reason, countedAs }) => `${office.id} ${reason} of ${countedAs}`) };
  };

  test('owes one report, whichever part of the offices is looked at', () => {
    const twin = ['branch duplicate of fund'];
    expect(board({})).toEqual({ stands: ['other overdue', 'fund onTime'], leftOut: twin });
    expect(board({ region: '4312' })).toEqual({ stands: ['other overdue'], leftOut: twin });
    expect(board({ officeId: 'county' })).toEqual({ stands: ['other overdue'], leftOut: twin });
    expect(board({ region: '4309' })).toEqual({ stands: ['fund onTime'], leftOut: [] });
  });

  test('is missing in neither sum', () => {
    const told = (officeId: string) => core.app.rollUps.statistics(core.app.queries, { officeId, year, counted: 'published' });
    expect(told('county').members.map(({ office }) => office.id)).toEqual(['other']);
    expect(told('county').leftOut.map(({ office, reason, countedAs }) => [office.id, reason, countedAs])).toEqual([
      ['branch', 'duplicate', 'fund'],
      ['county', 'government', null],
    ]);
    expect(told('city').coverage).toMatchObject({ expected: 2, counted: 1 });
  });

  test('owed it, as of an instant, under the office that was first where none had reported', () => {
    const before = '2023-01-09T00:00:00.000Z';
    expect(board({ region: '4309' }, before).leftOut).toEqual(['fund duplicate of branch']);
    expect(board({}, before).leftOut).toEqual(['fund duplicate of branch']);
  });
});

describe('the trend of a province whose counties count by their jurisdictions', () => {
  let folder: string;
  let core: Core;
  let now = Date.parse('2021-01-05T00:00:00Z');
  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder, { clock: () => new Date(++now) });
    const county = { kind: 'government', level: 'county', parentId: 'province' } as const;
    await givenOffice(core, { id: 'province', kind: 'government', level: 'province' });
    await givenOffice(core, { id: 'bureau', parentId: 'province' });
    await givenOffice(core, { id: 'old', ...county });
    for (const [year, scope, cells] of [
      [2021, 'organ', requests(50)],
      [2022, 'jurisdiction', requests(60)],
      [2023, 'jurisdiction', requests(70)],
    ] as const) {
      now = Date.parse(`${year + 1}-01-10T00:00:00Z`);
      await givenPublished(core, { office: 'bureau', year, cells: requests(5) });
      await givenPublished(core, { office: 'old', year, scope, cells });
    }
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  const points = () =>
    core.app.rollUps.trend(core.app.queries, {
      officeId: 'province',
      of: 'rollUp',
      figure: { measure: 'requestsReceived' },
      from: 2021,
      to: 2023,
      counted: 'published',
    }).points;

  test('has no growth across the year in which that began, and has it afterwards', () => {
    expect(points()).toMatchObject([
      { value: '55', delta: null },
      { value: '65', delta: null, growthRate: null, notes: [{ zh: expect.stringContaining('口径不同') }] },
      { value: '75', delta: '10', notes: [] },
    ]);
  });

  test('says of a county asked for itself that nothing is added up, and where its figures are', () => {
    const { points } = core.app.rollUps.trend(core.app.queries, {
      officeId: 'old',
      of: 'rollUp',
      figure: { measure: 'requestsReceived' },
      from: 2021,
      to: 2022,
      counted: 'published',
    });
    expect(points).toMatchObject([
      { value: '50', notes: [] },
      { value: null, notes: [{ zh: expect.stringContaining('没有可合计的报告') }] },
    ]);
  });

  test('is not hindered by one that was founded between', async () => {
    await givenOffice(core, { id: 'new', kind: 'government', level: 'county', parentId: 'province', effectiveOn: '2023-03-01' });
    await givenPublished(core, { office: 'new', year: 2023, scope: 'jurisdiction', cells: requests(1) });
    expect(points()).toMatchObject([{ value: '55' }, { value: '65' }, { value: '76', delta: '11', notes: [] }]);
  });
});
