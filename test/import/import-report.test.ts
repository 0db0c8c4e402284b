import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isGongkaiError } from '../../src/errors.js';
import { type ImportedReport, importReport } from '../../src/import/import-report.js';
import { packageRoot } from '../../src/package-root.js';

const sample = readFileSync(join(packageRoot, 'samples/yiyang-housing-fund-2020.txt'), 'utf8');
const sampleLines = sample.split('\n');

function read(text: string | Uint8Array): ImportedReport {
  return importReport({ name: 'x.txt', mediaType: 'text/plain', bytes: typeof text === 'string' ? Buffer.from(text) : text }, {});
}

function codeOf(text: string | Uint8Array): string {
  try {
    read(text);
  } catch (error) {
    if (isGongkaiError(error)) return error.code;
    throw error;
  }
  return 'none';
}

describe('what is no report', () => {
  test.each([
    ['an empty file', '', 'BAD_INPUT'],
    ['white space', ' \n\t\n', 'BAD_INPUT'],
    ['a letter', '您好：\n\n请告知办理进度。\n此致\n', 'NOT_A_REPORT'],
    ['a recipe with one like heading', '一、总体情况\n面粉 500 克\n', 'NOT_A_REPORT'],
  ])('%s is refused', (_name, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  test('bytes that are no text are refused', () => {
    expect(codeOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]))).toBe('BAD_INPUT');
  });

  test('more than 10 MB is refused before it is read', () => {
    expect(codeOf(new Uint8Array(10 * 1024 * 1024 + 1).fill(0x61))).toBe('BAD_INPUT');
  });

  test('the refusal names the headings that were looked for', () => {
    expect(() => read('没有表格的文字。\n')).toThrow(/一、总体情况.*六、其他需要报告的事项/);
  });
});

