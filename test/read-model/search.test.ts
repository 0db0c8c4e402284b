import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Core } from '../../src/app/core.js';
import type { SearchHit } from '../../src/read-model/queries.js';
import type { SearchedIn, SearchFilter } from '../../src/read-model/search/search.js';
import { wordsOf } from '../../src/read-model/search/words.js';
import { fold } from '../../src/text/fold.js';
import { author, by } from '../support/actors.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { publishedReport } from '../support/published-report.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

/** The words that the texts and the queries are made of: few, so that they meet. */
const signs = ['公', '開', '开', '信息', '信', '息', '政府', '２', '2', 'A', 'a', '，', '“', ' ', '𠮷', '①', '(', '（'];
const written = fc.array(fc.constantFrom(...signs, '\n'), { minLength: 0, maxLength: 14 }).map((all) => all.join(''));
const asked = fc.array(fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 });

const hostile = [
  '"',
  '""',
  '" OR 1',
  "'; DROP TABLE reports; --",
  'NEAR(公开 信息, 2)',
  'title : 公开',
  '{title} : (公开)',
  '公开*',
  '^公开',
  '公开 AND',
  'NOT 公开',
  '-公开',
  '公开 + 信息',
  '(((((',
  '\0公\0开\0',
  '\ud800公开\udc00',
  '%_%',
  '公'.repeat(200_000),
  '公 '.repeat(50_000),
  '"公开 '.repeat(10_000),
  '\u0301'.repeat(5000),
  '',
  '   ',
  '​\u200b',
  '🀄︎🀄',
  '\u{10ffff}\u{2ffff}',
];

const now = '2100-01-01T00:00:00.000Z';

