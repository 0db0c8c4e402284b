import { describe, expect, test } from '@jest/globals';
import { hangzhou } from '../fixtures/hangzhou-2025-figures.js';
import { changed, hangzhouText } from '../support/hangzhou.js';
import { importBytes, rowsOf } from '../support/import-reading.js';

const read = (text: string) => importBytes(Buffer.from(text), 'x.txt');

/** The last cell of each row of table 3 is left empty. */
const withoutTotals = (cells: string[]): string[] =>
  cells.filter((cell) => /^\d+$/.test(cell)).length === 7 ? [...cells.slice(0, -1), ''] : cells;
const expected = Object.fromEntries(Object.entries(hangzhou.table3 ?? {}).map(([key, said]) => [key, said.replace(/\S+$/, '_')]));

describe('a blank cell at the end of a row', () => {
  test.each([
    ['tabs', '\t'],
    ['bars', ' | '],
  ])('is one where %s stand only between the cells', (_name, between) => {
    const report = read(hangzhouText((cells) => withoutTotals(cells).join(between)));
    expect(rowsOf(report)).toEqual({ ...hangzhou, table3: expected });
    expect(report.notes.filter(({ kind }) => kind !== 'orderAssumed')).toEqual([]);
  });

  test('is none where a bar ends each line: a row that lacks a figure is not guessed at', () => {
    const text = hangzhouText((cells) => `${cells.join(' | ')} |`);
    const report = read(changed(text, ' | 13612 | 252 | 0 |', ' | 13612 | 252 |'));
    expect(rowsOf(report).table3).toEqual({ ...hangzhou.table3, received: '_ _ _ _ _ _ _' });
    expect(report.unplaced.filter(({ reason }) => reason.includes('should have 7 figures'))).toHaveLength(6);
  });
});

describe('a text with blank fields for joined cells', () => {
  const rows = [
    ['第二十条第（一）项', '', '', '', ''],
    ['信息内容', '本年新制作数量', '本年新公开数量', '', '对外公开总数量'],
    ['规章', '2', '3', '', '17'],
    ['规范性文件', '4', '', '', '78'],
    ['第二十条第（八）项', '', '', '', ''],
    ['信息内容', '上一年项目数量', '', '本年增/减', ''],
    ['行政事业性收费', '43', '', '-2', ''],
  ];

  test.each([
    ['tabs', (cells: string[]) => cells.join('\t')],
    ['bars', (cells: string[]) => `| ${cells.join(' | ')} |`],
  ])('is read below its headers, between %s', (_name, line) => {
    const { table2 } = rowsOf(read(['一、总体情况', '二、主动公开政府信息情况', ...rows.map(line)].join('\n')));
    expect(table2).toMatchObject({ 'item1.regulations': '2 3 17', 'item1.normativeDocs': '4 _ 78', 'item8.fees': '43 -2' });
  });

  test('has no figure where it only fills up what a longer label takes, though the source lacks a column', () => {
    const table = [
      ['', '', '', '自然人', '商业企业', '科研机构', '法律服务机构', '其他', '总计'],
      ['一、本年新收政府信息公开申请数量', '', '', '1', '2', '3', '4', '5', '15'],
      ['三、本年度办理结果', '（一）予以公开', '', '1', '1', '1', '1', '1', '5'],
      ['', '（三）不予公开', '1.属于国家秘密', '0', '0', '0', '0', '2', '2'],
    ];
    const text = ['一、总体情况', '三、收到和处理政府信息公开申请情况', ...table.map((cells) => cells.join('\t'))].join('\n');
    const report = read(text);
    expect(rowsOf(report).table3).toMatchObject({
      received: '1 2 3 _ 4 5 15',
      'results.granted': '1 1 1 _ 1 1 5',
      'results.denied.stateSecret': '0 0 0 _ 0 2 2',
    });
    expect(report.notes).toContainEqual(expect.objectContaining({ kind: 'columnMissing' }));
  });

  test('takes no filler for a blank cell in a row that lacks a figure', () => {
    const table = [
      ['一、本年新收政府信息公开申请数量', '', '1', '2', '3', '4', '5', '6', '21'],
      ['二、上年结转政府信息公开申请数量', '', '1', '2', '3', '4', '5', '15'],
    ];
    const text = ['一、总体情况', '三、收到和处理政府信息公开申请情况', ...table.map((cells) => cells.join('\t'))].join('\n');
    expect(rowsOf(read(text)).table3).toMatchObject({ received: '1 2 3 4 5 6 21', carriedIn: '_ _ _ _ _ _ _' });
  });

  test('is not guessed at where a row has a field less', () => {
    const short = rows.map((cells) => (cells[0] === '规章' ? ['规章', '2', '3', '17'] : cells));
    const text = ['一、总体情况', '二、主动公开政府信息情况', ...short.map((cells) => cells.join('\t'))].join('\n');
    expect(rowsOf(read(text)).table2?.['item1.normativeDocs']).toBe('_ _ _');
  });
});
