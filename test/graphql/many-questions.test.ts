import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import type { Api } from '../support/api.js';
import { openApi } from '../support/opened-api.js';
import { publishedReport } from '../support/published-report.js';

describe('a request that asks for many things at once', () => {
  let close: () => Promise<void>;
  let core: Core;
  let api: Api;
  beforeAll(async () => {
    ({ core, api, close } = await openApi());
    await publishedReport(core, 'p');
  });
  afterAll(() => close());
  afterEach(() => void jest.restoreAllMocks());

  /** Makes each take long, and tells in which turn of the event loop each was answered. */
  const turnsOf = async (query: string) => {
    const turns: number[] = [];
    let turn = 0;
    const nextTurn = () => void turn++;
    const slowly =
      <A extends unknown[], R>(answer: (...asked: A) => R) =>
      (...asked: A): R => {
        turns.push(turn);
        setImmediate(nextTurn);
        const end = performance.now() + 10;
        while (performance.now() < end);
        return answer(...asked);
      };
    const { rollUps, queries } = core.app;
    const slow = {
      statistics: slowly(rollUps.statistics.bind(rollUps)),
      deadlines: slowly(rollUps.deadlines.bind(rollUps)),
      search: slowly(queries.search.bind(queries)),
    };
    jest.spyOn(rollUps, 'statistics').mockImplementation(slow.statistics);
    jest.spyOn(rollUps, 'deadlines').mockImplementation(slow.deadlines);
    jest.spyOn(queries, 'search').mockImplementation(slow.search);
    await api.data(query);
    return turns;
  };
  const times = (count: number, field: (index: number) => string) => Array.from({ length: count }, (_, index) => field(index)).join(' ');

  test.each([
    ['deadlines', (index: number) => `a${index}: deadlines(year: 2022, asOf: "2023-02-0${index + 1}") { counts { overdue } }`],
    ['statistics', (index: number) => `a${index}: statistics(officeId: "p", year: 202${index}) { coverage { expected } }`],
    ['searches', (index: number) => `a${index}: search(text: "公开 ${index}") { totalCount }`],
  ])('lets everything else have its turn between %s', async (_, field) => {
    const turns = await turnsOf(`{ ${times(4, field)} }`);
    expect(turns).toHaveLength(4);
    expect(new Set(turns).size).toBe(4);
  });

  test('is refused where it asks for a thousand searches', async () => {
    const { errors } = await api.send(`{ ${times(1000, (index) => `a${index}: search(text: "公开") { totalCount }`)} }`);
    expect(errors?.[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX');
  });
});
