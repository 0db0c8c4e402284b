import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { importHtml, rowsOf } from '../support/import-reading.js';

const page = readFileSync(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8');
const row = /(行政许可<\/td>\s*<td[^>]*>)(\d+)(<\/td>)/;
const figure = row.exec(page)?.[2] ?? '';

function withCell(cell: string) {
  expect(figure).not.toBe('');
  return importHtml(page.replace(row, `$1${cell.replaceAll('N', '$2')}$3`));
}

const asRead = (report: ReturnType<typeof importHtml>) => rowsOf(report).table2?.['item5.licensing'];

describe('what stands beside a figure in its cell', () => {
  test.each([
    ['a raised mark', 'N<sup>1</sup>', '1'],
    ['a link to a note', 'N<a href="#_ftn1"><span>1</span></a>', '1'],
    ['a raised span', 'N<span style="vertical-align:super">[2]</span>', '[2]'],
    ['a deletion', '<del>9</del>N', '9'],
    ['struck-out text', '<s>9</s>N', '9'],
    ['old struck-out text', '<strike>9</strike>N', '9'],
    ['text with a line through it', '<span style="text-decoration: line-through">9</span>N', '9'],
    ['text over it', '<ruby>N<rt>7</rt></ruby>', '7'],
    ['text of no size', '<span style="font-size:0">9</span>N', '9'],
    ['text without a colour', '<span style="color: rgba(0, 0, 0, 0)">9</span>N', '9'],
    ['transparent text', '<span style="opacity: 0">9</span>N', '9'],
    ['text far outside of the page', '<span style="position:absolute;left:-9999px">9</span>N', '9'],
    ['an element that is never closed', 'N<sup>1', '1'],
  ])('%s is no digit of it, and is reported', (_what, cell, mark) => {
    const report = withCell(cell);
    expect(asRead(report)).toBe(figure);
    expect(report.cellsFound).toBe(200);
    expect(report.unplaced.filter(({ text }) => text === mark)).toHaveLength(1);
  });

  test.each(['N①', 'N²', 'N⑴'])('as a sign, %s, makes it a text', (cell) => {
    const { content } = withCell(cell);
    expect(content.tables.table2?.rows['item5.licensing']?.decisions).toMatchObject({ state: 'text', value: null });
  });
});

describe('a figure that a page lets one write or choose', () => {
  test.each([
    '<input value="N" readonly>',
    '<input type="text" value="N">',
    '<select><option>10</option><option selected>N</option></select>',
    '<select><option>N</option><option>10</option></select>',
    '<textarea>N</textarea>',
  ])('is what %s shows', (cell) => {
    const report = withCell(cell);
    expect(asRead(report)).toBe(figure);
    expect(report.unplaced).toEqual(importHtml(page).unplaced);
  });

  test('is not what a page hides', () => {
    expect(asRead(withCell('N<input type="hidden" value="9"><input type="checkbox" value="8">'))).toBe(figure);
  });
});

describe('a figure that a page strikes out with what it stands in', () => {
  const cellOf = /<td[^>]*>(\d+)<\/td>(?=<\/tr>\s*<tr><td colspan="4">第二十条第（六）项)/;
  const rowOf = /<tr>(<td>行政许可<\/td>.*?)<\/tr>/;
  const tableOf = /<table>(\s*<tr><td colspan="4">第二十条[\s\S]*?<\/table>)/;
  const line = 'style="text-decoration: line-through"';

  test.each([
    ['its cell', cellOf, `<td colspan="3" ${line}>$1</td>`],
    ['its cell, in capitals and with more', cellOf, '<td colspan="3" style="COLOR:red;TEXT-DECORATION:underline LINE-THROUGH red">$1</td>'],
    ['an element about its cell', cellOf, '<del><td colspan="3">$1</td></del>'],
    ['a paragraph in its cell', cellOf, `<td colspan="3"><p ${line}>$1</p></td>`],
    ['a paragraph that is never closed', cellOf, `<td colspan="3"><p ${line}>$1</td>`],
    ['its row', rowOf, `<tr ${line}>$1</tr>`],
    ['its row, which is never closed', rowOf, `<tr ${line}>$1`],
    ['an element about its row', rowOf, '<s><tr>$1</tr></s>'],
    ['a group of rows', rowOf, `<tbody ${line}><tr>$1</tr></tbody>`],
    ['its table', tableOf, `<table ${line}>$1`],
    ['an element about its table', tableOf, '<strike><table>$1</strike>'],
    ['an element about its table and more', tableOf, `<div ${line}><p>旧表</p><div><table>$1</div></div>`],
  ])('by %s is not read, and is told', (_what, from, to) => {
    const other = page.replace(from, to);
    expect(other).not.toBe(page);
    const report = importHtml(other);
    expect(asRead(report)).toBe('_');
    expect(report.unplaced.filter(({ text, reason }) => text === figure && reason === 'is struck out')).toHaveLength(1);
    expect(rowsOf(report).table3).toEqual(rowsOf(importHtml(page)).table3);
  });

  test('and no other: what stands after it is read', () => {
    const report = importHtml(page.replace(cellOf, `<td colspan="3" ${line}>$1</td>`));
    expect(rowsOf(report).table2).toEqual({ ...rowsOf(importHtml(page)).table2, 'item5.licensing': '_' });
    expect(report.cellsFound).toBe(200);
  });
});

describe('the numeral of a list that Word wrote into a page', () => {
  const numeral = (text: string) =>
    `<![if !supportLists]><span style='mso-list:Ignore'>${text}<span style='font:7.0pt "Times New Roman"'>&nbsp;</span></span><![endif]>`;

  test('is no digit of the figure after it in a cell, and is told', () => {
    const report = withCell(`<p class=MsoListParagraph>${numeral('1')}<span>N</span></p>`);
    expect(asRead(report)).toBe(figure);
    expect(report.unplaced).toContainEqual(expect.objectContaining({ text: '1', reason: 'is the numeral of a list' }));
  });

  test('is read before words, in a cell and elsewhere', () => {
    const other = page.replace('1.属于国家秘密', `${numeral('1.')}属于国家秘密`).replace('五、存在问题', `${numeral('五、')}存在问题`);
    const report = importHtml(other);
    expect(rowsOf(report)).toEqual(rowsOf(importHtml(page)));
    expect(report.content.sections.problemsImprovements?.heading).toMatch(/^五、\s存在问题及改进情况$/);
    expect(report.unplaced).toEqual(importHtml(page).unplaced);
  });
});
