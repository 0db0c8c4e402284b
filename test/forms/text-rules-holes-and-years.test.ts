import { describe, expect, test } from '@jest/globals';
import * as holes from '../../src/forms/rules/text/hole-findings.js';
import { textFindings } from '../../src/forms/rules/text/text-findings.js';
import { atOnce } from '../support/at-once.js';
import { type Report, reportSaying, totals } from './report-saying.js';

const findHoles = (text: string) => atOnce((pace) => holes.findHoles(text, pace));

function found(report: Report, ruleId: string) {
  return atOnce((pace) => textFindings(reportSaying(report), pace)).filter((finding) => finding.ruleId === ruleId);
}

describe('N-HOLE', () => {
  test.each([
    ['blank', '主动公开信息  条。'],
    ['blank', '收到申请　　件，办结　　件。'],
    ['blank', '2020 年主动公开信息  条,'],
    ['blank', '公开信息（　　）条'],
    ['blank', '公开信息( )条，受理申请（）件。'],
    ['mask', 'XX局收到申请5件'],
    ['mask', '收到申请××件'],
    ['mask', '收到申请xx件'],
    ['mask', '收到申请**件'],
    ['mask', '20__年收到申请'],
    ['mask', '20XX年收到申请'],
    ['mask', '按照【】号文件'],
    ['mask', '国办函〔 〕60号'],
    ['date', '自20195月起'],
    ['date', '截至2020年 月 日'],
  ])('a %s in %s', (kind, text) => {
    expect(findHoles(text)).toContainEqual(expect.objectContaining({ kind, sure: true }));
  });

  test('one space before a unit that ends its clause is uncertain', () => {
    expect(findHoles('收到申请 件，')).toEqual([expect.objectContaining({ kind: 'blank', sure: false })]);
  });

  test.each([
    '根据《中华人民共和国政府信息公开 条例》，发布文 件、附  件，相关事 项，3 件，共 5  件。',
    '网址 http://www.xx.gov.cn/a__b，邮箱 a_xx@xx.gov.cn，尺码XXL',
    '依据《条例》第二十条（　），按（ ）条例办理',
    '2019年5月，2020 年 1 月 1 日，国办函〔2019〕60号，【依申请公开】3×5',
  ])('none in %s', (text) => {
    expect(findHoles(text)).toEqual([]);
  });

  test('one finding for each kind and part, with the number of places, also in the title', () => {
    const findings = found(
      { year: 2020, title: 'XX局2020年政府信息公开工作年度报告', texts: { overview: '信息  条，文章  篇，××。' } },
      'N-HOLE',
    );
    expect(findings).toMatchObject([
      { subject: 'title/mask', section: null, grade: 'error', state: 'fail' },
      { subject: 'overview/blank', section: 'overview', messageZh: expect.stringContaining('共 2 处') },
      { subject: 'overview/mask' },
    ]);
  });
});

describe('N-YEAR', () => {
  test('another year in the statistics period is an error', () => {
    const overview = '本年度报告中所列数据的统计期限自2021年1月1日起至2021年12月31日止。';
    expect(found({ year: 2021, title: '年度报告', texts: { overview } }, 'N-YEAR')).toMatchObject([{ subject: 'period', state: 'pass' }]);
    expect(found({ year: 2022, title: '年度报告', texts: { overview: `2022年。${overview}` } }, 'N-YEAR')).toMatchObject([
      { subject: 'period', state: 'fail', grade: 'error', left: '2021', right: '2022' },
    ]);
  });

  test('another year in the title is a warning', () => {
    expect(found({ year: 2022, title: '某局2021年政府信息公开工作年度报告' }, 'N-YEAR')).toMatchObject([
      { subject: 'title', state: 'fail', grade: 'warning' },
    ]);
  });

  test("a narrative that names only last year's year was perhaps copied", () => {
    const year = (overview: string) =>
      found({ year: 2022, title: '年度报告', texts: { overview } }, 'N-YEAR').map(({ subject, state }) => `${subject} ${state}`);
    expect(year('2021年，我局收到申请。')).toEqual(['narrative/overview fail']);
    expect(year('2021年以来，2022年，我局收到申请。')).toEqual([]);
    expect(year('按照《2021年政务公开工作要点》，我局推进工作。')).toEqual(['narrative/overview uncertain']);
    expect(year('我局推进工作。')).toEqual([]);
  });
});

describe('N-FEE', () => {
  const charged = { 'table3/results.otherHandling.feeOverdue/total': '1' };
  const states = (otherMatters: string, cells: Record<string, string>) =>
    found({ year: 2023, texts: { otherMatters }, cells }, 'N-FEE').map(({ state }) => state);

  test('the table has an unpaid charge, and the text says there was nothing', () => {
    expect(states('无。', charged)).toEqual(['fail']);
    expect(states('', charged)).toEqual(['fail']);
    expect(states('本年度未发出信息公开收费通知。', charged)).toEqual(['fail']);
    expect(states('本年度发出收费通知0件，收取0元。', charged)).toEqual(['fail']);
  });

  test('a notice that nobody paid may be either', () => {
    expect(states('本年度未收取信息处理费。', charged)).toEqual(['uncertain']);
  });

  test('a notice sent agrees, and no charge agrees with none', () => {
    expect(states('本年度发出收费通知1件，实际收取信息处理费100元。', charged)).toEqual(['pass']);
    expect(states('本年度未收取信息处理费。', {})).toEqual(['pass']);
    expect(states('无。', {})).toEqual([]);
  });

  test('the form of 2019 has no such row, so nothing is asked', () => {
    expect(found({ year: 2020, texts: { otherMatters: '未收取信息处理费。' }, cells: totals({ received: 1 }) }, 'N-FEE')).toEqual([]);
  });
});
