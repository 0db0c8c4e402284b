import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../../src/forms/cell.js';
import type { ReportContent } from '../../src/forms/content.js';
import type { Form } from '../../src/forms/form.js';
import { blankRow, emptyContent } from '../../src/forms/layout.js';
import type { ContentDiff } from '../../src/history/content-diff.js';
import { changedParts } from '../../src/history/content-hash.js';
import { diffContents } from '../../src/history/diff.js';
import type { Version } from '../../src/history/labels.js';
import { contentArbitrary, editedArbitrary, f2019, f2021 } from '../support/content-arbitraries.js';

const empty2019: Version = { form: f2019, content: emptyContent(f2019, '2020年政府信息公开工作年度报告') };
const empty2021: Version = { form: f2021, content: emptyContent(f2021, '2021年政府信息公开工作年度报告') };

function figure(raw: string, value: string, unit = '件'): Cell {
  return { raw, state: value === '0' ? 'zero' : 'number', value, unit };
}

function withCell({ form, content }: Version, table: string, row: string, column: string, cell: Cell): Version {
  const old = content.tables[table] ?? { rows: {}, localRows: [] };
  const rows = { ...old.rows, [row]: { ...old.rows[row], [column]: cell } };
  return { form, content: { ...content, tables: { ...content.tables, [table]: { ...old, rows } } } };
}

function withText({ form, content }: Version, section: string, text: string): Version {
  const heading = content.sections[section]?.heading ?? '';
  return { form, content: { ...content, sections: { ...content.sections, [section]: { heading, text } } } };
}

/** The first block of table 2 with local rows of these labels, in this order, under keys that go with the label. */
function withLocalRows({ form, content }: Version, ...rows: (readonly [key: string, label: string])[]): Version {
  const old = content.tables.table2 ?? { rows: {}, localRows: [] };
  const block = form.tables[0]?.blocks[0];
  if (!block) throw new Error('The form has no block.');
  const localRows = rows.map(([key, label]) => ({ key: `${block.key}.${key}`, block: block.key, label }));
  const added = Object.fromEntries(localRows.map(({ key }) => [key, blankRow(block)]));
  return { form, content: { ...content, tables: { ...content.tables, table2: { rows: { ...old.rows, ...added }, localRows } } } };
}

describe('a diff of one cell', () => {
  const old = withCell(empty2019, 'table3', 'received', 'naturalPerson', figure('0', '0'));
  const now = withCell(old, 'table3', 'received', 'naturalPerson', figure('3', '3'));
  const diff = diffContents(old, now);

  it('has its row, its labels in both languages, both cells and the delta', () => {
    expect(diff.parts).toEqual([
      {
        part: 'row/table3/received',
        what: 'row',
        kind: 'changed',
        table: 'table3',
        row: 'received',
        rowLabel: { zh: ['一、本年新收政府信息公开申请数量'], en: ['1. Requests newly received this year'] },
        local: false,
        relabelled: null,
        moved: false,
        cells: [
          {
            cell: 'table3/received/naturalPerson',
            row: 'received',
            column: 'naturalPerson',
            rowLabel: { zh: ['一、本年新收政府信息公开申请数量'], en: ['1. Requests newly received this year'] },
            columnLabel: { zh: ['自然人'], en: ['Natural persons'] },
            old: figure('0', '0'),
            new: figure('3', '3'),
            delta: '3',
          },
        ],
      },
    ]);
    expect(diff.isEmpty).toBe(false);
    expect(diff.counts.cells).toEqual({ changed: 1, added: 0, removed: 0 });
  });

  it('says it in one line, in both languages', () => {
    expect(diff.summaryZh).toEqual(['表三 新收申请 自然人 0 → 3']);
    expect(diff.summaryEn).toEqual(['Table 3, New requests, Natural persons: 0 → 3']);
  });

  it('calls rows and columns as people do, with the headings that it takes to know them, and says blank where nothing was written', () => {
    const denied = withCell(empty2019, 'table3', 'results.denied.stateSecret', 'commercialEnterprise', figure('1件', '1'));
    expect(diffContents(empty2019, denied).summaryZh).toEqual(['表三 不予公开·国家秘密 商业企业 空白 → 1件']);
    const upheld = withCell(empty2019, 'table4', 'cases', 'review.upheld', figure('2', '2'));
    expect(diffContents(upheld, empty2019).summaryZh).toEqual(['表四 行政复议·结果维持 2 → 空白']);
    expect(diffContents(upheld, empty2019).summaryEn).toEqual(['Table 4, Administrative review·Upheld: 2 → blank']);
  });

  it('takes a figure written otherwise for a change, with delta 0, and a mere change of source line for none', () => {
    const wide = withCell(old, 'table3', 'received', 'naturalPerson', figure('０', '0'));
    expect(diffContents(old, wide).parts[0]).toMatchObject({ cells: [{ delta: '0' }] });
    const imported = withCell(old, 'table3', 'received', 'naturalPerson', { ...figure('0', '0'), source: { line: 7 } });
    expect(changedParts(old.content, imported.content)).toEqual(['row/table3/received']);
    expect(diffContents(old, imported)).toMatchObject({ isEmpty: true, parts: [], summaryZh: [] });
  });
});

