import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../src/forms/cell.js';
import type { ReportContent } from '../../src/forms/content.js';
import { emptyContent } from '../../src/forms/layout.js';
import type { Choice, Conflict } from '../../src/history/conflict.js';
import { type Merge, mergeContents } from '../../src/history/merge.js';
import type { Steps } from '../../src/steps.js';
import { f2021 } from '../support/content-arbitraries.js';
import { longestStep } from '../support/longest-step.js';

const empty = emptyContent(f2021, '标题');
const [health, force, forms, training] = ['一是健全机制。', '二是加大公开力度，发布信息227条。', '三是丰富公开形式。', '四是加强培训。'];

function withText(content: ReportContent, ...paragraphs: (string | undefined)[]): ReportContent {
  const overview = { heading: '一、总体情况', text: paragraphs.join('\n') };
  return { ...content, sections: { ...content.sections, overview } };
}

function withCell(content: ReportContent, row: string, column: string, raw: string): ReportContent {
  const table3 = content.tables.table3 ?? { rows: {}, localRows: [] };
  const cell: Cell = { raw, state: 'number', value: raw, unit: '件' };
  const rows = { ...table3.rows, [row]: { ...table3.rows[row], [column]: cell } };
  return { ...content, tables: { ...content.tables, table3: { ...table3, rows } } };
}

function withRows(content: ReportContent, ...rows: (readonly [key: string, label: string])[]): ReportContent {
  const table3 = content.tables.table3 ?? { rows: {}, localRows: [] };
  const localRows = rows.map(([key, label]) => ({ key: `requests.${key}`, block: 'requests', label }));
  const added = Object.fromEntries(
    localRows.map(({ key }) => [key, table3.rows[key] ?? emptyContent(f2021, '').tables.table3?.rows.received]),
  );
  const kept = Object.fromEntries(Object.entries(table3.rows).filter(([key]) => !key.includes('.local')));
  return { ...content, tables: { ...content.tables, table3: { rows: { ...kept, ...(added as typeof kept) }, localRows } } };
}

function merge(base: ReportContent, theirs: ReportContent, yours: ReportContent, settle?: (conflict: Conflict) => Choice | null): Merge {
  return mergeContents(f2021, { base, theirs, yours }, settle);
}
const textOf = ({ content }: Merge) => content.sections.overview?.text.split('\n');
const rawOf = ({ content }: Merge, row: string, column: string) => content.tables.table3?.rows[row]?.[column]?.raw;
const labels = ({ content }: Merge) => content.tables.table3?.localRows.map(({ key, label }) => `${key} ${label}`);
const sides = ({ conflicts }: Merge) => conflicts.map(({ kind, place, base, theirs, yours }) => ({ kind, place, base, theirs, yours }));

describe('two changes to a table', () => {
  test('of two cells of one row are both there', () => {
    const result = merge(empty, withCell(empty, 'received', 'total', '3'), withCell(empty, 'received', 'naturalPerson', '2'));
    expect(result.conflicts).toEqual([]);
    expect([rawOf(result, 'received', 'total'), rawOf(result, 'received', 'naturalPerson')]).toEqual(['3', '2']);
  });

  test('of one cell are a conflict with its three sides and its name in both languages', () => {
    const base = withCell(empty, 'received', 'total', '1');
    const result = merge(base, withCell(base, 'received', 'total', '2'), withCell(base, 'received', 'total', '3'));
    expect(result.conflicts).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
        kind: 'cell',
        place: 'table3/received/total',
        label: {
          zh: expect.stringMatching(/^表三 .*本年新收政府信息公开申请数量 总计$/),
          en: expect.stringMatching(/^Table 3, .*, Total$/),
        },
        base: expect.objectContaining({ raw: '1' }),
        theirs: expect.objectContaining({ raw: '2' }),
        yours: expect.objectContaining({ raw: '3' }),
      },
    ]);
  });

  test('of one cell to the same are none, though one was read from a source', () => {
    const imported = withCell(empty, 'received', 'total', '3');
    const row = imported.tables.table3?.rows.received;
    const cell = { ...(row?.total as Cell), source: { line: 7 } };
    const theirs = structuredClone(imported);
    Object.assign(theirs.tables.table3?.rows.received ?? {}, { total: cell });
    expect(merge(empty, theirs, imported).conflicts).toEqual([]);
    expect(merge(empty, theirs, imported).content).toEqual(merge(empty, imported, theirs).content);
  });

  test('that both fill a row which both added meet in its cells', () => {
    const added = withRows(empty, ['local1', '行政检查']);
    const theirs = withCell(added, 'requests.local1', 'total', '1');
    expect(rawOf(merge(empty, theirs, added), 'requests.local1', 'total')).toBe('1');
    const result = merge(empty, theirs, withCell(added, 'requests.local1', 'total', '2'));
    expect(sides(result)).toMatchObject([{ place: 'table3/requests.local1/total', base: null, theirs: { raw: '1' }, yours: { raw: '2' } }]);
  });
});

