import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../../src/forms/cell.js';
import { comparabilityBetween } from '../../src/forms/comparabilities.js';
import { cellSpec, emptyContent } from '../../src/forms/layout.js';
import { parseCell } from '../../src/forms/parse-cell.js';
import { compareFigures, type FigureComparison } from '../../src/history/compare-figures.js';
import { diffReports } from '../../src/history/diff-reports.js';
import type { Version } from '../../src/history/labels.js';
import { relationOf } from '../../src/history/relation.js';
import { contentArbitrary, f2019, f2021 } from '../support/content-arbitraries.js';

/** A report of the form in which these cells are written, the rest is blank. */
function report(form: typeof f2019, written: Readonly<Record<string, string>> = {}): Version {
  const content = emptyContent(form, '报告');
  const tables = structuredClone(content.tables) as Record<string, { rows: Record<string, Record<string, Cell>>; localRows: [] }>;
  for (const [id, raw] of Object.entries(written)) {
    const [table = '', row = '', column = ''] = id.split('/');
    const spec = cellSpec(form, null, table, row, column);
    const cells = tables[table]?.rows[row];
    if (!spec || !cells) throw new Error(`${form.id} has no ${id}.`);
    cells[column] = parseCell(raw, spec.column);
  }
  return { form, content: { ...content, tables } };
}

function figure(from: Version, to: Version, id: string): FigureComparison {
  const found = compareFigures(from, to, comparabilityBetween(from.form, to.form)).find((each) => each.id === id);
  if (!found) throw new Error(`No figure ${id}.`);
  return found;
}

const received = 'table3/received/total';
const inYears = (old: string, now: string) => figure(report(f2021, { [received]: old }), report(f2021, { [received]: now }), received);

describe('a figure in two years', () => {
  test.each([
    ['4', '5', '1', '0.25', true],
    ['3', '4', '1', '0.333333', true],
    ['3', '1', '-2', '-0.666667', true],
    ['7', '7件', '0', '0', false],
    ['0', '5', '5', null, true],
    ['', '5', null, null, true],
    ['5', '', null, null, true],
    ['无', '0', null, null, true],
    ['', '0', null, null, true],
    ['', '', null, null, false],
    ['无', '/', null, null, false],
    ['约3', '约3', null, null, false],
    ['约3', '约4', null, null, true],
    ['1'.repeat(40), `${'1'.repeat(39)}2`, '1', '0', true],
  ])('from %j to %j has delta %s and growth rate %s', (old, now, delta, growthRate, changed) => {
    expect(inYears(old, now)).toMatchObject({ grade: 'exact', delta, growthRate, changed });
  });

  test('in 元 and in 万元 is compared exactly', () => {
    const id = 'table2/item9.procurement/totalAmount';
    const years = [report(f2019, { [id]: '4987097' }), report(f2019, { [id]: '500万元' })] as const;
    expect(figure(...years, id)).toMatchObject({ delta: '1.2903', growthRate: '0.002587', old: { unit: '元' }, new: { unit: '万元' } });
    expect(figure(years[1], years[0], id)).toMatchObject({ delta: '-12903', growthRate: '-0.002581' });
  });

  test('that was below zero has no growth rate', () => {
    const id = 'table2/item5.licensing/yearChange';
    expect(figure(report(f2019, { [id]: '-8' }), report(f2019, { [id]: '4' }), id)).toMatchObject({ delta: '12', growthRate: null });
  });
});

