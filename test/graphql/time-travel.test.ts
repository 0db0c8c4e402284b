import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { author, by } from '../support/actors.js';
import type { Api } from '../support/api.js';
import { openApi } from '../support/opened-api.js';
import { publishedReport } from '../support/published-report.js';

describe('a whole tree as it stood at an instant', () => {
  let close: () => Promise<void>;
  let core: Core;
  let api: Api;
  let id: string;
  beforeAll(async () => {
    ({ core, api, close } = await openApi());
    id = await publishedReport(core);
  });
  afterAll(() => close());

  const tree = (arguments_: string) => `{ reports(filter: {officeId: "p"}${arguments_}) { totalCount nodes {
    id title status edition revisionNumber findingCounts { fail }
    office { id name reports { nodes { revisionNumber office { name } } } }
    revisions(last: 1) { totalCount nodes { number report { revisionNumber } } }
    editions { edition endedAt }
    sections { text } tables { cells { id raw } }
  } } }`;
  type Tree = { reports: { totalCount: number; nodes: { id: string; title: string; office: { name: string }; editions: object[] }[] } };
  const revisionAt = async (number: number) =>
    (await api.data<{ report: { revision: { at: string } } }>(`{ report(id: "${id}") { revision(number: ${number}) { at } } }`)).report
      .revision.at;

  test('is, however deep, what was answered then', async () => {
    const before = await api.data<Tree>(tree(''));
    const at = core.app.queries.reportsById([id])[0]?.updatedAt ?? '';
    await core.app.office('p', { type: 'renameOffice', name: '改名后的局' }, by(author));
    await core.app.report(id, { type: 'openCorrection', kind: 'text', publicNote: '更正。' }, by(author));
    await core.app.report(id, { type: 'reviseTitle', title: '改后的标题' }, by(author));
    const now = await api.data<Tree>(tree(''));
    expect(now.reports.nodes[0]).toMatchObject({ title: '改后的标题', office: { name: '改名后的局' } });
    const then = await api.data<Tree>(tree(`, asOf: "${at}"`));
    const withoutIds = (answer: Tree) =>
      JSON.parse(JSON.stringify(answer), (key, value) => (key === 'id' && !String(value).includes('/') ? undefined : value));
    expect(withoutIds(then)).toEqual(withoutIds(before));
    // A client that keeps things by id does not take the one for the other, and can ask for either again.
    expect(then.reports.nodes[0]?.id).not.toBe(now.reports.nodes[0]?.id);
    const again = await api.data<{ node: { title: string; office: { name: string } } }>(
      `{ node(id: "${then.reports.nodes[0]?.id}") { ... on Report { title office { name } } } }`,
    );
    expect(again.node).toMatchObject({ title: before.reports.nodes[0]?.title, office: { name: before.reports.nodes[0]?.office.name } });
  });

  test('as the public could read it has the edition in force, and no draft', async () => {
    const [drafted, first, second] = [await revisionAt(2), await revisionAt(8), await revisionAt(13)];
    const answer = async (at: string) => (await api.data<Tree>(tree(`, publishedAsOf: "${at}"`))).reports;
    expect(await answer(drafted)).toEqual({ totalCount: 0, nodes: [] });
    expect((await answer(first)).nodes).toMatchObject([
      { status: 'PUBLISHED', edition: 1, revisionNumber: 8, editions: [{ edition: 1, endedAt: null }] },
    ]);
    expect((await answer(second)).nodes).toMatchObject([
      { edition: 2, revisionNumber: 13, editions: [{ edition: 1 }, { edition: 2, endedAt: null }] },
    ]);
    expect(await api.data(`{ report(id: "${id}", publishedAsOf: "${drafted}") { title } }`)).toEqual({ report: null });
  });

  test('is asked for in one way at a time, by an instant', async () => {
    const codes = async (query: string) => (await api.send(query)).errors?.map(({ extensions }) => extensions.code);
    expect(await codes('{ reports(asOf: "2021-01-01", publishedAsOf: "2021-01-01") { totalCount } }')).toEqual(['BAD_INPUT']);
    expect(await codes('{ offices(asOf: "yesterday") { totalCount } }')).toEqual(['BAD_INPUT']);
    expect(await api.data('{ offices(asOf: "2001-01-01") { totalCount nodes { name } } }')).toEqual({
      offices: { totalCount: 0, nodes: [] },
    });
  });
});
