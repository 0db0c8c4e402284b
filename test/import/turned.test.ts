import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { formById } from '../../src/forms/forms.js';
import { packageRoot } from '../../src/package-root.js';
import { hangzhou } from '../fixtures/hangzhou-2025-figures.js';
import { docxOf, paragraph, cell as wordCell, table as wordTable } from '../support/docx.js';
import { importBytes, importHtml, rowsOf } from '../support/import-reading.js';

const page = readFileSync(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8');
const figures = (hangzhou.table4?.cases ?? '').split(' ');
const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const td = (text: string, attributes = '') => `<td${attributes}>${text}</td>`;
const tr = (...cells: readonly string[]) => `<tr>${cells.join('')}</tr>`;
const rowSpan = (rows: number) => ` rowspan="${rows}"`;

/** The page with another table under the heading of a section. */
function withTable(heading: string, rows: readonly string[]) {
  const [before = '', after = ''] = page.split(new RegExp(`(?<=${heading}</p>\\n)<table>[\\s\\S]*?</table>`));
  expect(after).not.toBe('');
  return importHtml(`${before}<table>${rows.join('')}</table>${after}`);
}

const inRows = (from: number, head: (index: number) => string) =>
  results.map((name, index) => tr(head(index), td(name), td(figures[from + index] ?? '')));

describe('the table of reviews and lawsuits set upright', () => {
  const read = (rows: readonly string[]) => withTable('行政诉讼情况', rows);
  const joined = (name: string, rows: number) => (index: number) => (index === 0 ? td(name, rowSpan(rows)) : '');

  test('is read with its groups joined over their rows', () => {
    const report = read([
      ...results.map((name, index) =>
        tr(index === 0 ? td('行政复议', ' rowspan="5" colspan="2"') : '', td(name), td(figures[index] ?? '')),
      ),
      ...inRows(5, (index) => joined('行政诉讼', 10)(index) + joined('未经复议直接起诉', 5)(index)),
      ...inRows(10, joined('复议后起诉', 5)),
    ]);
    expect(rowsOf(report)).toEqual(hangzhou);
    expect([report.cellsFound, report.unplaced.length, report.notes]).toEqual([200, 1, []]);
  });

  test('is read with a header, and its groups beside their first row alone', () => {
    const first =
      (...names: string[]) =>
      (index: number) =>
        names.map((name) => td(index === 0 ? name : '')).join('');
    const report = read([
      tr(td('类别', ' colspan="3"'), td('数量')),
      ...inRows(0, first('行政复议', '')),
      ...inRows(5, first('行政诉讼', '未经复议直接起诉')),
      ...inRows(10, first('', '复议后起诉')),
    ]);
    expect(rowsOf(report).table4).toEqual(hangzhou.table4);
  });

  test('is read with its groups above their rows', () => {
    const above = (name: string) => tr(td(name, ' colspan="2"'));
    const report = read([
      above('行政复议'),
      ...inRows(0, () => ''),
      above('行政诉讼'),
      above('未经复议直接起诉'),
      ...inRows(5, () => ''),
      above('复议后起诉'),
      ...inRows(10, () => ''),
    ]);
    expect(rowsOf(report).table4).toEqual(hangzhou.table4);
  });

  test('is read by its labels, in whatever order they stand', () => {
    const other = [
      tr(td('行政诉讼', rowSpan(10)), td('复议后起诉', rowSpan(5)), td('总计'), td(figures[14] ?? '')),
      ...inRows(10, () => '').slice(0, 4),
    ];
    const report = read([
      ...other,
      ...inRows(5, joined('未经复议直接起诉', 5)),
      ...results.map((name, index) =>
        tr(index === 0 ? td('行政复议', ' rowspan="5" colspan="2"') : '', td(name), td(figures[index] ?? '')),
      ),
    ]);
    expect(rowsOf(report).table4).toEqual(hangzhou.table4);
  });

  test('is read with its three groups beside one another', () => {
    const header = tr(td('类别'), td('行政复议'), td('未经复议直接起诉'), td('复议后起诉'));
    const rows = results.map((name, index) => tr(td(name), ...[0, 5, 10].map((from) => td(figures[from + index] ?? ''))));
    expect(rowsOf(read([header, ...rows]))).toEqual(hangzhou);
    expect(rowsOf(read([header, ...rows.toReversed()]))).toEqual(hangzhou);
    expect(rowsOf(read([header, ...rows.with(1, rows[0] ?? '')])).table4?.cases).toMatch(/^[_ ]+$/);
  });

  test.each([
    ['that has no groups', () => [0, 5, 10].flatMap((from) => inRows(from, () => ''))],
    [
      'that lacks a row',
      () => [
        ...inRows(0, joined('行政复议', 5)),
        ...inRows(5, joined('未经复议直接起诉', 5)),
        ...inRows(10, joined('复议后起诉', 5)).slice(0, 4),
      ],
    ],
    [
      'with another label',
      () =>
        [...inRows(0, joined('行政复议', 5)), ...inRows(5, joined('未经复议直接起诉', 5)), ...inRows(10, joined('复议后起诉', 5))].map(
          (row) => row.replace('其他结果', '甲类结果'),
        ),
    ],
  ])('%s is not guessed at: its figures are told', (_what, rows) => {
    const report = read(rows());
    expect(rowsOf(report).table4?.cases).toMatch(/^[_ ]+$/);
    const told = report.unplaced.map(({ text }) => text);
    expect(told).toEqual(expect.arrayContaining(figures.slice(0, 14)));
  });

  test('is read so from a Word document too', () => {
    const merged = (text: string, kind: string) => wordCell(text, `<w:vMerge${kind}/>`);
    const rows = ['行政复议', '未经复议直接起诉', '复议后起诉'].flatMap((group, order) =>
      results.map((name, index) => [
        index === 0 ? merged(group, ' w:val="restart"') : merged('', ''),
        wordCell(name),
        wordCell(figures[5 * order + index] ?? ''),
      ]),
    );
    const grouped = rows.map((cells, index) => [
      index === 0 ? merged('行政复议', ' w:val="restart"') : index === 5 ? merged('行政诉讼', ' w:val="restart"') : merged('', ''),
      ...cells,
    ]);
    const body = [paragraph('三、收到和处理政府信息公开申请情况'), paragraph('四、政府信息公开行政复议、行政诉讼情况'), wordTable(grouped)];
    expect(rowsOf(importBytes(docxOf(body.join(''))))).toMatchObject({ table4: hangzhou.table4 });
  });
});

describe('the table of requests with the applicants as rows', () => {
  const [block] = formById('f2021').tables.find(({ key }) => key === 'table3')?.blocks ?? [];
  const columns = block?.columns ?? [];
  const labels = block?.rows ?? [];
  const figure = (row: string, column: number) => td(hangzhou.table3?.[row]?.split(' ')[column] ?? '?');
  const applicant = (column: number) => labels.map(({ key }) => figure(key, column));
  const names = columns.map(
    ({ label }, column) =>
      (column === 1 ? td('法人或其他组织', rowSpan(5)) : '') + td(label, column === 0 || column === 6 ? ' colspan="2"' : ''),
  );
  const header = tr(td('申请人情况', ' colspan="2"'), ...labels.map(({ label }) => td(label)));

  test('is read by its labels', () => {
    const report = withTable('申请情况', [header, ...columns.map((_, column) => tr(names[column] ?? '', ...applicant(column)))]);
    expect(rowsOf(report)).toEqual(hangzhou);
    expect([report.cellsFound, report.unplaced.length]).toEqual([200, 1]);
  });

  test('is read with the groups of results above them', () => {
    const results22 = labels.slice(2, -1).map(({ label }) => td(label));
    const rows = [
      tr(
        td('申请人情况', ' colspan="2" rowspan="2"'),
        td('一、本年新收政府信息公开申请数量', rowSpan(2)),
        td('二、上年结转政府信息公开申请数量', rowSpan(2)),
        td('三、本年度办理结果', ` colspan="${results22.length}"`),
        td('四、结转下年度继续办理', rowSpan(2)),
      ),
      tr(...results22),
    ];
    const report = withTable('申请情况', [...rows, ...columns.map((_, column) => tr(names[column] ?? '', ...applicant(column)))]);
    expect(rowsOf(report).table3).toEqual(hangzhou.table3);
  });

  test('is told, and not read, where an applicant has another name', () => {
    const report = withTable('申请情况', [
      header,
      ...columns.map((_, column) => tr((names[column] ?? '').replace('科研机构', '甲类'), ...applicant(column))),
    ]);
    expect(new Set(Object.values(rowsOf(report).table3 ?? {}))).toEqual(new Set(['_ _ _ _ _ _ _']));
    expect(report.unplaced.length).toBeGreaterThan(170);
  });
});

describe('in a text', () => {
  const sample = readFileSync(join(packageRoot, 'samples/yiyang-housing-fund-2020.txt'), 'utf8');
  const groups = ['行政复议', '未经复议直接起诉', '复议后起诉'];
  const numbers = Array.from({ length: 15 }, (_, index) => String(index + 1));
  const lines = (line: (group: string, index: number, name: string, figure: string) => string) =>
    groups.flatMap((group, order) => results.map((name, index) => line(group, index, name, numbers[5 * order + index] ?? '')));
  const readText = (table: readonly string[]) =>
    importBytes(
      Buffer.from(sample.replace(/(?<=行政诉讼情况\n)行政复议 \|[\s\S]*(?=五、存在的主要问题)/, `${table.join('\n')}\n`)),
      'x.txt',
    );

  test.each([
    ['bars', lines((group, index, name, figure) => `${index === 0 ? group : ''} | ${name} | ${figure} |`)],
    ['tabs', lines((group, index, name, figure) => `${index === 0 ? group : ''}\t${name}\t${figure}`)],
    ['spaces, below its groups', lines((group, index, name, figure) => `${index === 0 ? `${group}\n` : ''}${name} ${figure}`)],
  ])('the table of cases set upright is read by its labels: with %s', (_how, table) => {
    const report = readText(table);
    expect(rowsOf(report).table4?.cases).toBe(numbers.join(' '));
    expect(report.unplaced).toEqual([]);
    const [at] = Object.values(report.content.tables.table4?.rows.cases ?? {});
    expect(at?.source).toEqual({ line: expect.any(Number) });
  });

  test.each([
    [
      'a group has no name',
      lines((group, index, name, figure) => `${index === 0 && group !== '行政复议' ? group : ''} | ${name} | ${figure} |`),
    ],
    [
      'a line has another field',
      lines((group, index, name, figure) => `${index === 0 ? group : ''} | ${name} | ${figure} | ${index === 2 ? '7 |' : ''}`),
    ],
  ])('it is told, and not read, where %s', (_how, table) => {
    const report = readText(table);
    expect(rowsOf(report).table4?.cases).toMatch(/^[_ ]+$/);
    expect(report.unplaced.map(({ text }) => text)).toEqual(expect.arrayContaining(numbers));
  });
});