describe('a figure of the 2019 form and of the 2021 form', () => {
  test('is approximate where the label drifted, and bears the names of both', () => {
    const from = report(f2019, { 'table2/item1.normativeDocs/newlyMade': '4' });
    const to = report(f2021, { 'table2/item1.normativeDocs/issued': '3' });
    expect(figure(from, to, 'table2/item1.normativeDocs/issued')).toMatchObject({
      grade: 'approximate',
      label: { zh: '表二 行政规范性文件 本年制发件数', en: expect.stringMatching(/^Table 2, /) },
      old: { label: { zh: '表二 规范性文件 本年新制作数量' }, raw: '4' },
      delta: '-1',
      growthRate: '-0.25',
      note: { zh: expect.stringMatching(/口径近似/) },
    });
  });

  test('is never compared across grade none, though both have a figure', () => {
    const from = report(f2019, { 'table2/item1.regulations/totalDisclosed': '524' });
    const to = report(f2021, { 'table2/item1.regulations/inForce': '74' });
    expect(figure(from, to, 'table2/item1.regulations/inForce')).toMatchObject({
      grade: 'none',
      old: { value: '524' },
      new: { value: '74' },
      delta: null,
      growthRate: null,
      changed: false,
    });
  });

  test('that only one of them has is not 0 in the other', () => {
    const to = report(f2021, { 'table2/item1.regulations/repealed': '5' });
    expect(figure(report(f2019), to, 'table2/item1.regulations/repealed')).toMatchObject({ old: null, delta: null, grade: 'none' });
  });

  const rows = ['correctionOverdue', 'feeOverdue', 'other'].map((row) => `table3/results.otherHandling.${row}/total`);
  const others = (...raws: string[]) => report(f2021, Object.fromEntries(raws.map((raw, index) => [rows[index] ?? '', raw])));
  const other = 'table3/results.otherHandling/total';

  test('is derived where the 2021 form splits it: the three are added up', () => {
    expect(figure(report(f2019, { [other]: '4' }), others('1', '2个', '3'), other)).toMatchObject({
      grade: 'derived',
      old: { raw: '4', label: { zh: '表三 其他处理 总计' } },
      new: { raw: null, value: '6', state: 'number', cells: rows, missing: [], label: { zh: '表三 其他处理 总计' } },
      delta: '2',
      growthRate: '0.5',
    });
    expect(figure(others('0', '0', '0'), report(f2019, { [other]: '0' }), other)).toMatchObject({
      old: { value: '0', state: 'zero' },
      delta: '0',
      growthRate: null,
      changed: false,
    });
  });

  test.each([
    [['1', '', '3'], 'blank', [1]],
    [['1', '无', ''], 'blank', [1, 2]],
    [['1', '无', '3'], 'na', [1]],
    [['约1', '', '3'], 'text', [0, 1]],
    [['1', '2元', '3'], 'text', []],
  ])('has no sum of %j', (raws, state, missing) => {
    expect(figure(report(f2019, { [other]: '4' }), others(...raws), other)).toMatchObject({
      new: { value: null, state, missing: missing.map((index) => rows[index]) },
      delta: null,
      growthRate: null,
      changed: true,
    });
  });
});

describe('a figure of the 2019 form that the 2021 form splits', () => {
  const rows = ['correctionOverdue', 'feeOverdue', 'other'].map((row) => `table3/results.otherHandling.${row}/commercialEnterprise`);
  const whole = 'table3/results.otherHandling/commercialEnterprise';
  const split = (...raws: string[]) => report(f2021, Object.fromEntries(raws.map((raw, index) => [rows[index] ?? '', raw])));
  const one = (raw: string) => report(f2019, { [whole]: raw });
  const told = (from: Version, to: Version) =>
    diffReports(from, to, comparabilityBetween(from.form, to.form)).summaryZh.filter((line) => line.includes('其他处理'));

  test.each([
    ['', ['', '', '4'], true],
    ['', ['', '', '无'], true],
    ['', ['无', '', ''], true],
    ['', ['', '', ''], false],
    ['无', ['无', '无', '无'], false],
    ['无', ['无', '2', '无'], true],
    ['6', ['', '', '6'], true],
    ['6', ['', '', ''], true],
  ])('from %j to %j is changed: %s', (raw, raws, changed) => {
    expect(figure(one(raw), split(...raws), whole)).toMatchObject({ delta: null, changed });
    expect(figure(split(...raws), one(raw), whole)).toMatchObject({ delta: null, changed });
  });

  test('is told when it was blank and one of the three is written', () => {
    expect(told(one(''), split('', '', '4'))).toEqual(['表三 其他处理 商业企业 空白 → 无法合计（合计后可比）']);
    expect(told(one('6'), split('', '', '4'))).toEqual(['表三 其他处理 商业企业 6 → 无法合计（合计后可比）']);
    expect(told(one('6'), split('', '', ''))).toEqual(['表三 其他处理 商业企业 6 → 空白（合计后可比）']);
    expect(told(one(''), split('', '', ''))).toEqual([]);
  });
});

