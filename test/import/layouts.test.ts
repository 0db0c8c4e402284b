import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type ImportedReport, importReport } from '../../src/import/import-report.js';
import { packageRoot } from '../../src/package-root.js';

const sample = readFileSync(join(packageRoot, 'samples/yiyang-housing-fund-2020.txt'), 'utf8');

function read(text: string, hints: { year?: number } = {}): ImportedReport {
  return importReport({ name: 'x.txt', mediaType: 'text/plain', bytes: Buffer.from(text) }, hints);
}

function raws({ content }: ImportedReport, table: string, row: string): (string | undefined)[] {
  return Object.values(content.tables[table]?.rows[row] ?? {}).map(({ raw }) => raw);
}

/** Fails when nothing is changed, lest a test tests the sample itself. */
function changed(from: string, to: string): string {
  expect(sample).toContain(from);
  return sample.replace(from, to);
}

describe('headings', () => {
  const headings = sample.split('\n').filter((line) => /^[一二三四五六]、[^|]*$/.test(line));

  test('a contents list before the report is no report: its lines are reported', () => {
    const [title = '', ...rest] = sample.split('\n');
    const { cellsFound, content, unplaced } = read([title, ...headings, ...rest].join('\n'));
    expect(cellsFound).toBe(198);
    expect(content.sections).toEqual(read(sample).content.sections);
    expect(unplaced.map(({ line, text }) => [line, text])).toEqual(headings.map((text, index) => [index + 2, text]));
  });

  test('a sub-heading with the words of a later heading stays in its section', () => {
    const { cellsFound, content } = read(changed('(一)健全政府信息公开机制', '(一)存在的主要问题及改进情况'));
    expect(cellsFound).toBe(198);
    expect(content.sections.overview?.text).toContain('\n(一)存在的主要问题及改进情况\n');
  });

  test.each(headings.slice(1, 4))('without “%s” its table is found by its own words', (heading) => {
    const { cellsFound, unplaced, notes } = read(changed(`${heading}\n`, ''));
    expect([cellsFound, unplaced]).toEqual([198, []]);
    expect(notes).toEqual([{ kind: 'headingMissing', message: expect.stringContaining(heading) }]);
  });
});

describe('rows', () => {
  test('figures in one field with their label are not split, and not lost', () => {
    const { content, unplaced } = read(changed('行政许可 |\n0 |\n0 |\n0 |', '行政许可 5 0 7 |'));
    expect(Object.values(content.tables.table2?.rows['item5.licensing'] ?? {}).map(({ state }) => state)).toEqual([
      'blank',
      'blank',
      'blank',
    ]);
    expect(unplaced).toEqual([{ line: 35, text: '行政许可 5 0 7', reason: expect.any(String) }]);
  });

  test('a row that lacks a figure does not take one of the next row, which is unknown to the form', () => {
    const { content, unplaced } = read(changed('行政许可 |\n0 |\n0 |\n0 |\n|', '行政许可 |\n16 |\n+3 |\n|\n行政检查 |\n1 |\n2 |\n3 |\n|'));
    expect(unplaced.map(({ line, text }) => [line, text])).toEqual([
      [36, '16'],
      [37, '+3'],
    ]);
    expect(content.tables.table2?.localRows).toEqual([{ key: 'item5.local1', block: 'item5', label: '行政检查' }]);
  });

  test('an own row may stand first under its caption', () => {
    const { content, unplaced } = read(changed('行政处罚 |\n', '行政检查 |\n1 |\n2 |\n3 |\n|\n行政处罚 |\n'));
    expect(unplaced).toEqual([]);
    expect(content.tables.table2?.localRows).toEqual([{ key: 'item6.local1', block: 'item6', label: '行政检查' }]);
  });

  test('an unknown row in the table of requests is no row of its own: it is reported', () => {
    const report = read(changed('8.属于行政查询事项 |', '8.行政咨询 |'));
    expect(report.cellsFound).toBe(191);
    expect(report.content.tables.table3?.localRows).toEqual([]);
    expect(report.unplaced.map(({ line }) => line)).toEqual([202, 203, 204, 205, 206, 207, 208, 209]);
  });

  test('a row twice with other figures is taken from neither place', () => {
    const report = read(changed('行政强制 |\n0 |\n0 |\n0 |\n|', '行政强制 |\n1 |\n1 |\n1 |\n|\n行政强制 |\n2 |\n2 |\n2 |\n|'));
    expect(raws(report, 'table2', 'item6.coercion')).toEqual(['', '', '']);
    expect(report.unplaced.map(({ text }) => text)).toEqual(['行政强制', '1', '1', '1', '2', '2', '2']);
  });

  test('a row out of its order is found by its label', () => {
    const report = read(
      changed('行政处罚 |\n0 |\n0 |\n0 |\n|\n行政强制 |\n0 |\n0 |\n0 |\n|', '行政强制 |\n4 |\n5 |\n6 |\n|\n行政处罚 |\n1 |\n2 |\n3 |\n|'),
    );
    expect(raws(report, 'table2', 'item6.penalty')).toEqual(['1', '2', '3']);
    expect(raws(report, 'table2', 'item6.coercion')).toEqual(['4', '5', '6']);
    expect([report.cellsFound, report.unplaced]).toEqual([198, []]);
  });

  test('fields may be separated by tabs, an empty one being blank', () => {
    const report = read(changed('规章 |\n0 |\n0 |\n0 |\n|', '规章\t1\t\t3'));
    expect(raws(report, 'table2', 'item1.regulations')).toEqual(['1', '', '3']);
    expect(report.unplaced).toEqual([]);
  });

  test('a report without a single bar is read by its labels', () => {
    const { cellsFound, unplaced, content } = read(sample.replace(/ ?\|+$/gm, ''));
    expect([cellsFound, unplaced]).toEqual([198, []]);
    expect(content.tables.table2?.rows['item9.procurement']?.totalAmount?.value).toBe('4987097');
  });

  test('the table of reviews and lawsuits is read also as fifteen figures on one line', () => {
    const report = read(
      sample.replace(/(?<=行政诉讼情况\n)行政复议 \|[\s\S]*(?=五、存在的主要问题)/, '119|25|91|24|259|7|0|15|6|28|21|1|7|9|38\n'),
    );
    expect(raws(report, 'table4', 'cases').join(' ')).toBe('119 25 91 24 259 7 0 15 6 28 21 1 7 9 38');
    expect([report.cellsFound, report.unplaced]).toEqual([198, []]);
  });

  test('fourteen figures for fifteen columns are reported, not placed', () => {
    const report = read(
      sample.replace(/(?<=行政诉讼情况\n)行政复议 \|[\s\S]*(?=五、存在的主要问题)/, '119|25|91|24|259|7|0|15|6|28|21|1|7|9\n'),
    );
    expect(raws(report, 'table4', 'cases').every((raw) => raw === '')).toBe(true);
    expect(report.unplaced).toHaveLength(14);
  });
});

