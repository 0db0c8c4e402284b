import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { FormBlock } from '../../src/forms/form.js';
import { formById } from '../../src/forms/forms.js';
import { headersAgainst } from '../../src/import/header-order.js';
import { packageRoot } from '../../src/package-root.js';
import { importBytes, rowsOf } from '../support/import-reading.js';

function blockOf(table: string, index = 0): FormBlock {
  const block = formById('f2019').tables.find(({ key }) => key === table)?.blocks[index];
  if (!block) throw new Error(`There is no block ${index} in ${table}.`);
  return block;
}

const item1 = blockOf('table2');
const item5 = blockOf('table2', 1);
const requests = blockOf('table3');
const cases = blockOf('table4');
const results = '结果维持 结果纠正 其他结果 尚未审结 总计';
const applicants = '商业企业 科研机构 社会公益组织 法律服务机构 其他';

describe('headers of a text', () => {
  test.each([
    ['row by row, as the form prints them', requests, `申请人情况 自然人 法人或其他组织 总计 ${applicants}`],
    ['group by group', requests, `自然人 法人或其他组织 ${applicants} 总计`],
    ['row by row in cases', cases, `行政复议 行政诉讼 ${results} 未经复议直接起诉 复议后起诉 ${results} ${results}`],
    ['group by group in cases', cases, `行政复议 ${results} 行政诉讼 未经复议直接起诉 ${results} 复议后起诉 ${results}`],
    ['some of them cut short so that they say nothing', item1, '信息内容 本年新 本年新 对外公开总数量'],
    ['printed again', item1, '本年新制作数量 本年新公开数量 对外公开总数量 本年新制作数量 本年新公开数量 对外公开总数量'],
  ])('%s: nothing is said against the form', (_how, block, texts) => {
    expect(headersAgainst(block, texts.split(' '))).toBeNull();
  });

  test.each([
    ['the total first', requests, `总计 自然人 法人或其他组织 ${applicants}`],
    ['shortened', requests, '自然人 法人或其他组织 科研 企业 总计'],
    ['litigation first', cases, `行政诉讼 未经复议直接起诉 复议后起诉 行政复议 ${results} ${results} ${results}`],
    ['corrected first', cases, '行政复议 结果纠正 结果维持 其他结果 尚未审结 总计 行政诉讼'],
    ['another column first', item5, '信息内容 上一年项目数量 处理决定数量 本年增/减'],
    ['a column missing and another one added', item1, '信息内容 本年新制作数量 对外公开总数量 备注'],
  ])('%s: no figures are taken in the order of the form', (_how, block, texts) => {
    expect(headersAgainst(block, texts.split(' '))).not.toBeNull();
  });
});

test('figures below headers in another order are reported, with the reason', () => {
  const sample = readFileSync(join(packageRoot, 'samples/yiyang-housing-fund-2020.txt'), 'utf8');
  const swapped = sample.replaceAll('结果纠正', '#').replaceAll('结果维持', '结果纠正').replaceAll('#', '结果维持');
  expect(swapped).not.toBe(sample);
  const report = importBytes(Buffer.from(swapped), 'x.txt');
  expect(rowsOf(report).table4?.cases).toBe(Array(15).fill('_').join(' '));
  const doubted = report.unplaced.filter(({ reason }) => /^needs review: the headers above .* are in another order/.test(reason));
  expect(doubted).toHaveLength(15);
});
