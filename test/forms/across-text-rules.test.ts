import { describe, expect, test } from '@jest/globals';
import { totals } from './report-saying.js';
import { findingsBeside, inForce, ofRule } from './two-reports.js';

const lastYear = (figures: Readonly<Record<string, number | string>>, year = 2022) => inForce({ year, cells: totals(figures) });
const overview = (text: string) => ({ overview: text });

describe('同比 in the text is held to last year’s figure', () => {
  const judged = (text: string, received: number, last: number | string | null, year = 2023) =>
    ofRule(
      findingsBeside(
        { year, texts: overview(text), cells: totals({ received }) },
        last === null ? {} : { lastYear: lastYear({ received: last }, year - 1) },
      ),
      'N-PCT',
    );

  // 平度市公安局 2023
  const pingdu = '2023年度,我局共收到信息公开申请22起,比2022年(31起)下降29%,答复22起。';
  test.each([
    [pingdu, 22, 31, 'pass'],
    [pingdu, 22, 40, 'fail'],
    // 光明区 2022
    ['2023年我区共受理政府信息公开申请335宗,同比增长30%。', 335, 258, 'pass'],
    ['2023年我区共受理政府信息公开申请335宗,同比增长30%。', 335, 335, 'fail'],
    // 深汕特别合作区 2024: the figure and its growth stand in two sentences.
    ['2023年共收到政府信息公开申请162件。群众关注度高,因此政府信息公开申请数量较上年增长96%。', 162, 83, 'uncertain'],
    ['2023年共收到政府信息公开申请162件。群众关注度高,因此政府信息公开申请数量较上年增长95%。', 162, 83, 'pass'],
    ['全年收到政府信息公开申请110件，较上年增长10.0%。', 110, 100, 'pass'],
    ['全年收到政府信息公开申请110件，较上年增长10.5%。', 110, 100, 'fail'],
    ['全年收到政府信息公开申请110件，比去年减少10%。', 110, 100, 'fail'],
  ] as const)('%s with %s after %s: %s', (text, received, last, state) => {
    expect(judged(text, received, last)).toMatchObject([
      { state, grade: 'warning', section: 'overview', basis: [{ reportId: 'o-2022-organ', value: String(last) }] },
    ]);
  });
  test('and says what it would be', () => {
    expect(judged(pingdu, 22, 40)).toMatchObject([
      { left: '-29', right: '-45', messageZh: expect.stringMatching(/同比 -29%；2022年为 40，应为 -45%。依据：o-2022-organ 第1版/) },
    ]);
  });
  test('is not assessable without last year’s report, nor against a year of none', () => {
    expect(judged(pingdu, 22, null)).toMatchObject([{ state: 'notAssessable', basis: [] }]);
    expect(judged(pingdu, 22, '')).toMatchObject([{ state: 'notAssessable' }]);
    expect(judged('全年收到政府信息公开申请22件，同比增长10%。', 22, 0)).toMatchObject([{ state: 'notAssessable' }]);
  });
  test.each([
    '20件，主动公开信息较上年增长30%',
    '20件，网站访问量同比增长300%',
    '20件，平均办理时间比上年下降40%',
    '20件，办件时限同比缩短30%，群众满意度同比提高5%',
    '20件，其中网络申请12件，同比增长50%',
    '20件，占比同比提高5个百分点',
    '20件，较2021年增长100%',
    '20件，与2019年相比增长300%',
    '20件，同比2020年增长300%',
    '20件，是2021年的3倍',
    '20件，与去年基本持平',
  ])('is of the same figure and of last year alone: nothing is said of 收到政府信息公开申请%s', (words) => {
    expect(judged(`2023年收到政府信息公开申请${words}。`, 20, 16)).toEqual([]);
  });
  test.each([
    ['20件，同比增加4件，增长25%', 'pass'],
    ['20件，同比增加4件，增长50%', 'fail', '50', '25'],
    ['20件，较上年增加4件，增幅25%', 'pass'],
    ['20件，较上年增加4件，增幅50%', 'fail', '50', '25'],
    ['20件、同比增25%', 'pass'],
    ['20件、同比增50%', 'fail', '50', '25'],
    ['20件，比2022年的16件增长25%', 'pass'],
    ['20件，比2022年的18件增长25%', 'fail', '18', '16'],
    ['20件（2022年的数量除外），较上年（16件）增长30%', 'fail', '30', '25'],
    ['20件，较上年增加4件', 'pass'],
    ['20件，较上年增加8件', 'fail', '8', '4'],
    ['20件，比上年减少4件', 'fail', '-4', '4'],
    ['20件，与去年持平', 'fail', '0', '4'],
    ['20件，较上年翻一番', 'fail', '100', '25'],
    ['20件，较2022年度增长百分之二十五', 'pass'],
    ['20件，较2022年度增长百分之五十', 'fail', '50', '25'],
    ['20件，是上年的1.25倍', 'pass'],
    ['20件，是上年的3倍', 'fail', '3', '1.25'],
    ['20件(同比增长55%)', 'fail', '55', '25'],
    ['20件，较2021年增长100%，同比增长55%', 'fail', '55', '25'],
    ['20件，同比增长25%，较2021年增长100%', 'pass'],
    ['20件，同比增长约50%', 'uncertain', '50', '25'],
    ['20件，与去年同期相比，总体略有增长25%', 'pass'],
    ['20件，较上年有所增加，增幅为50%', 'fail', '50', '25'],
    ['20件，与2022年相比，申请量增长50%', 'fail', '50', '25'],
    ['20件，比前一年增加8件', 'fail', '8', '4'],
    ['20件，同比增长25%，其中网络申请12件，同比增长50%', 'pass'],
    ['20件，较上年增长近一倍', 'uncertain', '100', '25'],
    ['20件，同比增加到20件', undefined],
  ] as const)('收到政府信息公开申请%s, after 16: %s', (words, ...[state, left, right]) => {
    const told = judged(`2023年收到政府信息公开申请${words}。`, 20, 16).map((finding) => [finding.state, finding.left, finding.right]);
    expect(told).toEqual(state === undefined ? [] : [[state, left ?? expect.anything(), right ?? expect.anything()]]);
  });
  test('says in both languages what differs, be it a number, a ratio or last year’s figure', () => {
    const messages = (words: string) =>
      judged(`2023年收到政府信息公开申请20件，${words}。`, 20, 16).map(({ messageZh, messageEn }) => `${messageZh} ${messageEn}`)[0];
    expect(messages('较上年增加8件')).toMatch(/20，比上年 \+8；2022年为 16，应为 \+4。.*20 and \+8 year on year of .*, which makes \+4\./);
    expect(messages('是上年的3倍')).toMatch(/为上年的 3 倍；2022年为 16，应为 1.25。.*3 times last year's/);
    expect(messages('比2022年的18件增长25%')).toMatch(
      /2022年为 18；上一年度报告为 16。.*20 and 18 in 2022 of .*; last year's report has 16\./,
    );
  });
  test('is held to what was counted from nothing, too', () => {
    expect(judged('2023年收到政府信息公开申请20件，较上年增加18件。', 20, 0)).toMatchObject([{ state: 'fail', left: '18', right: '20' }]);
  });
  test('of a rounded figure is held to the table’s', () => {
    expect(judged('2023年收到政府信息公开申请1.3万件，较上年增加987件。', 12987, 12000)).toMatchObject([{ state: 'pass' }]);
  });
  test('is not taken from another figure’s clause, nor from a text without one', () => {
    expect(judged('全年收到政府信息公开申请110件，主动公开信息98条，同比增长70%。', 110, 100)).toEqual([]);
    expect(judged('全年收到政府信息公开申请110件。', 110, 100)).toEqual([]);
  });
});

describe('a figure of the text that is last year’s', () => {
  const stale = (text: string, received: number, last: number) =>
    ofRule(
      findingsBeside({ year: 2023, texts: overview(text), cells: totals({ received }) }, { lastYear: lastYear({ received: last }) }),
      'D-STALE',
    );
  test('is told where the table has another', () => {
    expect(stale('2023年收到政府信息公开申请31件。', 22, 31)).toMatchObject([
      {
        state: 'fail',
        grade: 'warning',
        left: '31',
        right: '22',
        rightCells: ['table3/received/total'],
        basis: [{ value: '31', cells: ['table3/received/total'] }],
      },
    ]);
  });
  test('is nothing where the table agrees, where it is another figure, or where the text says that it is last year’s', () => {
    expect(stale('2023年收到政府信息公开申请31件。', 31, 31)).toEqual([]);
    expect(stale('2023年收到政府信息公开申请30件。', 22, 31)).toEqual([]);
    expect(stale('上一年收到政府信息公开申请31件。', 22, 31)).toEqual([]);
  });
});

describe('a section', () => {
  const written =
    '2022年，甲局认真贯彻落实《中华人民共和国政府信息公开条例》，坚持以公开为常态、不公开为例外，全年主动公开政府信息120条，收到政府信息公开申请3件，均已按期答复，未发生复议和诉讼，平台建设不断加强。';
  const copied = written.replace('2022', '2023').replace('120', '131').replace('3件', '5件');
  const another =
    '2023年，本机关围绕群众关切的住房、就业与医疗事项，重新梳理公开目录四十六类，举办开放日三场，向社区派发指南两千册，并首次以图解方式解读本年度出台的全部政策文件，得到服务对象的好评。';
  const office = { name: '甲局', kind: 'department', level: 'county' } as const;
  const beside = (text: string, others: Parameters<typeof findingsBeside>[1]) =>
    ofRule(findingsBeside({ year: 2023, office, texts: overview(text) }, others), 'D-COPY');
  const before = inForce({ year: 2022, office, texts: overview(written) });

  test('that is last year’s with other figures is told as a copy', () => {
    expect(beside(copied, { lastYear: before })).toMatchObject([
      {
        state: 'fail',
        grade: 'warning',
        subject: 'overview/lastYear',
        left: '100',
        basis: [{ reportId: 'o-2022-organ', edition: 1, revision: 7 }],
      },
    ]);
  });
  test('that is last year’s is told as a copy whichever name of the office either text has', () => {
    const names = ['甲市文化广电新闻出版局', '甲市文化局', '甲局'];
    const [name = '', ...formerNames] = names;
    const renamed = { ...office, name, formerNames };
    for (const then of names)
      for (const now of names) {
        const [one, other] = [written, copied].map((text, at) => text.replaceAll('，', `，${at === 0 ? then : now}`));
        const lastYear = inForce({ year: 2022, office: renamed, texts: overview(one ?? '') });
        const report = { year: 2023, office: renamed, texts: overview(other ?? '') };
        expect(ofRule(findingsBeside(report, { lastYear }), 'D-COPY')).toMatchObject([{ state: 'fail', left: '100' }]);
      }
  });
  test('that was written anew is not', () => {
    expect(beside(another, { lastYear: before })).toMatchObject([{ state: 'pass', left: null }]);
  });
  test('that is too short to tell says nothing', () => {
    expect(beside('无。', { lastYear: inForce({ year: 2022, texts: overview('无。') }) })).toEqual([]);
  });
  test('that is the one of an office beside this one, with another name, is told as a copy, and one that is not is not spoken of', () => {
    const named = (text: string) =>
      inForce(
        { year: 2023, office: { ...office, name: '乙管理局' }, texts: overview(text) },
        { reportId: 'b-2023-organ', edition: 2, revision: 9 },
      );
    expect(beside(copied, { siblings: [named(copied.replaceAll('甲局', '乙管理局'))] })).toMatchObject([
      {
        state: 'fail',
        subject: 'overview/b-2023-organ',
        left: '100',
        messageZh: expect.stringMatching(/乙管理局的报告的相似度为 100%.*b-2023-organ 第2版（修订9）/),
      },
    ]);
    expect(beside(another, { siblings: [named(copied)] })).toEqual([]);
  });
});

test('findings of reports beside which nothing is known rest on nothing', () => {
  const all = findingsBeside({ year: 2023 });
  expect(all.every(({ basis }) => basis.length === 0)).toBe(true);
  expect(new Set(ofRule(all, 'D-COPY'))).toEqual(new Set());
});