describe('a diff of text', () => {
  it('has the title, the sections in the order of the form, and what changed in them by paragraph', () => {
    const old = withText(withText(empty2019, 'otherMatters', '无。'), 'overview', '一是健全政府信息公开机制。\n二是发布信息227条。');
    const written = withText(
      withText(old, 'otherMatters', ''),
      'overview',
      '一是健全政府信息公开机制。\n二是发布信息231条。\n三是加强培训。',
    );
    const now = { form: f2019, content: { ...written.content, title: '2021年政府信息公开工作年度报告' } };
    const diff = diffContents(old, now);
    expect(diff.parts.map(({ part, kind }) => [part, kind])).toEqual([
      ['title', 'changed'],
      ['section/overview', 'changed'],
      ['section/otherMatters', 'changed'],
    ]);
    expect(diff.parts[0]).toMatchObject({
      spans: [
        { kind: 'removed', text: '2020年' },
        { kind: 'added', text: '2021年' },
        { kind: 'equal', text: '政府信息公开工作年度报告' },
      ],
    });
    expect(diff.counts.paragraphs).toEqual({ changed: 1, added: 1, removed: 1, moved: 0 });
    expect(diff.summaryZh).toEqual([
      '标题 “2020年政府信息公开工作年度报告” → “2021年政府信息公开工作年度报告”',
      '总体情况：修改 1 段，增加 1 段',
      '其他需要报告的事项：删除 1 段',
    ]);
    expect(diff.summaryEn.slice(1)).toEqual([
      'Overview: 1 paragraph changed, 1 paragraph added',
      'Other matters to be reported: 1 paragraph removed',
    ]);
  });

  it('has a heading that was printed otherwise', () => {
    const overview = { heading: '一、总体情况概述', text: '' };
    const now = { form: f2019, content: { ...empty2019.content, sections: { ...empty2019.content.sections, overview } } };
    expect(diffContents(empty2019, now).summaryZh).toEqual(['总体情况：标题 “一、总体情况” → “一、总体情况概述”']);
  });
});

