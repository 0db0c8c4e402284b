import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { exportCsv } from '../../src/export/csv/export-csv.js';
import { spreadsheetText } from '../../src/export/csv/spreadsheet-text.js';
import { exportSchema } from '../../src/export/export-schema.js';
import { fileName } from '../../src/export/file-name.js';
import { exportJson } from '../../src/export/json/export-json.js';
import { exportMarkdown } from '../../src/export/markdown/export-markdown.js';
import { evaluate } from '../../src/forms/rules/evaluate.js';
import { importReport } from '../../src/import/import-report.js';
import { packageRoot } from '../../src/package-root.js';
import { f2019, f2021 } from '../support/content-arbitraries.js';
import { exportedOf } from '../support/exported-report.js';
import { takenContents } from '../support/taken-contents.js';

const bytes = readFileSync(join(packageRoot, 'samples/yiyang-housing-fund-2020.txt'));
const { content } = importReport({ name: 'sample.txt', mediaType: 'text/plain', bytes }, {});
const findings = evaluate({ form: f2019, year: 2020, scope: 'organ', content, office: null, firstPublishedOn: null }, 'publication');
const sample = exportedOf(f2019, content, { findings, year: 2020, reportId: 'demo-office-2020-organ' });

describe('JSON', () => {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(exportSchema()));

  test('follows its schema, with all cells and findings of the sample', () => {
    const data = JSON.parse(exportJson(sample));
    expect([validate(data), validate.errors]).toEqual([true, null]);
    expect(data.findings).toHaveLength(findings.length);
    expect(data.findings.length).toBeGreaterThan(20);
    const cells = data.tables.flatMap(({ rows }: { rows: { cells: unknown[] }[] }) => rows.flatMap((row) => row.cells));
    expect(cells).toHaveLength(198);
    expect(cells).toContainEqual({
      id: 'table2/item9.procurement/totalAmount',
      column: { key: 'totalAmount', label: '采购总金额', path: [] },
      ...{ raw: '4987097元', state: 'number', value: '4987097', unit: '元' },
    });
  });

  test.each([f2019, f2021])('follows its schema whatever the report says ($id)', (form) => {
    fc.assert(
      fc.property(takenContents(form), (any) => {
        expect([validate(JSON.parse(exportJson(exportedOf(form, any)))), validate.errors]).toEqual([true, null]);
      }),
      { numRuns: 50 },
    );
  });

  test('has what the author answered to a finding, and when', () => {
    const [first, ...others] = findings;
    if (!first) throw new Error('The sample has no finding.');
    const answer = { reason: '系统割接', actorId: 'a', actorName: '甲', at: '2023-01-02T03:04:05.000Z', holds: true };
    const data = JSON.parse(exportJson({ ...sample, findings: [{ ...first, answer }, ...others] }));
    expect([validate(data), validate.errors]).toEqual([true, null]);
    const by = { id: 'a', name: '甲' };
    expect(data.findings[0].answer).toEqual({ reason: '系统割接', by, at: '2023-01-02T03:04:05.000Z', holds: true });
    expect(data.findings[1].answer).toBeNull();
  });

  test('a schema that is held to: a number instead of text, and a member too many, are told', () => {
    const data = JSON.parse(exportJson(sample));
    data.tables[0].rows[0].cells[0].raw = 3;
    data.more = true;
    expect(validate(data)).toBe(false);
    expect(validate.errors?.map(({ instancePath }) => instancePath)).toEqual(['', '/tables/0/rows/0/cells/0/raw']);
  });
});

describe('CSV', () => {
  test('has a line for each cell, with keys, labels, the text and what it means', () => {
    const lines = exportCsv(sample).split('\r\n');
    expect(lines).toHaveLength(1 + 198 + 1);
    expect(lines[0]).toBe(
      '"report","office","year","scope","form","revision","edition","table","block","row","column","caption","rowLabel","columnLabel","local","raw","state","value","unit"',
    );
    expect(lines).toContain(
      '"demo-office-2020-organ","示例局","2020","organ","f2019","3","1","table2","item9","item9.procurement","totalAmount","第二十条第（九）项","政府集中采购","采购总金额","false","4987097元","number","4987097","元"',
    );
    expect(lines.at(-1)).toBe('');
  });

  test('begins with the mark of UTF-8 only where Excel is to read it', () => {
    expect(exportCsv(sample, { byteOrderMark: true })).toBe(`\ufeff${exportCsv(sample)}`);
  });

  test.each(['+3', '-8', '－8', '-1,234.5', '+12%', '-', '３', '无', '2020年', '4987097元', ''])('leaves “%s” as it is', (text) => {
    expect(spreadsheetText(text)).toBe(text);
  });

  test.each([
    '=1+1',
    '+1+1',
    '-2-3',
    '@A1',
    '\t=1',
    ' =1',
    '"=1',
    '＝1',
    '＋1+1',
    '-8项',
    '+cmd|x',
    '|calc',
    '-1\n=2',
    '\u200b=1',
    '1e5',
    '-1.5E+3',
    '1-2',
    '2022/1/31',
  ])('marks “%s” as text', (text) => {
    expect(spreadsheetText(text)).toBe(`'${text}`);
  });
});

describe('Markdown', () => {
  test('has the headings, the paragraphs and a table for each block', () => {
    const lines = exportMarkdown(sample).split('\n');
    expect(lines.filter((line) => line.startsWith('#'))).toEqual([
      '# 市住房公积金管理中心',
      ...Object.values(content.sections).map(({ heading }) => `## ${heading}`),
    ]);
    expect(lines).toContain('| 政府集中采购 | 20个 | 4987097元 |');
    expect(lines).toContain('| 三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |');
  });
});

describe('a file name', () => {
  test('is the title with the revision, without what no file system takes', () => {
    expect(fileName(sample, 'docx')).toBe('市住房公积金管理中心-r3.docx');
    const named = (title: string) => fileName({ ...sample, content: { ...content, title } }, 'md');
    expect(named('../a/b:c*?"<>|\u202e\n.')).toBe('abc-r3.md');
    expect(named('  ')).toBe('demo-office-2020-organ-r3.md');
    expect(Buffer.byteLength(named('公'.repeat(500)))).toBeLessThan(255);
  });
});
