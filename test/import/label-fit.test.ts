import { describe, expect, test } from '@jest/globals';
import { allForms } from '../../src/forms/forms.js';
import { alignLabels } from '../../src/import/align-labels.js';
import { comparable, fitOf } from '../../src/import/label-fit.js';
import { numeralOf } from '../../src/import/normalise.js';

const named = (label: string, ...aliases: string[]) => ({ label, aliases });

describe('how well a text fits a label', () => {
  test.each([
    ['规章', '规章', 4],
    ['规 章', '规章', 4],
    ['規章', '规章', 4],
    ['（七）总计', '(七)总计', 4],
    ['3.危及“三安全一稳定”', '3.危及"三安全一稳定"', 4],
    ['５．属于三类内部事务信息', '5.属于三类内部事务信息', 4],
    ['①属于国家秘密', '1.属于国家秘密', 4],
    ['总计', '（七）总计', 3],
    ['（二）部分公开', '（二）部分公开（区分处理的，只计这一情形）', 3],
    ['规章(设区的市应提供)', '规章', 2],
    ['行政许可事项', '行政许可', 2],
    ['没有现成信息需', '2.没有现成信息需要另行制作', 1],
    ['3.危及“三安全', '3.危及“三安全一稳定”', 1],
    ['危及三安全一稳定', '3.危及“三安全一稳定”', 3],
    ['规章制度', '规章', 0],
    ['行政许可 5 0 7', '行政许可', 0],
    ['规章(5件)', '规章', 0],
    ['5规章', '规章', 0],
    ['2.其他法律、行政法规禁止公开', '2.其他法律行政法规禁止公开', 3],
    ['信访、举报、投诉类申请（不含重复）', '信访举报投诉类申请', 2],
    ['一、2023年新收政府信息公开申请数量', '一、本年新收政府信息公开申请数量', 3],
    ['二、上年度结转政府信息公开申请数量', '二、上年结转政府信息公开申请数量', 3],
    ['二、2022年结转政府信息公开申请数量', '二、上年结转政府信息公开申请数量', 3],
    ['四、结转2024年度继续办理', '四、结转下年度继续办理', 3],
    ['二、本年结转政府信息公开申请数量', '二、上年结转政府信息公开申请数量', 0],
    ['逾期未按收费通知缴纳费用，不再处理', '逾期未按收费通知缴纳费用、不再处理其申请', 1],
    ['行政许可（12项）', '行政许可', 2],
    ['行政许可（12件）', '行政许可', 0],
    ['行政许可、行政处罚', '行政许可', 0],
    ['0', '规章', 0],
  ])('%s for %s: %d', (text, label, fit) => {
    expect(fitOf(named(label))(comparable(text))).toBe(fit);
  });

  test('a known other name counts as the label', () => {
    expect(fitOf(named('行政规范性文件', '规范性文件'))(comparable('规范性文件'))).toBe(4);
  });

  test.each(
    allForms().flatMap(({ id, tables }) => tables.map(({ key, blocks }) => [id, key, blocks.flatMap(({ rows }) => rows)] as const)),
  )('the labels of %s %s are told apart', (_form, _table, rows) => {
    const labels = rows.filter(({ label }) => label !== '');
    expect(
      alignLabels(
        labels.map(({ label }) => label),
        labels,
      ),
    ).toEqual(labels.map((_, index) => index));
  });
});

describe('labels in their order', () => {
  const labels = [named('规章'), named('行政许可'), named('其他'), named('总计')];

  test('a missing label shifts none of the others', () => {
    expect(alignLabels(['规章', '0', '其他', '1', '总计'], labels)).toEqual([0, null, 2, 4]);
  });

  test('a short label is found only at its place', () => {
    expect(alignLabels(['其他', '总计', '规章', '行政许可', '其他', '总计'], labels)).toEqual([2, 3, 4, 5]);
  });

  test('of two the later is taken', () => {
    expect(alignLabels(['规章', '规章', '总计'], labels)).toEqual([1, null, null, 2]);
  });

  test('nothing fits nothing', () => {
    expect(alignLabels([], labels)).toEqual([null, null, null, null]);
    expect(alignLabels(['一', '二'], [])).toEqual([]);
  });
});

test.each([
  ['一、总', { value: 1, bracketed: false }],
  ['(十二)总', { value: 12, bracketed: true }],
  ['二十、总', { value: 20, bracketed: false }],
  ['10.总', { value: 10, bracketed: false }],
  ['10.5', null],
  ['总体', null],
])('the numeral of %s', (text, said) => {
  expect(numeralOf(text)).toEqual(said);
});