describe('a diff of local rows', () => {
  const two = withLocalRows(empty2019, ['local1', '其他规章'], ['local2', '备案文件']);

  it('has rows added and removed, with all their cells', () => {
    const diff = diffContents(empty2019, two);
    expect(diff.parts.map(({ part, kind }) => [part, kind])).toEqual([
      ['row/table2/item1.local1', 'added'],
      ['row/table2/item1.local2', 'added'],
    ]);
    expect(diff.parts[0]).toMatchObject({ local: true, rowLabel: { zh: ['其他规章'] } });
    expect(diff.counts.cells).toEqual({ changed: 0, added: 6, removed: 0 });
    expect(diff.summaryZh).toEqual(['表二 增加地方行“其他规章”', '表二 增加地方行“备案文件”']);
    expect(diffContents(two, empty2019).summaryEn[0]).toBe('Table 2 local row “其他规章” removed');
  });

  it('has in its summary what was written in a row that came', () => {
    const row = two.content.tables.table2?.rows['item1.local1'] ?? {};
    const [column = '', cell] = Object.entries(row)[0] ?? [];
    const written = { ...cell, raw: '8', state: 'number', value: '8', unit: '件' } as const;
    const table2 = {
      ...two.content.tables.table2,
      rows: { ...two.content.tables.table2?.rows, 'item1.local1': { ...row, [column]: written } },
    };
    const to = { ...two, content: { ...two.content, tables: { ...two.content.tables, table2: { localRows: [], ...table2 } } } };
    expect(diffContents(empty2019, to).summaryZh.slice(0, 2)).toEqual([
      '表二 增加地方行“其他规章”',
      '表二 其他规章 本年新制作数量 （无此栏） → 8',
    ]);
  });

  it('does not take a row for moved that only moved up', () => {
    const second = withLocalRows(empty2019, ['local2', '备案文件']);
    expect(diffContents(two, second).parts.map(({ part, kind }) => [part, kind])).toEqual([['row/table2/item1.local1', 'removed']]);
  });

  it('has a row that was renamed', () => {
    const renamed = withLocalRows(empty2019, ['local1', '其他规章'], ['local2', '备案的文件']);
    const diff = diffContents(two, renamed);
    expect(diff.parts).toMatchObject([
      { kind: 'changed', row: 'item1.local2', relabelled: { old: '备案文件', new: '备案的文件' }, moved: false },
    ]);
    expect(diff.summaryZh).toEqual(['表二 地方行改名 “备案文件” → “备案的文件”']);
  });

  it('has a row that was moved, and not those that it passed', () => {
    const three = withLocalRows(empty2019, ['local1', '其他规章'], ['local2', '备案文件'], ['local3', '其他文件']);
    const turned = withLocalRows(empty2019, ['local3', '其他文件'], ['local1', '其他规章'], ['local2', '备案文件']);
    const diff = diffContents(three, turned);
    expect(diff.parts).toMatchObject([{ kind: 'moved', row: 'item1.local3', moved: true, cells: [], relabelled: null }]);
    expect(diff.counts.parts).toEqual({ changed: 0, added: 0, removed: 0, moved: 1 });
    expect(diff.summary).toEqual([
      {
        what: 'row',
        place: 'row/table2/item1.local3',
        zh: '表二 地方行“其他文件”移动位置',
        en: 'Table 2 local row “其他文件” moved',
      },
    ]);
    expect(diffContents(turned, three).parts).toMatchObject([{ kind: 'moved', row: 'item1.local3' }]);
  });

  it('has a row that was moved and renamed as one that changed', () => {
    const turned = withLocalRows(empty2019, ['local2', '备案的文件'], ['local1', '其他规章']);
    const both = diffContents(two, turned).parts.filter((part) => part.what === 'row' && (part.moved || part.relabelled));
    expect(both).toEqual(expect.arrayContaining([expect.objectContaining({ row: 'item1.local2', kind: 'changed' })]));
  });
});

describe('a diff across forms', () => {
  const diff = diffContents(empty2019, empty2021);
  const kindOf = (part: string) => diff.parts.find((each) => each.part === part)?.kind;

  it('matches cells by id; rows and cells that one form lacks are added or removed', () => {
    expect(kindOf('row/table2/item9.procurement')).toBe('removed');
    expect(kindOf('row/table3/results.otherHandling.other')).toBe('added');
    expect(kindOf('row/table3/received')).toBeUndefined();
    const regulations = diff.parts.find(({ part }) => part === 'row/table2/item1.regulations');
    expect(regulations).toMatchObject({
      kind: 'changed',
      cells: [
        { column: 'issued', old: null, columnLabel: { zh: ['本年制发件数'] } },
        { column: 'repealed', old: null },
        { column: 'inForce', old: null },
        { column: 'newlyMade', new: null, columnLabel: { zh: ['本年新制作数量'] } },
        { column: 'newlyDisclosed', new: null },
        { column: 'totalDisclosed', new: null },
      ],
    });
  });

  it('puts what only the older form has where it stood', () => {
    const parts = diff.parts.map(({ part }) => part);
    expect(parts.indexOf('row/table2/item5.otherManagement')).toBe(parts.indexOf('row/table2/item5.licensing') + 1);
    expect(parts.indexOf('row/table2/item9.procurement')).toBeLessThan(parts.indexOf('row/table3/results.otherHandling.other'));
  });

  it('counts every cell of both forms once', () => {
    const shared = (form: Form) =>
      form.tables.flatMap((table) =>
        table.blocks.flatMap(({ rows, columns }) =>
          rows.flatMap((row) => columns.map((column) => `${table.key}/${row.key}/${column.key}`)),
        ),
      );
    const [old, now] = [new Set(shared(f2019)), new Set(shared(f2021))];
    expect(diff.counts.cells).toMatchObject({
      removed: [...old].filter((id) => !now.has(id)).length,
      added: [...now].filter((id) => !old.has(id)).length,
    });
  });
});