describe('search', () => {
  let folder: string;
  let core: Core;
  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  const search = (text: string, options: { in?: SearchedIn; filter?: SearchFilter } = {}, page = {}) =>
    core.app.queries.search({ text, in: options.in ?? 'current', now, filter: options.filter ?? {} }, { first: 1000, ...page });
  const found = (...of: Parameters<typeof search>) => search(...of).edges.map(({ node }) => node.report.id);
  const marked = ({ passages }: SearchHit) =>
    passages.map(({ spans }) => spans.map(({ text, hit }) => (hit ? `[${text}]` : text)).join(''));
  const open = async (office: string, year: number, title: string, sections: Record<string, string> = {}) => {
    if (!core.app.queries.officesById([office])[0]) await registerOffice(core, office);
    const { id } = await core.app.report(
      `${office}-${year}-organ`,
      { type: 'openReport', officeId: office, year, scope: 'organ', title },
      by(author),
    );
    for (const [section, text] of Object.entries(sections)) await core.app.report(id, { type: 'reviseSection', section, text }, by(author));
    return id;
  };

  test('finds just those reports that have every word, whatever its length, script and width', async () => {
    const texts = new Map<string, string>();
    await fc.assert(
      fc.asyncProperty(fc.array(written, { minLength: 2, maxLength: 2 }), asked, async ([overview = '', other = ''], words) => {
        const id = await open('random', 2021 + texts.size, '报告', { overview, otherMatters: other });
        const content = core.app.queries.contentOf(id, core.app.queries.reportsById([id])[0]?.revision ?? 0);
        texts.set(
          id,
          Object.values(content?.sections ?? {})
            .flatMap(({ heading, text }) => [heading, ...text.split('\n')])
            .map(fold)
            .join('\n'),
        );
        const query = words.map((word) => word.join('')).join(' ');
        const looked = wordsOf(query).words;
        const expected = [...texts]
          .filter(([, text]) => looked.length > 0 && looked.every((word) => text.includes(word)))
          .map(([id]) => id);
        const page = search(query, { filter: { officeId: 'random' } });
        expect(page.edges.map(({ node }) => node.report.id).sort()).toEqual(expected.sort());
        expect(page.totalCount()).toBe(expected.length);
        for (const { node } of page.edges) {
          const hits = node.passages.flatMap(({ spans }) => spans.filter(({ hit }) => hit).map(({ text }) => fold(text)));
          expect(hits.length).toBeGreaterThan(0);
          for (const hit of hits) expect(looked.some((word) => hit.includes(word))).toBe(true);
        }
      }),
      { numRuns: 70 },
    );
  }, 120_000);

  test.each(hostile.map((text) => [text.slice(0, 30), text]))('answers any query without an error: %j', (_, text) => {
    const started = performance.now();
    const page = search(text);
    expect(page.edges.length).toBe(page.totalCount());
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('marks what was found in the text as it is written, and says where it stands', async () => {
    const id = await open('marks', 2021, '標題：政府資訊', { overview: '第一段。\n本年度“政府 信息”公开工作２０２０年有序進行。' });
    const [hit] = search('"政府信息公开" 2020年 标题', { filter: { officeId: 'marks' } }).edges.map(({ node }) => node);
    expect(hit && marked(hit)).toEqual([
      '[標題]：政府資訊',
      '本年度“[政府 信息”公开]工作[２０２０年]有序進行。',
      expect.stringMatching(/\[政府信息公开\]/),
    ]);
    expect(hit).toMatchObject({
      report: { id },
      revision: 2,
      placesHit: 4,
      passages: [
        { place: 'title', section: null, paragraph: null, cutBefore: false, cutAfter: false },
        { place: 'paragraph', section: 'overview', heading: '一、总体情况', paragraph: 1 },
        { place: 'heading', paragraph: null },
      ],
    });
  });

  test('shows of a long text the piece with most of the words', async () => {
    await open('long', 2021, '长', { overview: `网站。${'甲乙丙丁'.repeat(60)}网站与公众号${'戊己庚辛'.repeat(60)}` });
    const [hit] = search('网站 公众号', { filter: { officeId: 'long' } }).edges.map(({ node }) => node);
    expect(hit?.passages).toHaveLength(1);
    expect(hit && marked(hit)[0]).toMatch(/^[甲乙丙丁]{24}\[网站\]与\[公众号\][戊己庚辛]{90}$/);
    expect(hit?.passages[0]).toMatchObject({ cutBefore: true, cutAfter: true });
  });

  test('puts titles first, then what says the words most, then what was changed last', async () => {
    await open('rank', 2021, '甲', { overview: '说到一次图书馆，还有许多别的事情要说，说了又说。' });
    await open('rank', 2022, '图书馆年度报告');
    await open('rank', 2023, '乙', { overview: '图书馆，图书馆，图书馆。' });
    const years = (text: string) => search(text, { filter: { officeId: 'rank' } }).edges.map(({ node }) => node.report.year);
    expect(years('图书馆')).toEqual([2022, 2023, 2021]);
    expect(years('书馆')[0]).toBe(2022);
    expect(years('图书馆 还有')).toEqual([2021]);
  });

  test('in force finds the edition, in the present also what is drafted over it, and nothing of a wording that is gone', async () => {
    const id = await publishedReport(core, 'editions');
    const only = { filter: { officeId: 'editions' } };
    expect(found('信息处理费', { ...only, in: 'published' })).toEqual([id]);
    await core.app.report(id, { type: 'openCorrection', kind: 'text', publicNote: '更正。' }, by(author));
    await core.app.report(id, { type: 'reviseSection', section: 'otherMatters', text: '收取信息处理费一百元。' }, by(author));
    expect(found('一百元', only)).toEqual([id]);
    expect(found('一百元', { ...only, in: 'published' })).toEqual([]);
    expect(found('本年度未收取', only)).toEqual([]);
    expect(found('本年度未收取', { ...only, in: 'published' })).toEqual([id]);
    const [inForce] = search('本年度未收取', { ...only, in: 'published' }).edges;
    expect(inForce?.node.revision).toBe(core.app.queries.reportsById([id])[0]?.publishedRevision);
    await core.app.report(id, { type: 'abandonCorrection' }, by(author));
    expect(found('一百元', only)).toEqual([]);
    expect(found('本年度未收取', only)).toEqual([id]);
    await core.app.report(id, { type: 'withdrawReport', publicNote: '撤回。' }, by(author));
    expect(found('本年度未收取', { ...only, in: 'published' })).toEqual([]);
    expect(found('本年度未收取', only)).toEqual([id]);
  });

  test('is narrowed to a year, a scope, a status, and to an office with all below it', async () => {
    await registerOffice(core, 'upper');
    await open('lower', 2021, '窄化甲');
    await open('lower', 2022, '窄化乙');
    await core.app.office('lower', { type: 'moveOffice', parentId: 'upper', region: '430900' }, by(author));
    expect(found('窄化', { filter: { officeId: 'upper' } })).toHaveLength(2);
    expect(found('窄化', { filter: { officeId: 'lower', year: 2022 } })).toEqual(['lower-2022-organ']);
    expect(found('窄化', { filter: { scope: 'jurisdiction' } })).toEqual([]);
    expect(found('窄化', { filter: { status: ['draft', 'published'] } })).toHaveLength(2);
    expect(found('窄化', { filter: { status: ['published'] } })).toEqual([]);
  });

  test('is paged through from either end, also when a report at a cursor is found no more', async () => {
    const all = [];
    for (let year = 2021; year < 2032; year++) all.push(await open('pages', year, `分页${year}`));
    const only = { filter: { officeId: 'pages' } };
    const whole = found('分页', only);
    expect([...whole].sort()).toEqual(all);
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = search('分页', only, { first: 4, ...(after === undefined ? {} : { after }) });
      seen.push(...page.edges.map(({ node }) => node.report.id));
      expect(page.hasPreviousPage).toBe(after !== undefined);
      after = page.edges.at(-1)?.cursor;
      if (!page.hasNextPage) break;
    }
    expect(seen).toEqual(whole);
    const before = search('分页', only, { first: 6 }).edges[5]?.cursor ?? '';
    const back = core.app.queries.search({ text: '分页', in: 'current', now, ...only }, { last: 3, before });
    expect([back.edges.map(({ node }) => node.report.id), back.hasPreviousPage, back.hasNextPage]).toEqual([whole.slice(2, 5), true, true]);
    await core.app.report(whole[5] ?? '', { type: 'reviseTitle', title: '改了' }, by(author));
    expect(search('分页', only, { after: before }).edges.map(({ node }) => node.report.id)).toEqual(whole.slice(6));
    expect(() => search('分页', only, { after: 'nonsense' })).toThrow(expect.objectContaining({ code: 'CURSOR_UNAVAILABLE' }));
  });

  test('tells where a query was cut: at the seventeenth word, within a long one, and where it is too long', () => {
    const words = Array.from({ length: 17 }, (_, index) => `词${index}`);
    expect(search(words.join(' ')).isCut).toBe(true);
    expect(search(words.slice(0, 16).join(' ')).isCut).toBe(false);
    expect(search([...words.slice(0, 16), '词3'].join(' ')).isCut).toBe(false);
    expect([search('公'.repeat(101)).isCut, search('公'.repeat(100)).isCut]).toEqual([true, false]);
    expect([search(`${' '.repeat(1000)}公`).isCut, search(`公${' '.repeat(2000)}`).isCut]).toEqual([true, false]);
  });

  test('below an office that is not there is refused', () => {
    expect(() => search('公开', { filter: { officeId: 'nope' } })).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });

  test('is of the present only', () => {
    const then = core.app.queries.at({ kind: 'recorded', at: '2100-01-01T00:00:00.000Z' });
    expect(() => then.search({ text: '公开', in: 'current', now, filter: {} }, {})).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });

  test('finds the same after a rebuild, which tells of a wording that was lost', async () => {
    const answers = () => ['公开', '分页', '窄', '图书馆 说'].map((text) => found(text).sort());
    const before = answers();
    expect((await core.rebuild()).differences).toEqual([]);
    expect(answers()).toEqual(before);
    core.readModel.generation.database.prepare("DELETE FROM search_texts WHERE report_id = 'lower-2022-organ'").run();
    expect(found('窄化')).toHaveLength(1);
    expect((await core.rebuild()).differences).toEqual([
      { table: 'search_texts', oldRows: expect.any(Number), newRows: expect.any(Number) },
    ]);
    expect(found('窄化')).toHaveLength(2);
  });
});
