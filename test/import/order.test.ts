import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { importBytes, importHtml } from '../support/import-reading.js';

const page = readFileSync(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8');
const text = readFileSync(join(packageRoot, 'samples/yiyang-housing-fund-2020.txt'), 'utf8');
const requests = '申请情况</p>\n';

/** The table of requests, with its headers or without, and the cells of its figures in another order. */
function withRequests(order: (figures: string[]) => string[], keepsHeaders: boolean, label = (said: string) => said): string {
  const from = page.indexOf('<table>', page.indexOf(requests));
  const to = page.indexOf('</table>', from);
  const rows = [...page.slice(from, to).matchAll(/<tr>[\s\S]*?<\/tr>/g)].map(([row]) => row);
  const own = rows.flatMap((row, index) => {
    if (index < 3) return keepsHeaders ? [row] : [];
    const cells = [...row.matchAll(/<td[^>]*>.*?<\/td>/g)].map(([cell]) => cell);
    return [`<tr>${cells.slice(0, -7).map(label).join('')}${order(cells.slice(-7)).join('')}</tr>`];
  });
  return `${page.slice(0, from)}<table>${own.join('')}${page.slice(to)}`;
}

const kinds = (html: string) => importHtml(html).notes.map(({ kind }) => kind);
const totalFirst = (figures: string[]) => [...figures.slice(-1), ...figures.slice(0, -1)];

describe('columns that stand in another order than the form has them', () => {
  test('are told by the sums, where no header tells them', () => {
    expect(kinds(withRequests((figures) => figures, false))).toEqual(['orderAssumed']);
    const { notes } = importHtml(withRequests(totalFirst, false));
    expect(notes.map(({ kind }) => kind)).toEqual(['orderAssumed', 'orderDoubtful']);
    expect(notes[1]?.message).toMatch(/收到和处理政府信息公开申请情况.*总计等于/);
  });

  test('are told by the sums, where the headers did not move with them', () => {
    expect(kinds(withRequests((figures) => figures, true))).toEqual([]);
    expect(kinds(withRequests(totalFirst, true))).toEqual(['orderDoubtful']);
  });

  test('are told by the sums of cases too', () => {
    const row = /(<tr>)((?:\s*<td>\d+<\/td>){15})(\s*<\/tr>)/;
    const other = page.replace(row, (_all, open: string, cells: string, close: string) => {
      const figures = [...cells.matchAll(/<td>\d+<\/td>/g)].map(([cell]) => cell);
      return open + [0, 5, 10].flatMap((from) => [figures[from + 4], ...figures.slice(from, from + 4)]).join('') + close;
    });
    expect(other).not.toBe(page);
    expect(kinds(other)).toEqual(['orderDoubtful']);
  });

  test('are no matter where a single sum is wrong, or left out', () => {
    expect(
      kinds(page.replace(/<td>376<\/td>[\s\S]*?<td>156<\/td>/, `<td>5</td>${'<td>0</td>'.repeat(3)}<td></td>${'<td>0</td>'.repeat(10)}`)),
    ).toEqual([]);
    expect(kinds(page.replace('<td>14069</td>', '<td>14068</td>'))).toEqual([]);
  });
});

describe('rows whose labels stand in another order', () => {
  test('are told by the balance of requests', () => {
    const other = new Map([
      ['二、上年结转政府信息公开申请数量', '四、结转下年度继续办理'],
      ['四、结转下年度继续办理', '二、上年结转政府信息公开申请数量'],
    ]);
    const swapped = withRequests(
      (figures) => figures,
      true,
      (cell) => cell.replace(/[二四]、[^<]*/, (label) => other.get(label) ?? label),
    );
    expect(kinds(swapped)).toContain('orderDoubtful');
  });
});

describe('a text whose headers nobody knows', () => {
  test('is read in the order of the form, with a note', () => {
    const { notes } = importBytes(Buffer.from(text), 'x.txt');
    expect(notes).toEqual([]);
    const unknown = text
      .replace(/(信息内容 \|\n)本年新 \|\n本年新 \|\n对外公开总数量 \|/, '$1甲 |\n乙 |\n丙 |')
      .replace(/(规范性文件 \|\n)3个 \|/, '$14个 |');
    expect(importBytes(Buffer.from(unknown), 'x.txt').notes).toEqual([
      { kind: 'orderAssumed', message: expect.stringContaining('第二十条第（一）项') },
    ]);
  });
});