describe('local rows', () => {
  test('that both added stay both, theirs first, yours under the next key', () => {
    const result = merge(empty, withRows(empty, ['local1', '行政检查']), withRows(empty, ['local1', '行政确认'], ['local2', '行政检查']));
    expect(result.conflicts).toEqual([]);
    expect(labels(result)).toEqual(['requests.local3 行政确认', 'requests.local1 行政检查']);
    const apart = merge(empty, withRows(empty, ['local1', '甲']), withRows(empty, ['local1', '乙']));
    expect(labels(apart)).toEqual(['requests.local1 甲', 'requests.local2 乙']);
  });

  test('that one removed and the other filled in are a conflict, and either can be had', () => {
    const base = withRows(empty, ['local1', '行政检查']);
    const filled = withCell(base, 'requests.local1', 'total', '5');
    const result = merge(base, empty, filled);
    expect(sides(result)).toMatchObject([
      { kind: 'localRow', place: 'row/table3/requests.local1', theirs: null, yours: { label: '行政检查', cells: { total: { raw: '5' } } } },
    ]);
    expect(labels(merge(base, empty, filled, () => ({ choose: 'theirs' })))).toEqual([]);
    const kept = merge(base, empty, filled, () => ({ choose: 'yours' }));
    expect([labels(kept), rawOf(kept, 'requests.local1', 'total')]).toEqual([['requests.local1 行政检查'], '5']);
  });

  test('renamed by one are renamed; renamed by one and filled in by the other, a conflict: the key may have gone to another row', () => {
    const base = withRows(empty, ['local1', '行政检查']);
    const renamed = withRows(empty, ['local1', '行政检查件数']);
    expect(labels(merge(base, renamed, withCell(base, 'received', 'total', '1')))).toEqual(['requests.local1 行政检查件数']);
    expect(sides(merge(base, renamed, withCell(base, 'requests.local1', 'total', '5')))).toMatchObject([{ kind: 'localRow' }]);
    expect(sides(merge(base, renamed, withRows(empty, ['local1', '行政检查事项'])))).toMatchObject([{ kind: 'localRow' }]);
  });

  test('put in another order by one are in that order, with what the other added; by both, a conflict', () => {
    const base = withRows(empty, ['local1', '甲'], ['local2', '乙'], ['local3', '丙']);
    const turned = withRows(empty, ['local2', '乙'], ['local1', '甲'], ['local3', '丙']);
    const added = withRows(empty, ['local1', '甲'], ['local2', '乙'], ['local4', '丁'], ['local3', '丙']);
    const expected = ['requests.local2 乙', 'requests.local4 丁', 'requests.local1 甲', 'requests.local3 丙'];
    expect([labels(merge(base, turned, added)), labels(merge(base, added, turned))]).toEqual([expected, expected]);
    const other = withRows(empty, ['local3', '丙'], ['local1', '甲'], ['local2', '乙']);
    expect(sides(merge(base, turned, other))).toMatchObject([{ kind: 'rowOrder', place: 'table/table3' }]);
    expect(labels(merge(base, turned, other, () => ({ choose: 'yours' })))).toEqual(labels(merge(base, base, other)));
  });
});

