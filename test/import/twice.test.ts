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

describe('a page that holds its report twice, for wide and for narrow screens', () => {
  const title = '<h1>测试市2025年政府信息公开工作年度报告</h1>';
  const read = (one: string, two: string) => importHtml(page.replace(article, `<div>${title}${one}</div><div>${title}${two}</div>`));

  test('is read once where both say the same, and that is noted', () => {
    const once = importHtml(page.replace(article, title + article));
    const twice = read(article, article);
    expect([rowsOf(twice), twice.title, twice.year]).toEqual([rowsOf(once), once.title, once.year]);
    expect(twice.content.sections).toMatchObject(
      Object.fromEntries(Object.entries(once.content.sections).map(([key, { text }]) => [key, { text }])),
    );
    expect(twice.notes.map(({ kind }) => kind)).toEqual(['saidTwice']);
  });

  test.each([
    ['in a figure', (html: string) => html.replace('11398889', '11398888')],
    ['in a sentence', (html: string) => html.replace('扎实推进', '推进')],
    ['in whose it is', (html: string) => html.replace('</p>', '</p><p>测试区2025年政府信息公开工作年度报告</p>')],
  ])('is refused where one says something else %s', (_in, change) => {
    expect(change(article)).not.toBe(article);
    expect(() => read(article, change(article))).toThrow('holds two reports');
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
