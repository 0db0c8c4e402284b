import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type ImportedReport, importReport } from '../../src/import/import-report.js';

/** Beginnings of real reports, each with faults of its own; they end where the stored text ends. */
function read(name: string): ImportedReport {
  const bytes = readFileSync(new URL(`../fixtures/reports/${name}_excerpt.txt`, import.meta.url));
  return importReport({ name, mediaType: 'text/plain', bytes }, {});
}

function raws({ content }: ImportedReport, table: string, row: string): (string | undefined)[] {
  return Object.values(content.tables[table]?.rows[row] ?? {}).map(({ raw }) => raw);
}

function unplacedOf({ unplaced }: ImportedReport): [number, string][] {
  return unplaced.map(({ line, text }) => [line, text.slice(0, 12)]);
}

describe('a report of 2019 whose first caption is missing, with signs in odd places', () => {
  const report = read('03_bjtzh_2019_f2019');

  test('is of the 2019 form and year, and its first sentence is no title', () => {
    expect([report.form.id, report.year, report.title, report.officeNameGuess]).toEqual(['f2019', 2019, '', null]);
  });

  test.each([
    ['item1.regulations', '0', '0', '0'],
    ['item1.normativeDocs', '0', '0', '0'],
    ['item5.licensing', '16', '+3', '780'],
    ['item5.otherManagement', '+22', '0', '889'],
    ['item6.penalty', '253', '--253', '0'],
    ['item6.coercion', '0', '0', '0'],
    ['item8.fees', '0', '0'],
    ['item9.procurement', '9', '103.3879万元'],
  ])('has %s as printed', (row, ...figures) => {
    expect(raws(report, 'table2', row)).toEqual(figures);
  });

  test('keeps a double sign unresolved, and money in the unit printed', () => {
    const rows = report.content.tables.table2?.rows;
    expect(rows?.['item6.penalty']?.yearChange).toMatchObject({ state: 'text', value: null });
    expect(rows?.['item9.procurement']?.totalAmount).toMatchObject({ state: 'number', value: '103.3879', unit: '万元' });
  });

  test('reports the row that is cut off, figure by figure, and leaves it blank', () => {
    expect(raws(report, 'table3', 'received')).toEqual(['0', '0', '0', '0', '0', '0', '0']);
    expect(raws(report, 'table3', 'carriedIn')).toEqual(['', '', '', '', '', '', '']);
    expect(unplacedOf(report)).toEqual([
      [1, '依据《中华人民共和国政府'],
      [88, '0'],
      [89, '0'],
      [90, '0'],
      [91, '0'],
    ]);
    expect(report.cellsFound).toBe(29);
  });
});

describe('a report whose headers are cut short and whose title has no year', () => {
  const report = read('05_huitong_linye_2020_f2019');

  test('is of the year that its text names, and of the office in its title', () => {
    expect([report.form.id, report.year]).toEqual(['f2019', 2020]);
    expect([report.title, report.officeNameGuess]).toEqual(['会同县林业局信息公开工作年度报告', '会同县林业局']);
  });

  test.each([
    ['item1.regulations', '0', '0', '0'],
    ['item1.normativeDocs', '0', '0', '0'],
    ['item5.licensing', '0', '+21', '776'],
    ['item5.otherManagement', '0', '+57', '0'],
    ['item6.penalty', '34', '+10', '29'],
    ['item6.coercion', '0', '0', '0'],
    ['item8.fees', '', ''],
  ])('has %s as printed', (row, ...figures) => {
    expect(raws(report, 'table2', row)).toEqual(figures);
  });

  test('leaves nothing unplaced but the line of the page', () => {
    expect(unplacedOf(report)).toEqual([[1, '发布时间:2021-01']]);
    expect(report.notes.filter(({ kind }) => kind === 'rowMissing')).toHaveLength(2);
  });
});

