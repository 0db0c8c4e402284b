import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import type { Api } from '../support/api.js';
import { cell, docxOf, paragraph, table } from '../support/docx.js';
import { changed, hangzhouText } from '../support/hangzhou.js';
import { openApi } from '../support/opened-api.js';

const page = readFileSync(join(packageRoot, 'samples/shanghai-government-office-2019.html'));
const document = docxOf(
  [
    paragraph('甲县乙局2022年政府信息公开工作年度报告'),
    paragraph('一、总体情况'),
    paragraph('2022年，甲局公开信息。'),
    paragraph('二、主动公开政府信息情况'),
    table([['规章', '1', '2', '3', '4'].map((text) => cell(text)), ['行政许可', '7'].map((text) => cell(text))]),
  ].join(''),
);

describe('importReport takes a file in base64', () => {
  let close: () => Promise<void>;
  let api: Api;

  beforeAll(async () => {
    ({ api, close } = await openApi());
    for (const [id, name] of [
      ['shanghai', '上海市人民政府办公厅'],
      ['jia', '甲县乙局'],
    ])
      await api.data(
        `mutation { registerOffice(input: {officeId: "${id}", name: "${name}", region: "310000", kind: DEPARTMENT, level: PROVINCE}) { __typename } }`,
        {},
        'both',
      );
  });
  afterAll(() => close());

  async function importReport(input: object): Promise<Record<string, unknown>> {
    const answer = `{ __typename ... on Problem { code message } ... on ImportDone {
      cellsFound cellsExpected notes unplaced { line text reason at { table row column } }
      report { reportId revision(number: 2) { source { name mediaType } tables { rows { key cells { raw sourceLine sourceAt { table row column } } } } } } } }`;
    const data = await api.data<{ importReport: Record<string, unknown> }>(
      `mutation M($input: ImportReportInput!) { importReport(input: $input) ${answer} }`,
      { input },
      'writer',
    );
    return data.importReport;
  }

  test('a page in the form of another year, which is kept as it was reported', async () => {
    const text = page.toString('utf8').replaceAll('2019', '2021');
    const input = { file: Buffer.from(text).toString('base64'), officeId: 'shanghai', year: 2021 };
    expect(await importReport(input)).toMatchObject({
      __typename: 'ImportDone',
      report: { reportId: 'shanghai-2021-organ' },
      notes: expect.arrayContaining([expect.stringMatching(/form f2019, which is not the one for 2021/)]),
    });
  });

  test('a web page, whose kind, office and year are recognised', async () => {
    const done = await importReport({ file: page.toString('base64'), name: 'report.html' });
    expect(done).toMatchObject({ __typename: 'ImportDone', cellsFound: 198, cellsExpected: 198, notes: [] });
    expect(done.report).toMatchObject({
      reportId: 'shanghai-2019-organ',
      revision: { source: { name: 'report.html', mediaType: 'text/html' } },
    });
    expect(JSON.stringify(done.report)).toContain('{"raw":"251000元","sourceLine":1,"sourceAt":{"table":1,"row":18,"column":4}}');
  });

  test('a Word document, as a browser sends it, and tells where the figures stood that it could not place', async () => {
    const done = await importReport({ file: `data:application/octet-stream;base64,${document.toString('base64')}`, name: 'report.docx' });
    expect(done).toMatchObject({ __typename: 'ImportDone', cellsFound: 1, report: { reportId: 'jia-2022-organ' } });
    expect(done.unplaced).toContainEqual({
      line: 6,
      text: '1',
      reason: 'needs review: “规章” should have 3 figures',
      at: { table: 1, row: 1, column: 2 },
    });
  });

  test('a page that strikes a figure out, and whose style is not understood, which both are told', async () => {
    const text = page.toString('utf8').replaceAll('2019', '2020').replace('251000元', '<s>251000元</s>');
    const styled = text.replace(/(?=<table)/, '<style>td:nth-child(9){display:none}</style>');
    const done = await importReport({ file: Buffer.from(styled).toString('base64'), officeId: 'shanghai', year: 2020 });
    expect(done.unplaced).toContainEqual({ line: 1, text: '251000元', reason: 'is struck out', at: null });
    expect(done.notes).toContainEqual(expect.stringContaining('td:nth-child(9)'));
  });

  test('the source of a page may be given as text, too', async () => {
    const done = await importReport({ text: page.toString(), officeId: 'jia', year: 2019 });
    expect(done).toMatchObject({ __typename: 'ImportDone', cellsFound: 198 });
  });

  test('a text in which a row has no figures, which takes none of the next, and is told', async () => {
    const text = changed(
      hangzhouText((cells) => cells.join('\t')),
      '行政处罚\t6937489',
      '行政处罚',
    );
    const done = await importReport({ text, officeId: 'jia', year: 2025 });
    expect(done).toMatchObject({ __typename: 'ImportDone', cellsFound: 199 });
    expect(done.notes).toContain('No figures stand after “行政处罚”; its cells are left blank.');
    expect(JSON.stringify(done.report)).toContain('{"key":"item6.coercion","cells":[{"raw":"166105"');
  });

  test.each([
    ['neither a text nor a file', {}, /either as text or as file/],
    ['both', { text: 'x', file: 'eA==' }, /either as text or as file/],
    ['what is no base64', { file: '%%%' }, /not in base64/],
    ['a PDF', { file: Buffer.from('%PDF-1.7').toString('base64'), name: 'report.pdf' }, /“report\.pdf” can not be read.*PDF/],
  ])('%s is refused with what to do', async (_name, input, message) => {
    expect(await importReport(input)).toMatchObject({ code: 'BAD_INPUT', message: expect.stringMatching(message) });
  });
});