describe('what is said about a table', () => {
  test('goes into the text of its section, before and after the table', () => {
    const { content, cellsFound, unplaced } = read(
      sample
        .replace('三、收到和处理政府信息公开申请情况\n', '三、收到和处理政府信息公开申请情况\n本年度未收到申请。\n')
        .replace(
          '四、政府信息公开行政复议',
          '以上数据由办公室统计，含下属各单位以及派出机构在本年度内收到的全部申请\n四、政府信息公开行政复议',
        ),
    );
    expect(content.sections.requests?.text).toBe(
      '本年度未收到申请。\n以上数据由办公室统计，含下属各单位以及派出机构在本年度内收到的全部申请',
    );
    expect([cellsFound, unplaced]).toEqual([198, []]);
  });
});

describe('the year', () => {
  test('that was asked for is taken, and a text that names another is noted', () => {
    const { year, notes } = read(sample, { year: 2019 });
    expect(year).toBe(2019);
    expect(notes).toEqual([{ kind: 'yearDiffers', message: expect.stringContaining('2020') }]);
  });

  test('is left open when the text names two as often', () => {
    const { year, notes } = read(sample.replace(/2020年/g, '').replace('(一)健全', '2019年和2020年\n(一)健全'));
    expect(year).toBeNull();
    expect(notes.map(({ kind }) => kind)).toEqual(['yearUnclear']);
  });

  test('of another form than the tables are is noted, and the form is still that of the tables', () => {
    const { form, notes } = read(sample, { year: 2022 });
    expect(form.id).toBe('f2019');
    expect(notes.map(({ kind }) => kind)).toEqual(['yearDiffers', 'formOfOtherYear']);
  });

  test('a notice cited in the text does not decide the form', () => {
    expect(read(`根据国办公开办函〔2021〕30号的格式，现行有效件数等按规定填报。\n${sample}`).form.id).toBe('f2019');
  });
});

describe('bytes', () => {
  test('of a page that is no report are refused with what to give', () => {
    expect(() => read('<html><body><table><tr><td>规章</td><td>0</td></tr></table></body></html>')).toThrow(
      /web page .*Word document .*plain text/,
    );
  });

  test('with more lines than a report can have are refused', () => {
    expect(() => read(changed('规章 |', `规章 |\n${'0\n'.repeat(300_000)}`))).toThrow(/lines and fields/);
  });
});