describe('a report in traditional script, without headings, with explanations in its labels', () => {
  const report = read('06_wuhan_eeb_2020_f2019_trad');

  test.each([
    ['item1.regulations', '0', '0', '0'],
    ['item1.normativeDocs', '2', '2', '19'],
    ['item1.local1', '186', '86', '255'],
    ['item5.licensing', '8', '5', '93'],
    ['item5.otherManagement', '117', '0', '165'],
    ['item6.penalty', '90', '0', '22'],
    ['item6.coercion', '4', '4', '-'],
    ['item8.fees', '', ''],
  ])('has %s as printed', (row, ...figures) => {
    expect(raws(report, 'table2', row)).toEqual(figures);
  });

  test('tells a dash from a blank', () => {
    const rows = report.content.tables.table2?.rows;
    expect(rows?.['item6.coercion']?.decisions?.state).toBe('na');
    expect(rows?.['item8.fees']?.priorYearItems).toEqual({ raw: '', state: 'blank', value: null, unit: '项', source: { line: 17 } });
  });

  test("keeps the office's own row under its label as printed", () => {
    const [local, ...others] = report.content.tables.table2?.localRows ?? [];
    expect(others).toEqual([]);
    expect(local).toMatchObject({ key: 'item1.local1', block: 'item1' });
    expect(local?.label).toMatch(/^其他主動公開檔案\(含以本單位.*欄目數據\)$/);
  });

  test('finds the table without its heading, and says that the headings are missing', () => {
    expect([report.form.id, report.year]).toEqual(['f2019', 2020]);
    expect(report.notes.filter(({ kind }) => kind === 'headingMissing')).toHaveLength(6);
    expect(unplacedOf(report)).toEqual([[1, '根據市政務服務和大數據管']]);
  });
});

describe('a report with spaces inside its labels, a row on each line', () => {
  const report = read('07_chibi_pufang_2020_f2019');

  test.each([
    ['table2', 'item1.normativeDocs', '33', '8', '8'],
    ['table2', 'item8.fees', '0', '0'],
    ['table2', 'item9.procurement', '0', '0'],
    ['table3', 'received', '0', '0', '0', '0', '0', '0', '0'],
    ['table3', 'carriedIn', '0', '0', '0', '0', '0', '0', '0'],
    ['table3', 'results.granted', '', '', '', '', '', '', ''],
  ])('%s has %s as printed', (table, row, ...figures) => {
    expect(raws(report, table, row)).toEqual(figures);
  });

  test('takes the line that calls itself the report as the title, and reports the row that is cut off', () => {
    expect([report.title, report.year]).toEqual(['蒲纺工业园区2020年政府信息公开工作年度报告', 2020]);
    expect(unplacedOf(report)).toEqual([
      [1, '2020年信息公开年报'],
      [31, '0'],
      [31, '0'],
      [31, '0'],
    ]);
  });
});

describe('a report of the 2021 form with blank cells between bars', () => {
  const report = read('09_xuwen_bureau_f2021_blank_cells');

  test.each([
    ['table2', 'item1.normativeDocs', '3', '0', '101'],
    ['table2', 'item5.licensing', '0'],
    ['table2', 'item8.fees', '0'],
    ['table3', 'received', '0', '', '', '', '', '', '0'],
    ['table3', 'carriedIn', '', '', '', '', '', '', '0'],
    ['table3', 'results.granted', '', '', '', '', '', '', '0'],
    ['table3', 'results.partiallyGranted', '', '', '', '', '', '', '0'],
    ['table3', 'results.denied.stateSecret', '', '', '', '', '', '', '0'],
    ['table3', 'results.denied.forbiddenByLaw', '', '', '', '', '', '', '0'],
    ['table3', 'results.denied.securityStability', '', '', '', '', '', '', '0'],
    ['table3', 'results.denied.thirdPartyRights', '', '', '', '', '', '', '0'],
    ['table3', 'results.denied.internalAffairs', '', '', '', '', '', '', '0'],
  ])('%s has %s as printed', (table, row, ...figures) => {
    expect(raws(report, table, row)).toEqual(figures);
  });

  test('names no year, and makes none up', () => {
    expect([report.form.id, report.year]).toEqual(['f2021', null]);
    expect(report.notes).toContainEqual({ kind: 'yearUnclear', message: expect.any(String) });
    expect(unplacedOf(report)).toEqual([[1, '根据修订的《中华人民共和']]);
  });
});

describe('reports of the 2021 form with a figure on each line', () => {
  test('a row called 规范性文件 is that of 行政规范性文件', () => {
    const report = read('11_xjtl_audit_2023_f2021');
    expect([report.form.id, report.year, report.title]).toEqual(['f2021', 2023, '']);
    expect(raws(report, 'table2', 'item1.normativeDocs')).toEqual(['0', '0', '0']);
    expect(raws(report, 'table2', 'item8.fees')).toEqual(['0']);
    expect(report.cellsFound).toBe(10);
    expect(unplacedOf(report)).toEqual([[54, '三、收']]);
  });

  test('a label and its bar may stand on two lines', () => {
    const report = read('12_dttz_xinfang_2021_f2021');
    expect([report.form.id, report.year]).toEqual(['f2021', 2021]);
    expect(raws(report, 'table2', 'item1.normativeDocs')).toEqual(['0', '0', '0']);
    expect(raws(report, 'table2', 'item6.coercion')).toEqual(['0']);
    expect(report.cellsFound).toBe(9);
  });
});
