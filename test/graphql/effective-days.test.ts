import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { type Api, startApi } from '../support/api.js';
import { openTestCore, steppingClock } from '../support/core.js';
import { givenOffice, givenPublished, requests } from '../support/office-tree.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

describe('the day on which something of an office took effect, by the API', () => {
  let folder: string;
  let core: Core;
  let api: Api;
  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder, { clock: steppingClock('2024-05-01T00:00:00.000Z') });
    await givenOffice(core, { id: 'city', kind: 'government' });
    await givenOffice(core, { id: 'county', kind: 'government', level: 'county', parentId: 'city', region: '430902' });
    for (const id of ['merged', 'moved']) await givenOffice(core, { id, parentId: 'city', effectiveOn: '2015-01-01' });
    for (const office of ['merged', 'moved'])
      for (const year of [2020, 2021]) await givenPublished(core, { office, year, cells: requests(office === 'moved' ? 1 : 10) });
    api = await startApi(core);
  });
  afterAll(async () => {
    await api.server.close();
    await core.close();
    await removeFolder(folder);
  });

  const change = async (name: string, input: object): Promise<Record<string, unknown>> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const answer = `{ __typename ... on Problem { message } ... on OfficeChanged {
      position office { foundedOn dissolvedOn dissolutionRecordedOn places { parentId since recordedOn } } } }`;
    const data = await api.data(`mutation M($input: ${type}!) { ${name}(input: $input) ${answer} }`, { input }, 'both');
    return data[name] as Record<string, unknown>;
  };
  const told = (year: number, more = '') =>
    api.data(`{
      statistics(officeId: "city", year: ${year}${more}) {
        coverage { expected counted } cells(ids: ["table3/received/total"]) { value }
        leftOut { nodes { officeId reason foundedOn dissolvedOn } }
      }
      deadlines(year: ${year}, officeId: "city"${more}) { offices(first: 10) { nodes { officeId } } }
    }`);
  const owing = (answer: Record<string, unknown>) =>
    (answer.deadlines as { offices: { nodes: { officeId: string }[] } }).offices.nodes.map(({ officeId }) => officeId).sort();

  test('decides who must report on which year, and where it stood, while the past is answered as it was known then', async () => {
    const [of2021, of2022] = [await told(2021), await told(2022)];
    expect(of2021.statistics).toMatchObject({ coverage: { expected: 2, counted: 2 }, cells: [{ value: '11' }] });
    expect(of2022.statistics).toMatchObject({ coverage: { expected: 2, counted: 0 } });
    const { office } = await api.data<{ office: { revision: number } }>('{ office(id: "merged") { revision } }');
    const before = core.app.queries.auditTrail({}, { last: 1 }).edges[0]?.node.at;

    expect(
      await change('moveOffice', {
        officeId: 'moved',
        expectedRevision: 1,
        parentId: 'county',
        region: '430902',
        effectiveOn: '2021-07-01',
      }),
    ).toMatchObject({
      office: {
        foundedOn: '2015-01-01',
        places: [
          { parentId: 'city', since: null, recordedOn: '2024-05-01' },
          { parentId: 'county', since: '2021-07-01', recordedOn: '2024-05-01' },
        ],
      },
    });
    expect(
      await change('dissolveOffice', {
        officeId: 'merged',
        expectedRevision: office.revision,
        successorId: 'moved',
        effectiveOn: '2022-03-31',
      }),
    ).toMatchObject({ office: { dissolvedOn: '2022-03-31', dissolutionRecordedOn: '2024-05-01' } });
    expect(
      await change('registerOffice', {
        officeId: 'founded',
        name: '数据局',
        region: '430900',
        kind: 'DEPARTMENT',
        level: 'CITY',
        parentId: 'city',
        effectiveOn: '2022-04-01',
      }),
    ).toMatchObject({ office: { foundedOn: '2022-04-01', dissolvedOn: null } });

    expect((await told(2021)).statistics).toMatchObject({
      coverage: { expected: 2, counted: 2 },
      leftOut: {
        nodes: expect.arrayContaining([{ officeId: 'founded', reason: 'FOUNDED_LATER', foundedOn: '2022-04-01', dissolvedOn: null }]),
      },
    });
    expect(owing(await told(2021))).toEqual(['city', 'county', 'merged', 'moved']);
    expect((await told(2022)).statistics).toMatchObject({
      coverage: { expected: 2, counted: 0 },
      leftOut: {
        nodes: expect.arrayContaining([{ officeId: 'merged', reason: 'DISSOLVED', foundedOn: '2015-01-01', dissolvedOn: '2022-03-31' }]),
      },
    });
    expect(owing(await told(2022))).toEqual(['city', 'county', 'founded', 'moved']);
    const county = (year: number) =>
      api.data(`{ statistics(officeId: "county", year: ${year}) { cells(ids: ["table3/received/total"]) { value } } }`);
    expect([await county(2020), await county(2021)]).toMatchObject([
      { statistics: { cells: [{ value: null }] } },
      { statistics: { cells: [{ value: '1' }] } },
    ]);

    expect([await told(2021, `, asOf: "${before}"`), await told(2022, `, asOf: "${before}"`)]).toEqual([of2021, of2022]);
  });

  test('is told in the audit trail, beside when it was recorded', async () => {
    expect(
      await api.data('{ auditTrail(last: 10, filter: { officeId: "merged", types: ["OfficeDissolved"] }) { nodes { at noteZh noteEn } } }'),
    ).toMatchObject({
      auditTrail: {
        nodes: [{ at: expect.stringMatching(/^2024-05-01/), noteZh: '自 2022-03-31 起生效', noteEn: 'in effect since 2022-03-31' }],
      },
    });
  });

  test('is refused when it is none, lies ahead, or is before the founding, and nothing is recorded', async () => {
    const moved = (effectiveOn: string) => change('moveOffice', { officeId: 'moved', expectedRevision: 2, region: '430900', effectiveOn });
    expect(await moved('2021-02-29')).toMatchObject({ __typename: 'InvalidInput', message: expect.stringMatching(/is no day/) });
    expect(await moved('2024-05-02')).toMatchObject({ __typename: 'InvalidInput', message: expect.stringMatching(/lies ahead/) });
    expect(await moved('2014-12-31')).toMatchObject({ __typename: 'InvalidInput', message: expect.stringMatching(/was founded/) });
    expect(core.app.queries.officesById(['moved'])[0]?.revision).toBe(2);
  });
});
