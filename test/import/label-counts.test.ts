import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { hangzhou } from '../fixtures/hangzhou-2025-figures.js';
import { importBytes, importHtml, rowsOf } from '../support/import-reading.js';

const page = readFileSync(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8');
const text = readFileSync(join(packageRoot, 'samples/yiyang-housing-fund-2020.txt'), 'utf8');

describe('a count in a label', () => {
  test.each([
    ['of a row', '行政许可', '（12件）'],
    ['of a row, in other brackets', '行政许可', '(共 １２ 件)'],
    ['of a row, of items', '行政许可', '（12项）'],
    ['of a row, without brackets', '行政许可', '12件'],
    ['of a row of requests', '（一）予以公开', '（5,548件）'],
    ['of a group', '（三）不予公开', '（730件）'],
    ['of a header', '本年制发件数', '（567件）'],
    ['of a header of applicants', '自然人', '（13612）'],
  ])('%s is no figure of the row, and is told', (_where, label, count) => {
    const other = page.replace(`>${label}<`, `>${label}${count}<`);
    expect(other).not.toBe(page);
    const report = importHtml(other);
    expect(rowsOf(report)).toEqual(hangzhou);
    expect(report.unplaced.slice(1)).toEqual([
      {
        line: expect.any(Number),
        at: expect.anything(),
        text: count,
        reason: `a count in the label “${label}”, which is not read as a figure`,
      },
    ]);
  });

  test('beside a blank cell leaves it blank', () => {
    const other = page.replace(/(>行政许可)(<\/td><td colspan="3">)(\d+)/, '$1（$3件）$2');
    const report = importHtml(other);
    expect(rowsOf(report).table2).toEqual({ ...hangzhou.table2, 'item5.licensing': '_' });
    expect(report.unplaced.slice(1).map(({ text: said }) => said)).toEqual(['（11398889件）']);
  });

  test('is told in a text too', () => {
    const other = text.replace('行政许可 |\n0 |', '行政许可（3件） |\n0 |').replace('对外公开总数量 |', '对外公开总数量（1件） |');
    const read = (said: string) => importBytes(Buffer.from(said), 'x.txt');
    expect(rowsOf(read(other))).toEqual(rowsOf(read(text)));
    expect(read(other).unplaced.map(({ text: said }) => said)).toEqual(expect.arrayContaining(['（3件）', '（1件）']));
  });

  test('of a row that the office added stays in its label', () => {
    const other = page.replace(
      '<tr><td colspan="4">第二十条第（五）项',
      '<tr><td>其他文件（3件）</td><td>1</td><td>2</td><td>3</td></tr>$&',
    );
    expect(importHtml(other).content.tables.table2?.localRows.map(({ label }) => label)).toEqual(['其他文件（3件）']);
  });
});
