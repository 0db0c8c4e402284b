import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { allForms } from '../../src/forms/forms.js';
import { comparable, fitOf } from '../../src/import/label-fit.js';
import { packageRoot } from '../../src/package-root.js';
import { hangzhou } from '../fixtures/hangzhou-2025-figures.js';
import { changed, hangzhouPage, hangzhouText } from '../support/hangzhou.js';
import { importBytes, importHtml, rowsOf } from '../support/import-reading.js';

const sample = readFileSync(join(packageRoot, 'samples/yiyang-housing-fund-2020.txt'), 'utf8');

describe('a row is found by other words for its label', () => {
  test.each([
    [/其他/g, '其它'],
    [/“三安全一稳定”/, '三安全一稳定'],
    ['其他法律行政法规', '其他法律、法规'],
    ['其他法律行政法规', '法律法规'],
    ['属于国家秘密', '国家秘密'],
    ['属于三类内部事务信息', '内部事务信息'],
    ['属于四类过程性信息', '过程性信息'],
    ['属于行政查询事项', '行政查询'],
    ['本机关不掌握相关政府信息', '本机关不掌握'],
    ['不掌握', '未掌握'],
    ['没有现成信息需要另行制作', '没有现成信息，需另行制作'],
    ['补正后申请内容仍不明确', '补正后仍不明确'],
    ['信访举报投诉类申请', '信访投诉举报类'],
    ['一、本年新收政府信息公开申请数量', '本年新收'],
    ['二、上年结转政府信息公开申请数量', '上年结转'],
    ['行政事业性收费', '行政事业收费'],
    ['>规章', '>政府规章'],
    ['（七）总计', '（七）合计'],
    ['（七）总计', '合计'],
  ])('%s: %s', (from, to) => {
    expect(rowsOf(importHtml(changed(hangzhouPage, from, to)))).toEqual(hangzhou);
  });

  test.each([
    [/其他对外/, '其它对外'],
    [/政府集中采购/, '政府采购'],
  ])('in the form of 2019 too: %s: %s', (from, to) => {
    const report = importBytes(Buffer.from(changed(sample, from, to)), 'x.txt');
    expect(rowsOf(report)).toEqual(rowsOf(importBytes(Buffer.from(sample), 'x.txt')));
    expect(report.content.tables.table2?.localRows).toEqual([]);
  });
});

test('a row of requests that the office added is not taken for the one whose name it begins with', () => {
  const report = importHtml(changed(hangzhouPage, '一、本年新收政府信息公开申请数量', '本年新收网络申请数量'));
  expect(rowsOf(report).table3?.received).toBe('_ _ _ _ _ _ _');
});

describe('the total', () => {
  const withTotals = changed(hangzhouPage, />总计</g, '>合计<');

  test('may be called 合计 in all headers', () => {
    expect(rowsOf(importHtml(withTotals))).toEqual(hangzhou);
    const text = changed(
      hangzhouText((cells) => cells.join('\t')),
      /总计(?=\t|\n)/g,
      '合计',
    );
    expect(rowsOf(importBytes(Buffer.from(text), 'x.txt'))).toEqual(hangzhou);
  });

  test('is told from a subtotal 合计 beside it', () => {
    const page = changed(hangzhouPage, '<td colspan="5">法人或其他组织</td>', '<td colspan="6">法人或其他组织</td>')
      .replace('<td>其他</td><td></td>', '<td>其他</td><td>合计</td><td></td>')
      .replace(/((?:<td>\d+<\/td>){6})(<td>\d+<\/td><\/tr>)/g, '$1<td>77</td>$2');
    const { table3 } = rowsOf(importHtml(page));
    expect(table3).toEqual(hangzhou.table3);
  });
});

describe.each(allForms().flatMap(({ id, tables }) => tables.map((table) => [id, table.key, table] as const)))(
  'the names that %s knows for the rows of %s',
  (_form, _key, { blocks }) => {
    const rows = blocks.flatMap((block) => block.rows).filter(({ label }) => label !== '');

    test('are each of one row', () => {
      for (const row of rows)
        for (const name of [row.label, ...row.aliases]) {
          const ready = comparable(name);
          const best = rows.filter((other) => fitOf(other)(ready) >= 3);
          expect([name, best.map(({ key }) => key)]).toEqual([name, [row.key]]);
        }
    });
  },
);
