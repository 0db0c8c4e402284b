import { describe, expect, test } from '@jest/globals';
import { hangzhou } from '../fixtures/hangzhou-2025-figures.js';
import { changed, hangzhouPage } from '../support/hangzhou.js';
import { importHtml, rowsOf } from '../support/import-reading.js';

/** Cells that are joined over columns, taken apart with what is said. */
const repeated = hangzhouPage.replace(/<td([^>]*?) ?colspan="(\d+)"([^>]*)>(.*?)<\/td>/g, (_cell, before, columns, after, said) =>
  `<td${before}${after}>${said}</td>`.repeat(Number(columns)),
);

describe('joined cells that are taken apart, and each say the same', () => {
  test('are one again', () => {
    const report = importHtml(repeated);
    expect(rowsOf(report)).toEqual(hangzhou);
    expect(report.unplaced).toHaveLength(1);
  });

  test('are not where their figures are not the same', () => {
    const page = changed(repeated, '<td>6937489</td><td>6937489</td><td>6937489</td>', '<td>6937489</td><td>6937489</td><td>5</td>');
    expect(rowsOf(importHtml(page)).table2).toEqual({ ...hangzhou.table2, 'item6.penalty': '_' });
  });

  test('are not where their headers are cut short, and may be two', () => {
    const page = changed(hangzhouPage, '<td>本年制发件数</td><td>本年废止件数</td>', '<td>本年</td><td>本年</td>').replace(
      '<td>规章</td><td>3</td><td>5</td>',
      '<td>规章</td><td>3</td><td>3</td>',
    );
    expect(rowsOf(importHtml(page)).table2?.['item1.regulations']).toBe('3 3 74');
  });

  test('are not where the header above them is joined', () => {
    const page = changed(
      hangzhouPage,
      /<td>本年制发件数<\/td><td>本年废止件数<\/td><td>现行有效件数<\/td>/,
      '<td colspan="2">本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td>',
    ).replace('<td>规章</td><td>3</td><td>5</td>', '<td>规章</td><td>3</td><td>3</td>');
    expect(rowsOf(importHtml(page)).table2?.['item1.regulations']).toBe('3 3 74');
  });

  test('are not where they are remarks', () => {
    const page = changed(hangzhouPage, '<td>规章</td><td>3</td><td>5</td>', '<td>规章</td><td>没有制定</td><td>没有制定</td>');
    expect(rowsOf(importHtml(page)).table2?.['item1.regulations']).toBe('没有制定 没有制定 74');
  });
});
