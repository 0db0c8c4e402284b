import { describe, expect, it } from '@jest/globals';
import { emptyContent } from '../../src/forms/layout.js';
import { parseCell } from '../../src/forms/parse-cell.js';
import { diffContents } from '../../src/history/diff.js';
import { diffMetadata, type Metadata, metadataLine } from '../../src/history/diff-metadata.js';
import { bounded, type SummaryLine } from '../../src/history/summary-line.js';
import { f2019, f2021 } from '../support/content-arbitraries.js';

const lines = Array.from({ length: 5 }, (_, i): SummaryLine => ({ what: 'cell', place: `c${i}`, zh: `第${i}`, en: `no ${i}` }));

describe('a summary', () => {
  it('that is longer than asked for says how many lines there are more', () => {
    expect(bounded(lines, 5)).toBe(lines);
    expect(bounded(lines, 3)).toEqual([lines[0], lines[1], { what: 'more', place: '', zh: '……另有 3 处', en: '… and 3 more' }]);
    expect(bounded(lines, 1)).toEqual([{ what: 'more', place: '', zh: '……另有 5 处', en: '… and 5 more' }]);
  });

  it('of two reports without a cell in common is kept to two hundred lines', () => {
    const content = emptyContent(f2019, '报告');
    const tables = Object.fromEntries(
      f2019.tables.map(({ key, blocks }) => [
        key,
        {
          localRows: [],
          rows: Object.fromEntries(
            blocks.flatMap(({ rows, columns }) =>
              rows.map((row) => [row.key, Object.fromEntries(columns.map((column) => [column.key, parseCell('7', column)]))]),
            ),
          ),
        },
      ]),
    );
    const sections = Object.fromEntries(f2019.sections.map(({ key }) => [key, { heading: '', text: '无。' }]));
    const diff = diffContents({ form: f2019, content }, { form: f2019, content: { title: '另一份', sections, tables } });
    expect(diff.summary.length).toBe(1 + 2 * 6 + 198);
    expect(diff.summaryZh).toHaveLength(200);
    expect(diff.summaryZh.at(-1)).toBe('……另有 12 处');
    expect(diff.summaryEn.at(-1)).toBe('… and 12 more');
  });

  it('names no two cells of a form alike, in either language', () => {
    for (const form of [f2019, f2021]) {
      const old = { form, content: emptyContent(form, '报告') };
      const filled = Object.fromEntries(
        form.tables.map(({ key, blocks }) => [
          key,
          {
            localRows: [],
            rows: Object.fromEntries(
              blocks.flatMap(({ rows, columns }) =>
                rows.map((row) => [row.key, Object.fromEntries(columns.map((column) => [column.key, parseCell('7', column)]))]),
              ),
            ),
          },
        ]),
      );
      const { summary } = diffContents(old, { form, content: { ...old.content, tables: filled } });
      expect(new Set(summary.map(({ zh }) => zh)).size).toBe(summary.length);
      expect(new Set(summary.map(({ en }) => en)).size).toBe(summary.length);
    }
  });
});

describe('metadata', () => {
  const same = (value: string) => ({ value, zh: value, en: value });
  const published: Metadata = {
    title: same('报告'),
    office: same('o'),
    year: same('2021'),
    scope: same('organ'),
    form: same('f2021'),
    status: { value: 'published', zh: '已公布', en: 'published' },
    edition: { value: '1', zh: '第1版', en: '1' },
  };

  it('is told field by field, where it differs', () => {
    expect(diffMetadata(published, published)).toEqual([]);
    const corrected: Metadata = {
      ...published,
      status: { value: 'correction', zh: '更正中', en: 'being corrected' },
      edition: { value: '2', zh: '第2版', en: '2' },
    };
    expect(diffMetadata(published, corrected).map(metadataLine)).toEqual([
      { what: 'metadata', place: 'status', zh: '状态 已公布 → 更正中', en: 'Status: published → being corrected' },
      { what: 'metadata', place: 'edition', zh: '版本 第1版 → 第2版', en: 'Edition: 1 → 2' },
    ]);
  });
});
