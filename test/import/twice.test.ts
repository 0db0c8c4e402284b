import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { importBytes, importHtml, rowsOf } from '../support/import-reading.js';

const page = readFileSync(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8');
const text = readFileSync(join(packageRoot, 'samples/yiyang-housing-fund-2020.txt'), 'utf8');
const article = page.slice(page.indexOf('<body>') + '<body>'.length, page.indexOf('</body>'));
const other = (html: string): string => html.replace(/>(\d+)</g, (_all, figure: string) => `>${Number(figure) + 1}<`);

describe('a source that holds two reports', () => {
  test.each([
    ['one after the other', `${article}<p>附件1</p>${other(article)}`],
    ['the other one first', `${other(article)}<p>附件1</p>${article}`],
    ['the second without its last sections', `${article}<p>附件1</p>${other(article.slice(0, article.lastIndexOf('</table>') + 8))}`],
  ])('%s, is refused', (_how, both) => {
    expect(() => importHtml(page.replace(article, both))).toThrow('holds two reports');
  });

  test('as text is refused', () => {
    expect(() => importBytes(Buffer.from(`${text}\n附件1\n${text}`), 'x.txt')).toThrow('holds two reports');
  });
});

test('of a table that is there twice with other figures no row is read', () => {
  const at = page.indexOf('勾稽');
  const [from, to] = [page.lastIndexOf('<table', at), page.indexOf('</table>', at) + '</table>'.length];
  const table = page.slice(from, to);
  const report = importHtml(page.replace(table, `${table}<p>其中，本机关情况：</p>${other(table)}`));
  expect(new Set(Object.values(rowsOf(report).table3 ?? {}))).toEqual(new Set(['_ _ _ _ _ _ _']));
  expect(report.unplaced.filter(({ reason }) => reason.includes('is there twice')).length).toBeGreaterThan(100);
});
