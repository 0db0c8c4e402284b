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
