import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { hangzhou } from '../fixtures/hangzhou-2025-figures.js';
import { shanghai } from '../fixtures/shanghai-2019-figures.js';
import { importBytes, rowsOf } from '../support/import-reading.js';

const read = (name: string) => importBytes(readFileSync(join(packageRoot, 'samples', name)), name);

describe('the page of the Shanghai office, of the 2019 form, with nested spans and blanks for 0', () => {
  const report = read('shanghai-government-office-2019.html');

  test('has all 198 cells as printed, the blank ones blank', () => {
    expect(rowsOf(report)).toEqual(shanghai);
    expect([report.cellsFound, report.cellsExpected]).toEqual([198, 198]);
    expect(Object.values(shanghai).flatMap((rows) => Object.values(rows).flatMap((row) => row.split(' ')))).toHaveLength(198);
  });

  test('tells the form, the year, the office and the title', () => {
    expect([report.form.id, report.year, report.officeNameGuess]).toEqual(['f2019', 2019, '上海市人民政府办公厅']);
    expect(report.title).toBe('2019年上海市人民政府办公厅政府信息公开工作年度报告');
    expect(report.source.mediaType).toBe('text/html');
    expect(report.notes).toEqual([]);
  });

  test('has its sections as plain text, under the headings printed', () => {
    const { sections } = report.content;
    expect(sections.problemsImprovements).toEqual({
      heading: '五、政府信息公开工作存在的主要问题及改进情况',
      text: [
        '（一）主要问题',
        '一是新《条例》实施后，专业领域的理论学习仍需加强，提升对《条例》新内容的准确把握；二是决策公开仍需进一步加强，公众参与具体举措需进一步细化完善；三是政府网站集约化建设需持续推进，公开专栏规范化建设有待加强；四是政策解读方式不够多元，精准解读效果仍需提高。',
        '（二）改进措施',
        '一是深入做好《条例》的贯彻落实。',
      ].join('\n'),
    });
    expect(sections.overview?.text.split('\n').map((line) => line.slice(0, 12))).toEqual([
      '（一）主动公开方面',
      '2019年，通过“中国上',
      '（二）依申请公开方面',
      '市政府办公厅代表市政府共',
    ]);
    expect(sections.otherMatters).toEqual({ heading: '六、其他需要报告的事项', text: '无。' });
    expect([sections.proactiveDisclosure?.text, sections.requests?.text, sections.reviewLitigation?.text]).toEqual(['', '', '']);
  });

  test('keeps money with its unit, and tells where it stood: in the last row of the first table', () => {
    expect(report.content.tables.table2?.rows['item9.procurement']?.totalAmount).toEqual({
      raw: '251000元',
      state: 'number',
      value: '251000',
      unit: '元',
      source: { line: 1, at: { table: 1, row: 18, column: 4 } },
    });
  });

  test('reports what stands before the first heading, beside the title', () => {
    expect(report.unplaced.map(({ text }) => text.slice(0, 5))).toEqual(['发布日期：', '本年度报告']);
  });
});

describe('the page in the style of Hangzhou, of the 2021 form', () => {
  const report = read('hangzhou-style-2025.html');

  test('has all 200 cells as printed', () => {
    expect(rowsOf(report)).toEqual(hangzhou);
    expect([report.cellsFound, report.cellsExpected]).toEqual([200, 200]);
    expect(Object.values(hangzhou).flatMap((rows) => Object.values(rows).flatMap((row) => row.split(' ')))).toHaveLength(200);
  });

  test('takes its title from what the page calls itself, since its text has none', () => {
    expect([report.form.id, report.year, report.title]).toEqual(['f2021', 2025, '测试市2025年政府信息公开工作年度报告']);
  });

  test('keeps the variant of a heading, and the statement of fees', () => {
    const { sections } = report.content;
    expect(sections.problemsImprovements?.heading).toBe('五、存在问题及改进情况');
    expect(sections.otherMatters?.text).toBe('依据《政府信息公开信息处理费管理办法》规定，2025年全市实际收取信息处理费共计400元。');
    expect(sections.overview?.text.split('\n')).toHaveLength(3);
    expect(report.notes).toEqual([]);
  });

  test('tells each cell by the line of the page, and its table, row and column', () => {
    const source = report.content.tables.table3?.rows['results.denied.stateSecret']?.naturalPerson?.source;
    expect(source).toEqual({ line: 42, at: { table: 2, row: 8, column: 4 } });
  });
});