describe('a diff of any contents', () => {
  const pairs: fc.Arbitrary<readonly [Version, Version]> = fc.oneof(
    editedArbitrary(f2019).map(([from, to]) => [version(f2019, from), version(f2019, to)] as const),
    editedArbitrary(f2021).map(([from, to]) => [version(f2021, from), version(f2021, to)] as const),
    fc.tuple(contentArbitrary(f2019), contentArbitrary(f2021)).map(([from, to]) => [version(f2019, from), version(f2021, to)] as const),
  );

  it('with itself is empty, the same object or an equal one', () => {
    fc.assert(
      fc.property(contentArbitrary(f2019), (content) => {
        for (const other of [content, JSON.parse(JSON.stringify(content))]) {
          const diff = diffContents(version(f2019, content), version(f2019, other));
          expect(diff).toMatchObject({ isEmpty: true, parts: [], summaryZh: [], summaryEn: [] });
        }
      }),
    );
  });

  it('is empty just when the two say the same, wherever their cells came from', () => {
    fc.assert(
      fc.property(pairs, ([from, to]) => {
        expect(diffContents(from, to).isEmpty).toBe(JSON.stringify(sourceless(from.content)) === JSON.stringify(sourceless(to.content)));
      }),
    );
  });

  it('counts the same the other way round, with added and removed changing places', () => {
    fc.assert(
      fc.property(pairs, ([from, to]) => {
        expect(mirrored(diffContents(to, from).counts)).toEqual(diffContents(from, to).counts);
      }),
    );
  });

  it('names only parts that differ, each once, and has a line for each', () => {
    fc.assert(
      fc.property(pairs, ([from, to]) => {
        const { parts, summaryZh, summaryEn } = diffContents(from, to);
        const keys = parts.map(({ part }) => part);
        expect(new Set(keys).size).toBe(keys.length);
        expect(changedParts(from.content, to.content)).toEqual(expect.arrayContaining(keys));
        expect(summaryEn).toHaveLength(summaryZh.length);
        expect(summaryZh.length).toBeGreaterThanOrEqual(parts.length);
        expect([...summaryZh, ...summaryEn].filter((line) => /[\n\r]/.test(line))).toEqual([]);
      }),
    );
  });

  it('has the cells of both as they are', () => {
    fc.assert(
      fc.property(pairs, ([from, to]) => {
        for (const part of diffContents(from, to).parts) {
          if (part.what !== 'row') continue;
          for (const { row, column, old, new: now } of part.cells) {
            expect(old).toBe(from.content.tables[part.table]?.rows[row]?.[column] ?? null);
            expect(now).toBe(to.content.tables[part.table]?.rows[row]?.[column] ?? null);
          }
        }
      }),
    );
  });
});

function version(form: Form, content: ReportContent): Version {
  return { form, content };
}

function mirrored(counts: ContentDiff['counts']): ContentDiff['counts'] {
  const turn = <T extends { readonly added: number; readonly removed: number }>(tally: T): T => ({
    ...tally,
    added: tally.removed,
    removed: tally.added,
  });
  return { parts: turn(counts.parts), paragraphs: turn(counts.paragraphs), cells: turn(counts.cells) };
}

/** Without the cells' source lines, and with rows in one order. */
function sourceless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sourceless);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'source')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sourceless(member)]),
  );
}
