import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { author, by } from '../support/actors.js';
import type { Api } from '../support/api.js';
import { openApi } from '../support/opened-api.js';
import { publishedReport } from '../support/published-report.js';

/** The report has 13 revisions: 2 fills the cells with 0, 3 writes the overview, 10 corrects two cells, 13 is published. */
describe('the API tells who wrote what a report says', () => {
  const cell = 'table2/item1.normativeDocs/issued';
  const local = 'table2/item1.local1/issued';
  let close: () => Promise<void>;
  let core: Core;
  let api: Api;
  let id: string;
  const step = (command: Parameters<Core['app']['report']>[1]) => core.app.report(id, command, by(author, { reason: command.type }));

  beforeAll(async () => {
    ({ core, api, close } = await openApi());
    id = await publishedReport(core);
    await step({ type: 'openCorrection', kind: 'text', publicNote: '更正。' });
    await step({
      type: 'reviseSection',
      section: 'overview',
      text: '办理情况良好，制度进一步健全，平台建设不断加强，成效明显。\n2022年，本机关主动公开政府信息，未收到政府信息公开申请。\n特此报告。',
    });
    await core.app.restore(id, { revision: 8, parts: ['table/table2'] }, by(author, { reason: '恢复' }));
    await step({ type: 'addLocalRow', table: 'table2', block: 'item1', label: '其他文件' });
    await step({ type: 'recordFigures', figures: [{ table: 'table2', row: 'item1.local1', column: 'issued', raw: '5' }] });
    await step({ type: 'removeLocalRow', table: 'table2', row: 'item1.local1' });
  });
  afterAll(() => close());

  test('of one cell in one query: who set it, when, why, and all that it said before', async () => {
    const { report } = await api.data<{ report: { cellBlame: unknown } }>(`{ report(id: "${id}") { cellBlame(cell: "${cell}") {
      id rowLabel rowLabelEn columnLabel columnLabelEn cell { raw } revision { number event author { name } at reason restoredRevision }
      values { revisionNumber revision { event reason } old { raw state } new { raw state } delta }
    } } }`);
    expect(report.cellBlame).toEqual({
      id: cell,
      rowLabel: ['行政规范性文件'],
      rowLabelEn: expect.arrayContaining([expect.stringMatching(/\w/)]),
      columnLabel: ['本年制发件数'],
      columnLabelEn: [expect.stringMatching(/\w/)],
      cell: { raw: '0' },
      revision: {
        number: 16,
        event: 'RevisionRestored',
        author: { name: '作者' },
        at: expect.stringMatching(/^2023-01-10T/),
        reason: '恢复',
        restoredRevision: 8,
      },
      values: [
        {
          revisionNumber: 1,
          revision: { event: 'ReportOpened', reason: '开始' },
          old: null,
          new: { raw: '', state: 'BLANK' },
          delta: null,
        },
        {
          revisionNumber: 2,
          revision: { event: 'FiguresRecorded', reason: 'recordFigures' },
          old: { raw: '', state: 'BLANK' },
          new: { raw: '0', state: 'ZERO' },
          delta: null,
        },
        {
          revisionNumber: 10,
          revision: { event: 'FiguresRecorded', reason: 'recordFigures' },
          old: { raw: '0', state: 'ZERO' },
          new: { raw: '2', state: 'NUMBER' },
          delta: '2',
        },
        {
          revisionNumber: 16,
          revision: { event: 'RevisionRestored', reason: '恢复' },
          old: { raw: '2', state: 'NUMBER' },
          new: { raw: '0', state: 'ZERO' },
          delta: '-2',
        },
      ],
    });
  });

  test('as it stood at any revision and instant', async () => {
    const blame = `cellBlame(cell: "${cell}") { cell { raw } revision { number } }`;
    const { report } = await api.data<{ report: object }>(`{ report(id: "${id}") {
      opened: revision(number: 1) { ${blame} } filled: revision(number: 9) { ${blame} } corrected: revision(number: 13) { ${blame} }
      inForce: publishedAsOf(at: "2030-01-01") { number ${blame} }
    } }`);
    expect(report).toEqual({
      opened: { cellBlame: { cell: { raw: '' }, revision: { number: 1 } } },
      filled: { cellBlame: { cell: { raw: '0' }, revision: { number: 2 } } },
      corrected: { cellBlame: { cell: { raw: '2' }, revision: { number: 10 } } },
      inForce: { number: 13, cellBlame: { cell: { raw: '2' }, revision: { number: 10 } } },
    });
  });

  test('of every cell and paragraph at once', async () => {
    const { report } = await api.data<{
      report: {
        blame: { cells: { id: string; revision: { number: number } }[]; paragraphs: { section: string; text: string }[] };
        tables: { cells: { id: string }[] }[];
        sections: { key: string; text: string }[];
      };
    }>(`{ report(id: "${id}") {
      blame { revisionNumber cells { id revision { number author { id } at reason } } paragraphs { section label labelEn index text revision { number } } }
      tables { cells { id } } sections { key text }
    } }`);
    const { blame, tables, sections } = report;
    expect(blame).toMatchObject({ revisionNumber: 19 });
    expect(blame.cells.map((one) => one.id)).toEqual(tables.flatMap(({ cells }) => cells.map((one) => one.id)));
    expect(new Set(blame.cells.map(({ revision }) => revision.number))).toEqual(new Set([2, 16]));
    expect(blame.paragraphs.filter(({ section }) => section === 'overview')).toEqual([
      {
        section: 'overview',
        label: '总体情况',
        labelEn: expect.any(String),
        index: 0,
        text: expect.stringMatching(/成效明显/),
        revision: { number: 15 },
      },
      {
        section: 'overview',
        label: '总体情况',
        labelEn: expect.any(String),
        index: 1,
        text: expect.stringMatching(/未收到/),
        revision: { number: 3 },
      },
      { section: 'overview', label: '总体情况', labelEn: expect.any(String), index: 2, text: '特此报告。', revision: { number: 15 } },
    ]);
    for (const { key, text } of sections)
      expect(blame.paragraphs.flatMap((one) => (one.section === key ? one.text : [])).join('\n')).toBe(text);
  });

  test('of the wordings of a paragraph, by words', async () => {
    const { report } = await api.data<{
      report: { blame: { paragraphs: { wordings: unknown[] }[]; cells: unknown[] } };
    }>(`{ report(id: "${id}") {
      blame(sections: ["overview"]) { cells { id } paragraphs { wordings { revisionNumber revision { event } old new spans { kind text } } } }
    } }`);
    expect(report.blame.cells).toEqual([]);
    expect(report.blame.paragraphs.map(({ wordings }) => wordings)).toEqual([
      [
        {
          revisionNumber: 3,
          revision: { event: 'SectionRevised' },
          old: null,
          new: expect.stringMatching(/加强。$/),
          spans: [{ kind: 'ADDED', text: expect.any(String) }],
        },
        {
          revisionNumber: 15,
          revision: { event: 'SectionRevised' },
          old: expect.stringMatching(/加强。$/),
          new: expect.stringMatching(/加强，成效明显。$/),
          spans: [
            { kind: 'EQUAL', text: expect.any(String) },
            { kind: 'ADDED', text: '，成效明显' },
            { kind: 'EQUAL', text: '。' },
          ],
        },
      ],
      [expect.objectContaining({ revisionNumber: 3, old: null })],
      [expect.objectContaining({ revisionNumber: 15, old: null, new: '特此报告。' })],
    ]);
  });

  test('of a cell whose row was removed: who took it away', async () => {
    const { report } = await api.data<{ report: { blame: unknown } }>(
      `{ report(id: "${id}") { blame(cells: ["${local}", "${cell}", "${local}"]) { paragraphs { text } cells {
        id rowLabel cell { raw } revision { number event } values { revisionNumber old { raw } new { raw } }
      } } } }`,
    );
    expect(report.blame).toMatchObject({
      paragraphs: [],
      cells: [
        {
          id: local,
          rowLabel: ['其他文件'],
          cell: null,
          revision: { number: 19, event: 'LocalRowRemoved' },
          values: [
            { revisionNumber: 17, old: null, new: { raw: '' } },
            { revisionNumber: 18, old: { raw: '' }, new: { raw: '5' } },
            { revisionNumber: 19, old: { raw: '5' }, new: null },
          ],
        },
        { id: cell },
      ],
    });
  });

  test('in pieces, the last first', async () => {
    const { report } = await api.data<{ report: { cellBlame: object } }>(`{ report(id: "${id}") { cellBlame(cell: "${cell}") {
      newest: values(last: 2) { revisionNumber } older: values(last: 2, before: 10) { revisionNumber } none: values(before: 1) { revisionNumber }
      revision { number }
    } } }`);
    const line = (...numbers: number[]) => numbers.map((revisionNumber) => ({ revisionNumber }));
    expect(report.cellBlame).toEqual({ newest: line(10, 16), older: line(1, 2), none: [], revision: { number: 16 } });
  });

  test.each([
    ['cellBlame(cell: "table2/item1.normativeDocs/nonsense") { id }', 'NOT_FOUND', /has no cell "table2\/item1.normativeDocs\/nonsense"/],
    ['cellBlame(cell: "nonsense") { id }', 'NOT_FOUND', /no cell "nonsense"/],
    ['cellBlame(cell: "constructor/toString/x") { id }', 'NOT_FOUND', /no cell/],
    ['cellBlame(cell: "table2/item1.local1/issued/x") { id }', 'NOT_FOUND', /no cell/],
    ['blame(cells: ["__proto__/a/b"]) { cells { id } }', 'NOT_FOUND', /no cell/],
    ['blame(sections: ["toString"]) { paragraphs { text } }', 'NOT_FOUND', /no section "toString"\. The sections are: overview/],
    [
      'cellBlame(cell: "table2/item1.normativeDocs/issued") { values(last: 51) { delta } }',
      'BAD_INPUT',
      /1 to 50 changes; 51 were asked for/,
    ],
    ['cellBlame(cell: "table2/item1.normativeDocs/issued") { values(last: 0) { delta } }', 'BAD_INPUT', /1 to 50/],
    ['revision(number: 4) { cellBlame(cell: "table2/item1.local1/issued") { id } }', 'NOT_FOUND', /no cell/],
  ])('and refuses %s', async (query, code, message) => {
    const { errors } = await api.send(`{ report(id: "${id}") { ${query} } }`);
    expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code } }]);
  });

  test('at the cost of what is asked for, also where it is named in a variable', async () => {
    const query = `query Q($cells: [ID!]) { report(id: "${id}") { blame(cells: $cells) { cells { values(last: 50) { revision { number author { name } } old { raw } new { raw } } } } } }`;
    const ask = (cells: string[]) => api.send(query, { cells });
    expect((await ask([cell])).errors).toBeUndefined();
    expect((await ask(Array.from({ length: 60 }, (_, index) => `${index}`))).errors).toMatchObject([
      { extensions: { code: 'QUERY_TOO_COMPLEX' } },
    ]);
    expect((await ask([cell, local])).errors).toBeUndefined();
  });
});