describe('variations of the sample', () => {
  test('Windows line ends and a byte order mark change nothing but the hash', () => {
    const { content, cellsFound } = read(`\uFEFF${sample.replaceAll('\n', '\r\n')}`);
    expect(cellsFound).toBe(198);
    expect(content).toEqual(read(sample).content);
  });

  test('the end of a page is the end of a line, and an escape is no text', () => {
    const { content, cellsFound } = read(sample.replace('三、收到和处理', '\f三、收到和处理'));
    expect(cellsFound).toBe(198);
    expect(content.sections.requests?.heading).toBe('三、收到和处理政府信息公开申请情况');
    expect(codeOf(sample.replace('2020年', '\u001b[31m2020年'))).toBe('BAD_INPUT');
  });

  test('a report in GB 18030 is read too', () => {
    const gbk = Uint8Array.from([0xd2, 0xbb, 0xa1, 0xa2, 0xd7, 0xdc, 0xcc, 0xe5, 0xc7, 0xe9, 0xbf, 0xf6]);
    expect(new TextDecoder('gb18030').decode(gbk)).toBe('一、总体情况');
    expect(codeOf(gbk)).toBe('NOT_A_REPORT');
  });

  test.each([
    ['little end first, with a mark', '\uFEFF', false],
    ['big end first, with a mark', '\uFEFF', true],
    ['little end first, without a mark', '', false],
    ['big end first, without a mark', '', true],
  ])('a report in UTF-16 is read: %s', (_how, mark, bigEndFirst) => {
    const bytes = Buffer.from(`${mark}${sample}`, 'utf16le');
    expect(read(bigEndFirst ? bytes.swap16() : bytes).content).toEqual(read(sample).content);
  });

  test.each([
    ['in brackets and without numerals', (_numeral: string, heading: string) => `【${heading}】`],
    ['as numbered parts', (numeral: string, heading: string) => `第${numeral}部分 ${heading}`],
    ['of Markdown', (numeral: string, heading: string) => `## ${numeral}、${heading}`],
    ['in bold', (numeral: string, heading: string) => `**${numeral}、${heading}**`],
  ])('headings %s are found', (_how, written) => {
    const said = sample.replace(/^([一二三四五六])、(.+(?:情况|事项))$/gm, (_line, numeral: string, heading: string) =>
      written(numeral, heading),
    );
    const texts = ({ content }: ImportedReport) => Object.values(content.sections).map(({ text }) => text);
    expect(said).not.toBe(sample);
    expect(texts(read(said))).toEqual(texts(read(sample)));
    expect(Object.values(read(said).content.sections).map(({ heading }) => heading)).not.toContain('');
  });

  test('marks of Markdown are in no title and about no figure', () => {
    const { title, content, unplaced } = read(`# 临川区水务局2020年政府信息公开工作年度报告\n${sample.replace('3个 |', '**3个** |')}`);
    expect(title).toBe('临川区水务局2020年政府信息公开工作年度报告');
    expect(content.tables.table2?.rows['item1.normativeDocs']?.newlyMade?.raw).toBe('3个');
    expect(unplaced.map(({ text }) => text)).toEqual(['市住房公积金管理中心']);
  });

  test('full-width digits and thousands commas are figures', () => {
    const { content } = read(sample.replace('4987097元', '４，９８７，０９７元'));
    expect(content.tables.table2?.rows['item9.procurement']?.totalAmount).toMatchObject({
      raw: '４，９８７，０９７元',
      value: '4987097',
      unit: '元',
    });
  });

  test('a line that belongs nowhere is told with its number, and shifts no figure', () => {
    const at = sampleLines.indexOf('行政处罚 |');
    const { unplaced, content, cellsFound } = read([...sampleLines.slice(0, at), '附注甲乙 |', ...sampleLines.slice(at)].join('\n'));
    expect(unplaced).toEqual([{ line: at + 1, text: '附注甲乙', reason: expect.any(String) }]);
    expect(cellsFound).toBe(198);
    expect(content.tables.table2?.rows['item9.procurement']?.totalAmount?.value).toBe('4987097');
  });

  test('a row without its label leaves its own cells blank and no others', () => {
    const { content, unplaced, notes, cellsFound } = read(sampleLines.filter((line) => line !== '规范性文件 |').join('\n'));
    expect(content.tables.table2?.rows['item1.normativeDocs']?.newlyMade?.state).toBe('blank');
    expect(content.tables.table2?.rows['item1.regulations']?.totalDisclosed?.raw).toBe('0');
    expect(content.tables.table2?.rows['item5.licensing']?.priorYearItems?.raw).toBe('0');
    expect(cellsFound).toBe(195);
    expect(notes).toEqual([{ kind: 'rowMissing', message: expect.stringContaining('规范性文件') }]);
    expect(unplaced.map(({ line, text }) => [line, text])).toEqual([
      [23, '3个'],
      [24, '3个'],
      [25, '13个'],
    ]);
  });

  test('a row with a figure too few is not guessed at: its cells are blank, its figures reported', () => {
    const at = sampleLines.indexOf('3个 |');
    const { content, unplaced } = read(sampleLines.filter((_, index) => index !== at).join('\n'));
    const row = content.tables.table2?.rows['item1.normativeDocs'];
    expect(Object.values(row ?? {}).map(({ state }) => state)).toEqual(['blank', 'blank', 'blank']);
    expect(unplaced.map(({ text }) => text)).toEqual(['3个', '13个']);
    expect(unplaced[0]?.reason).toMatch(/needs review/);
  });

  test('a row that the office added is kept as a local row', () => {
    const at = sampleLines.indexOf('第二十条第(五)项 |');
    const { content, unplaced } = read(
      [...sampleLines.slice(0, at), '其他主动公开文件 |', '186 |', '86 |', '255 |', '|', ...sampleLines.slice(at)].join('\n'),
    );
    expect(unplaced).toEqual([]);
    expect(content.tables.table2?.localRows).toEqual([{ key: 'item1.local1', block: 'item1', label: '其他主动公开文件' }]);
    expect(content.tables.table2?.rows['item1.local1']?.totalDisclosed?.value).toBe('255');
  });

  test('rows on one line each are read like cells on one line each', () => {
    const text =
      '甲局2021年政府信息公开工作年度报告\n一、总体情况\n2021年，甲局公开信息。\n二、主动公开政府信息情况\n第二十条第（一）项 |\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 0 | 0 | 0 |\n规范性文件 | 1 |  | 5 |\n第二十条第（五）项 |\n行政许可 | 12 |\n';
    const { form, content, year, unplaced, notes } = read(text);
    expect([form.id, year]).toEqual(['f2021', 2021]);
    expect(Object.values(content.tables.table2?.rows['item1.normativeDocs'] ?? {}).map(({ raw, state }) => [raw, state])).toEqual([
      ['1', 'number'],
      ['', 'blank'],
      ['5', 'number'],
    ]);
    expect(content.tables.table2?.rows['item5.licensing']?.decisions?.value).toBe('12');
    expect(unplaced).toEqual([]);
    expect(notes.filter(({ kind }) => kind === 'rowMissing')).toHaveLength(3);
  });
});
