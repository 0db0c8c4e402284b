import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { hangzhou } from '../fixtures/hangzhou-2025-figures.js';
import { Chance, seeded } from '../support/corruptions.js';
import { failing } from '../support/explained.js';
import { importHtml, rowsOf } from '../support/import-reading.js';

/**
 * A page on which figures or labels changed places is a faultless page that says something else. What it says is read; that it is not true
 * only the rules of the form can tell, and only where a sum no longer holds.
 */
const page = readFileSync(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8');
const held = failing(importHtml(page)).length;
const rows = Object.keys(hangzhou.table3 ?? {});

/** The row of a page whose label ends its cell like this. */
function inRow(label: string, change: (cells: string[]) => string[]): string {
  return page.replace(new RegExp(`(<td[^>]*>[^<]*${label}[^<]*</td>)((?:<td>\\d+</td>)+)`), (_all, head: string, figures: string) => {
    return head + change([...figures.matchAll(/<td>\d+<\/td>/g)].map(([cell]) => cell)).join('');
  });
}

function swapped(one: string, other: string): string {
  return page.replace(one, '\0').replace(other, one).replace('\0', other);
}

describe('figures that changed places within a row of requests', () => {
  test.each(
    ['本年新收', '上年结转', '予以公开', '部分公开', '不掌握', '信访举报', '3.其他', '总计</td><td>1336', '结转下年度'].map(
      (label) => label.split('<')[0] ?? '',
    ),
  )('are read as the page has them, and a rule tells of it: %s', (label) => {
    for (let seed = 1; seed < 6; seed++) {
      const other = inRow(label, (cells) => new Chance(seeded(seed)).shuffled(cells));
      const report = importHtml(other);
      expect(report.cellsFound).toBe(200);
      const changed = rows.some((row) => rowsOf(report).table3?.[row] !== hangzhou.table3?.[row]);
      if (changed) expect(failing(report).length).toBeGreaterThan(held);
    }
  });
});

describe('what no importer can tell from the page alone, since every sum still holds', () => {
  test.each([
    [
      'two result rows whose labels changed places',
      swapped('1.属于国家秘密', '8.属于行政查询事项'),
      'results.denied.stateSecret',
      '147 0 0 0 1 2 150',
    ],
    [
      'new and carried-over requests whose labels changed places',
      swapped('一、本年新收政府信息公开申请数量', '二、上年结转政府信息公开申请数量'),
      'received',
      '535 6 0 1 18 0 560',
    ],
  ])('%s: it is read as the page has it', (_name, other, row, figures) => {
    const report = importHtml(other);
    expect(report.content.tables.table3 && rowsOf(report).table3?.[row]).toBe(figures);
    expect(failing(report).length).toBe(held);
  });

  test('figures of one row of documents that changed places: no sum holds them', () => {
    const report = importHtml(inRow('行政规范性文件', ([a = '', b = '', c = '']) => [b, a, c]));
    expect(rowsOf(report).table2?.['item1.normativeDocs']).toBe('984 564 4185');
  });
});

describe('columns in another order', () => {
  const columns = (cells: readonly string[]) => [...cells.slice(0, -7), ...[6, 0, 1, 2, 3, 4, 5].map((at) => cells.slice(-7)[at] ?? '')];

  test('are read by their headers where these moved with them and all can be told, with their group', () => {
    const other = page
      .replace(
        '<td>自然人</td><td colspan="5">法人或其他组织</td><td>总计</td>',
        '<td>总计</td><td>自然人</td><td colspan="5">法人或其他组织</td>',
      )
      .replace('<td></td><td>商业企业</td>', '<td></td><td></td><td>商业企业</td>')
      .replace('<td>其他</td><td></td>', '<td>其他</td>')
      .replace(/<tr>.*<\/tr>/g, (row) => {
        const cells = [...row.matchAll(/<td[^>]*>[^<]*<\/td>/g)].map(([cell]) => cell);
        return cells.length >= 8 && cells.length < 12 ? `<tr>${columns(cells).join('')}</tr>` : row;
      });
    expect(other).not.toBe(page);
    expect(rowsOf(importHtml(other)).table3).toEqual(hangzhou.table3);
  });
});
