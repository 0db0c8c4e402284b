import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { author, by } from '../support/actors.js';
import type { Api } from '../support/api.js';
import { openApi } from '../support/opened-api.js';
import { publishedReport } from '../support/published-report.js';

const query = `query Search($text: String!, $in: SearchedIn, $filter: SearchFilterInput, $first: Int, $after: String) {
  search(text: $text, in: $in, filter: $filter, first: $first, after: $after) {
    words totalCount isMore pageInfo { hasNextPage endCursor }
    nodes {
      revisionNumber placesHit
      report { reportId status office { officeId } }
      passages { place section heading paragraph spans { text hit } cutBefore cutAfter }
    }
  }
}`;

interface Answer {
  readonly search: {
    readonly words: string[];
    readonly totalCount: number;
    readonly isMore: boolean;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly nodes: { readonly revisionNumber: number; readonly report: { readonly reportId: string } }[];
  };
}

describe('search through the API', () => {
  let close: () => Promise<void>;
  let core: Core;
  let api: Api;
  beforeAll(async () => {
    ({ core, api, close } = await openApi());
    await publishedReport(core, 'p');
    await publishedReport(core, 'q');
    await core.app.report('q-2022-organ', { type: 'openCorrection', kind: 'text', publicNote: '更正。' }, by(author));
    await core.app.report(
      'q-2022-organ',
      { type: 'reviseSection', section: 'otherMatters', text: '本年度收取<b>信息处理费</b>。' },
      by(author),
    );
  });
  afterAll(() => close());

  const ids = ({ search }: Answer) => search.nodes.map(({ report }) => report.reportId);

  test('gives what was found with its marks as data, never as markup', async () => {
    const answer = await api.data<Answer>(query, { text: '信息處理費', filter: { officeId: 'q' } });
    expect(answer.search).toEqual({
      words: ['信息处理费'],
      totalCount: 1,
      isMore: false,
      pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
      nodes: [
        {
          revisionNumber: 15,
          placesHit: 1,
          report: { reportId: 'q-2022-organ', status: 'CORRECTION', office: { officeId: 'q' } },
          passages: [
            {
              place: 'PARAGRAPH',
              section: 'otherMatters',
              heading: '六、其他需要报告的事项',
              paragraph: 0,
              spans: [
                { text: '本年度收取<b>', hit: false },
                { text: '信息处理费', hit: true },
                { text: '</b>。', hit: false },
              ],
              cutBefore: false,
              cutAfter: false,
            },
          ],
        },
      ],
    });
  });

  test('tells what is in force from what is drafted', async () => {
    expect(ids(await api.data(query, { text: '未收取' }))).toEqual(['p-2022-organ']);
    const inForce = await api.data<Answer>(query, { text: '未收取', in: 'PUBLISHED' });
    expect(ids(inForce).sort()).toEqual(['p-2022-organ', 'q-2022-organ']);
    expect(inForce.search.nodes.map(({ revisionNumber }) => revisionNumber)).toEqual([13, 13]);
    expect(ids(await api.data(query, { text: '报告', filter: { status: ['CORRECTION'], year: 2022, scope: 'ORGAN' } }))).toEqual([
      'q-2022-organ',
    ]);
  });

  test('shows in what is in force the report as it is in force, never what is drafted', async () => {
    await core.app.report('q-2022-organ', { type: 'reviseTitle', title: '草稿的题目' }, by(author));
    const asked = (more: string) =>
      api.data<{ search: { nodes: { report: object }[] } }>(
        `{ search(text: "平台建设", in: PUBLISHED, filter: { officeId: "q"${more} }) { isCut nodes { report { title status revisionNumber } } } }`,
      );
    const title = 'q局2022年政府信息公开工作年度报告';
    const published = [{ report: { title, status: 'PUBLISHED', revisionNumber: 13 } }];
    expect(await asked('')).toEqual({ search: { isCut: false, nodes: published } });
    expect((await asked(', status: [PUBLISHED]')).search.nodes).toEqual(published);
    expect((await asked(', status: [CORRECTION]')).search.nodes).toEqual([]);
    expect((await api.send(query, { text: '公开', filter: { officeId: 'nope' } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('is paged, and takes any text', async () => {
    const first = await api.data<Answer>(query, { text: '报告', first: 1 });
    expect([first.search.totalCount, first.search.pageInfo.hasNextPage]).toEqual([2, true]);
    const second = await api.data<Answer>(query, { text: '报告', first: 1, after: first.search.pageInfo.endCursor });
    expect([...ids(first), ...ids(second)].sort()).toEqual(['p-2022-organ', 'q-2022-organ']);
    for (const text of ['', '"', 'a" OR "b', '\0', '公'.repeat(100_000), '\ud800'])
      expect((await api.send(query, { text })).errors).toBeUndefined();
    const tooMany = await api.send(query, { text: '公开', first: 100_000 });
    expect(tooMany.errors?.[0]?.extensions.code).toMatch(/BAD_INPUT|QUERY_TOO_COMPLEX/);
    const strange = await api.send(query, { text: '公开', after: 'nonsense' });
    expect(strange.errors?.[0]?.extensions.code).toBe('CURSOR_UNAVAILABLE');
  });
});
