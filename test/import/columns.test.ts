import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { hangzhou } from '../fixtures/hangzhou-2025-figures.js';
import { importHtml, rowsOf } from '../support/import-reading.js';

const page = readFileSync(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8');
const ruleRow = 'item1.regulations';

/** The page with another block for item 1. */
function withItem1(rows: readonly (readonly string[])[]): string {
  const table = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  const from = page.indexOf('<tr', page.indexOf('第二十条第（一）项'));
  const to = page.indexOf('<tr', page.indexOf('行政规范性文件', from));
  expect([from, to].every((at) => at > 0)).toBe(true);
  return page.slice(0, from) + table + page.slice(to);
}

function item1(header: readonly string[], rules: readonly string[], documents: readonly string[]) {
  const report = importHtml(
    withItem1([
      ['信息内容', ...header],
      ['规章', ...rules],
      ['行政规范性文件', ...documents],
    ]),
  );
  const { [ruleRow]: first, 'item1.normativeDocs': second } = rowsOf(report).table2 ?? {};
  return { rows: [first, second], report };
}

describe('headers of a table in a page', () => {
  test('that lack a column leave its cells blank, and that is noted', () => {
    const { rows, report } = item1(['本年制发件数', '现行有效件数', '备注'], ['3', '17', ''], ['12', '146', '/']);
    expect(rows).toEqual(['3 _ 17', '12 _ 146']);
    expect(report.notes).toContainEqual({
      kind: 'columnMissing',
      message: 'The headers have no “本年废止件数”; its cells are left blank.',
    });
    expect(report.unplaced).toContainEqual(expect.objectContaining({ text: '/', reason: 'stands under a header that the form has not' }));
  });

  test('that lack a column and have none instead do so too', () => {
    const { rows, report } = item1(['本年制发件数', '现行有效件数'], ['3', '17'], ['12', '146']);
    expect(rows).toEqual(['3 _ 17', '12 _ 146']);
    expect(report.notes.map(({ message }) => message)).toContainEqual(expect.stringContaining('no “本年废止件数”'));
  });

  test.each([
    ['one of them is not that of the form', ['本年制发件数及废止件数', '现行有效件数'], ['3', '17'], ['12', '146']],
    ['one row has another number of figures', ['本年制发件数', '现行有效件数'], ['3', '17'], ['12', '5', '146']],
    ['the figures stand elsewhere', ['本年制发件数', '', '现行有效件数'], ['3', '17'], ['12', '146']],
  ])('that lack a column tell nothing where %s', (_case, header, rules, documents) => {
    expect(item1(header, rules, documents).rows[0]).toBe('_ _ _');
  });

  test.each([
    ['shortened', ['现行有效数', '本年制发数', '本年废止数']],
    ['to the letter', ['现行有效件数', '本年制发件数', '本年废止件数']],
  ])('in another order and %s lead each figure to its column', (_how, header) => {
    expect(item1(header, ['17', '3', '1'], ['146', '12', '5']).rows).toEqual(['3 1 17', '12 5 146']);
  });

  test('that name nothing make their rows doubtful', () => {
    const { rows, report } = item1(['甲类数字', '乙类数字', '丙类数字'], ['17', '3', '1'], ['146', '12', '5']);
    expect(rows).toEqual(['_ _ _', '_ _ _']);
    expect(report.unplaced.filter(({ reason }) => reason.startsWith('needs review: the headers above')).map(({ text }) => text)).toEqual([
      '17',
      '3',
      '1',
      '146',
      '12',
      '5',
    ]);
  });
});

describe('a column more than the form has', () => {
  test('is left out where its header tells it, however many blanks are beside it', () => {
    const { rows } = item1(['本年制发件数', '本年废止件数', '现行有效件数', '备注'], ['3', '', '17', '/'], ['12', '5', '146', '/']);
    expect(rows).toEqual(['3 _ 17', '12 5 146']);
  });

  test('makes all rows doubtful where nothing tells which it is', () => {
    const more = page.replace(/(<table>(?:(?!<\/table>)[\s\S])*勾稽[\s\S]*?<\/table>)/, (table) =>
      table.replace(/(<td>(?:\d+|\s*)<\/td>\s*)<\/tr>/g, '$1<td>/</td></tr>').replace(/<td>0<\/td>/, '<td></td>'),
    );
    expect(more).not.toBe(page);
    const wrong = Object.entries(rowsOf(importHtml(more)).table3 ?? {}).filter(
      ([row, said]) => said.replace(/[_ ]/g, '') !== '' && said !== hangzhou.table3?.[row],
    );
    expect(wrong).toEqual([]);
  });
});
