import { describe, expect, test } from '@jest/globals';
import type { Finding, OtherReports } from '../../src/forms/finding.js';
import { allForms } from '../../src/forms/forms.js';
import { type Report, totals } from './report-saying.js';
import { findingsBeside, inForce, ofRule } from './two-reports.js';

const fees = 'table2/item8.fees/amount';
const said = (ruleId: string, state: Finding['state'], report: Report, others: Partial<OtherReports> = {}) =>
  ofRule(findingsBeside(report, others), ruleId)
    .filter((finding) => finding.state === state)
    .map(({ messageZh, messageEn }) => [messageZh, messageEn])[0] ?? [];
const lastYear = (cells: Readonly<Record<string, string>>) => ({ lastYear: inForce({ year: 2022, cells }) });

describe('what fails says what is wrong, and what holds what is right', () => {
  test('of a jump', () => {
    const jump = (state: Finding['state'], now: number) =>
      said('X-JUMP', state, { year: 2023, cells: totals({ received: now, handled: now }) }, lastYear(totals({ received: 5, handled: 5 })));
    expect(jump('fail', 25)).toEqual([
      expect.stringMatching(/：为上年的五倍以上或五分之一以下，且变化不小于20：2023年 25，2022年 5。/),
      expect.stringMatching(/: five times last year's or more, or a fifth or less, and changed by 20 or more: 25 in 2023, 5 in 2022\./),
    ]);
    expect(jump('pass', 24)[0]).toMatch(/：与上年相比在五分之一至五倍之间，或变化小于20：/);
  });
  test('of what does not agree with last year’s, or has no figure', () => {
    const carry = (carriedIn: string) =>
      said('X-CARRY', 'fail', { year: 2023, cells: totals({ carriedIn }) }, lastYear(totals({ carriedOut: 3 })));
    expect(carry('2')[0]).toMatch(/^总计：上年结转与上一年度报告的结转下年度继续办理不符：2023年 2 ≠ 2022年 3，相差 -1。/);
    expect(carry('')[1]).toMatch(/: carried in is not what last year's report carried out: no figure in 2023, 3 in 2022\./);
  });
  test('of 元 in a cell of 万元', () => {
    const [zh, en] = said('T2-21-C', 'fail', { year: 2023, cells: { [fees]: '12500' } }, lastYear({ [fees]: '12.5' }));
    expect(zh).toMatch(/为上年的千倍以上或千分之一以下，可能把元填入万元栏：2023年 125000000，2022年 125000。/);
    expect(en).toMatch(/a thousand times last year's or more/);
  });
  test('of lawsuits without requests', () => {
    const [zh, en] = said('T4-NEW', 'fail', { year: 2023, cells: totals({ review: 3 }) }, lastYear({}));
    expect(zh).toMatch(/^有复议或诉讼，而两年中均无申请：2023年 3 > 2022年 0 \+ 0，相差 \+3。/);
    expect(en).toMatch(/^reviews or lawsuits, but no requests in either year: 2023 3 > 2022 0 \+ 0, off by \+3\./);
  });
  test('of what is less than it can be', () => {
    const cells = { 'table2/item1.normativeDocs/issued': '5', 'table2/item1.normativeDocs/inForce': '3' };
    expect(said('T2-21-B', 'fail', { year: 2023, cells })[0]).toMatch(/：现行有效件数小于本年制发减本年废止：3 < 5。/);
    expect(said('T2-21-B', 'pass', { year: 2023 })[0]).toMatch(/：现行有效件数不小于本年制发减本年废止：0 ≥ 0。/);
    const procurement = { 'table2/item9.procurement/projectCount': '2' };
    expect(said('T2-19-E', 'fail', { year: 2020, cells: procurement })[0]).toMatch(/一个为零而另一个不为零：2 ≠ 0。/);
  });
  test('of nothing where there was some', () => {
    const licensing = { 'table2/item5.licensing/decisions': '7' };
    const years = { ...lastYear(licensing), yearBeforeLast: inForce({ year: 2021, cells: licensing }) };
    expect(said('T2-ZERO', 'fail', { year: 2023 }, years)[0]).toMatch(/：前两年均有而本年为零，或前两年均为零而本年有：/);
    expect(said('T2-ZERO', 'pass', { year: 2023, cells: licensing }, years)[0]).toMatch(/：未出现前两年均有而本年为零/);
  });
});

test('a rule that asks for more than sums of its own report says in both languages what is wrong', () => {
  const kinds = new Set(['across', 'jump', 'nought', 'atLeast', 'bothOrNeither', 'office']);
  for (const { rules } of allForms())
    for (const rule of rules) {
      if (kinds.has(rule.kind)) expect(rule).toMatchObject({ zhNot: expect.any(String), enNot: expect.any(String) });
    }
});