describe('the figures of any two reports', () => {
  const forms = fc.constantFrom(f2019, f2021);
  const version = forms.chain((form) => contentArbitrary(form).map((content): Version => ({ form, content })));

  test('have each cell of both once, and are mirrored when the two change places', () => {
    fc.assert(
      fc.property(version, version, (from, to) => {
        const there = compareFigures(from, to, comparabilityBetween(from.form, to.form));
        const back = compareFigures(to, from, comparabilityBetween(to.form, from.form));
        expect(new Set(there.map(({ id }) => id)).size).toBe(there.length);
        const mirrored = new Map(back.map((each) => [JSON.stringify([each.new?.cells, each.old?.cells]), each]));
        for (const each of there) {
          const other = mirrored.get(JSON.stringify([each.old?.cells, each.new?.cells]));
          expect([other?.grade, other?.changed, other?.old, other?.new]).toEqual([each.grade, each.changed, each.new, each.old]);
          if (each.old?.unit === each.new?.unit && each.delta !== null) expect(Number(other?.delta)).toBe(0 - Number(each.delta));
          if (each.grade === 'none') expect([each.delta, each.growthRate]).toEqual([null, null]);
          if (each.old?.value == null || each.new?.value == null || each.old.value === '0') expect(each.growthRate).toBeNull();
        }
      }),
      { numRuns: 30 },
    );
  });

  test('of one report with itself are unchanged', () => {
    fc.assert(
      fc.property(version, (one) => {
        const figures = compareFigures(one, one, comparabilityBetween(one.form, one.form));
        expect(figures.filter(({ changed, delta }) => changed || (delta !== null && delta !== '0'))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the summary of two reports of different forms', () => {
  const from = report(f2019, {
    'table2/item1.regulations/newlyMade': '13',
    'table2/item1.regulations/totalDisclosed': '524',
    'table2/item9.procurement/projectCount': '6',
    [received]: '859',
  });
  const to = report(f2021, { 'table2/item1.regulations/issued': '3', 'table2/item1.regulations/inForce': '74', [received]: '900' });
  const { summaryZh, summaryEn } = diffReports(from, to, comparabilityBetween(f2019, f2021));

  test('speaks of figures by what they stand for, and counts those that are not comparable', () => {
    expect(summaryZh).toEqual([
      '表二 规章 本年制发件数（原：表二 规章 本年新制作数量） 13 → 3（口径近似）',
      '表三 新收申请 总计 859 → 900',
      '两种格式之间有 20 项数字不可比',
    ]);
    expect(summaryEn.at(-1)).toBe('20 figures are not comparable between the two forms');
  });
  test('in one form is that of any diff', () => {
    expect(diffReports(from, report(f2019, { [received]: '900' }), comparabilityBetween(f2019, f2019)).summaryZh).toContain(
      '表三 新收申请 总计 859 → 900',
    );
  });
});

describe('what is compared', () => {
  const one = { officeId: 'a', year: 2020, scope: 'organ', formId: 'f2019' };
  test.each([
    [{}, 'revisions', 0],
    [{ year: 2019 }, 'years', 0],
    [{ year: 2021, formId: 'f2021' }, 'years', 1],
    [{ officeId: 'b' }, 'offices', 0],
    [{ officeId: 'b', year: 2021, formId: 'f2021' }, 'officesAndYears', 2],
    [{ scope: 'jurisdiction' }, 'scopes', 1],
    [{ officeId: 'b', scope: 'jurisdiction' }, 'offices', 1],
  ])('with %j is named %s, with %i cautions', (change, kind, cautions) => {
    const relation = relationOf(one, { ...one, ...change });
    expect(relation).toMatchObject({ kind, cautions: { length: cautions } });
    expect(relation.label.zh).not.toBe('');
  });
});