describe('two changes to a text', () => {
  const base = withText(empty, health, force, forms, training);

  test('of paragraphs next to each other are both there', () => {
    const result = merge(
      base,
      withText(base, `${health}甲`, force, forms, training),
      withText(base, health, `${force}乙`, forms, training),
    );
    expect(result.conflicts).toEqual([]);
    expect(textOf(result)).toEqual([`${health}甲`, `${force}乙`, forms, training]);
  });

  test('of which one rewords two paragraphs and the other one of them conflict in that one only', () => {
    const theirs = withText(base, `${health}甲`, '二是加大公开力度，发布信息231条。', forms, training);
    const result = merge(base, theirs, withText(base, health, '二是加大公开力度，主动发布信息227条。', forms, training));
    expect(result.conflicts).toMatchObject([
      {
        kind: 'paragraphs',
        place: 'section/overview',
        label: { zh: '总体情况 第2段' },
        paragraphs: { base: { from: 1, to: 2 }, theirs: { from: 1, to: 2 }, yours: { from: 1, to: 2 } },
        base: force,
        theirs: '二是加大公开力度，发布信息231条。',
        yours: '二是加大公开力度，主动发布信息227条。',
        suggestion: '二是加大公开力度，主动发布信息231条。',
      },
    ]);
    const own = merge(base, theirs, withText(base, health, '二是全力公开。', forms, training), () => ({ choose: 'own', text: '甲\n乙' }));
    expect(textOf(own)).toEqual([`${health}甲`, '甲', '乙', forms, training]);
  });

  test('that put different paragraphs in at one place conflict; the same paragraph, once there, is no conflict', () => {
    const added = (text: string) => withText(base, health, force, text, forms, training);
    expect(sides(merge(base, added('甲。'), added('乙。')))).toMatchObject([{ base: null, theirs: '甲。', yours: '乙。' }]);
    expect(textOf(merge(base, added('甲。'), added('甲。')))).toEqual([health, force, '甲。', forms, training]);
    const taken = merge(base, added('甲。'), added('乙。'), () => ({ choose: 'base' }));
    expect(textOf(taken)).toEqual([health, force, forms, training]);
  });

  test('of which one rewords what the other removes conflict', () => {
    const result = merge(base, withText(base, health, forms, training), withText(base, health, `${force}乙`, forms, training));
    expect(sides(result)).toMatchObject([{ base: force, theirs: null, yours: `${force}乙` }]);
  });

  test.each([
    ['moved by both, each elsewhere', [force, forms, training, health], [force, health, forms, training]],
    ['moved by one and removed by the other', [force, forms, training, health], [force, forms, training]],
    ['moved by one and reworded by the other', [force, forms, training, health], [`${health}乙`, force, forms, training]],
    ['put in by both at different places', ['甲。', health, force, forms, training], [health, force, forms, training, '甲。']],
  ])('of a paragraph %s conflict, rather than to have it twice', (_, theirs, yours) => {
    const result = merge(base, withText(base, ...theirs), withText(base, ...yours));
    expect(result.conflicts).toHaveLength(1);
    for (const side of ['theirs', 'yours'] as const) {
      const chosen = side === 'theirs' ? theirs : yours;
      expect(textOf(merge(base, withText(base, ...theirs), withText(base, ...yours), () => ({ choose: side })))).toEqual(chosen);
    }
  });

  test('of which one moved a paragraph and the other reworded its neighbour are both there', () => {
    const result = merge(base, withText(base, force, forms, training, health), withText(base, health, `${force}乙`, forms, training));
    expect(result.conflicts).toEqual([]);
    expect(textOf(result)).toEqual([`${force}乙`, forms, training, health]);
  });

  test('that have little in common with it are merged in bounded time', () => {
    const lines = (offset: number) => Array.from({ length: 3000 }, (_, index) => `第${(index * 7919 + offset) % 9001}段，共${offset}项。`);
    const [base, theirs, yours] = [withText(empty, ...lines(1)), withText(empty, ...lines(2)), withText(empty, ...lines(3))];
    const merging = function* (): Steps<void> {
      expect(merge(base, theirs, yours).conflicts).toHaveLength(1);
      yield;
    };
    expect(longestStep(merging, 1000)).toBeLessThan(1000);
  });
});

describe('the title and a heading', () => {
  test('are taken whole: changed by both otherwise they conflict', () => {
    const theirs = { ...empty, title: '甲标题' };
    expect(merge(empty, theirs, { ...empty, title: '甲标题' }).conflicts).toEqual([]);
    expect(sides(merge(empty, theirs, { ...empty, title: '乙标题' }))).toEqual([
      { kind: 'title', place: 'title', base: '标题', theirs: '甲标题', yours: '乙标题' },
    ]);
    const headed = (heading: string) => ({ ...empty, sections: { ...empty.sections, overview: { heading, text: '' } } });
    expect(sides(merge(empty, headed('一、概述'), headed('一、总述')))).toMatchObject([{ kind: 'heading', place: 'section/overview' }]);
    expect(merge(empty, headed('一、概述'), withText(empty, health)).content.sections.overview).toEqual({
      heading: '一、概述',
      text: health,
    });
  });
});

describe('the id of a conflict', () => {
  const base = withText(withCell(empty, 'received', 'total', '1'), health, force);
  const yours = withText(withCell(base, 'received', 'total', '3'), health, '二是全力公开。');
  const idsWith = (theirs: ReportContent) => merge(base, theirs, yours).conflicts.map(({ id }) => id);
  const theirs = withText(withCell(base, 'received', 'total', '2'), health, '二是努力公开。');

  test('stays while others change other places, and is another one when they change this place again', () => {
    const ids = idsWith(theirs);
    expect(ids).toHaveLength(2);
    expect(idsWith({ ...withText(withCell(theirs, 'received', 'naturalPerson', '9'), '前言。', health, '二是努力公开。') })).toEqual(ids);
    const again = idsWith(withCell(theirs, 'received', 'total', '7'));
    expect([again[0], again[1] === ids[1]]).toEqual([ids[0], false]);
  });
});
