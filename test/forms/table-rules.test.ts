import { describe, expect, test } from '@jest/globals';
import type { ReportContent } from '../../src/forms/content.js';
import type { Finding, RuleStage, RuleSubject } from '../../src/forms/finding.js';
import type { Form } from '../../src/forms/form.js';
import { formById } from '../../src/forms/forms.js';
import { cellIds, cellSpec, emptyContent } from '../../src/forms/layout.js';
import { parseCell } from '../../src/forms/parse-cell.js';
import { evaluate, standing } from '../../src/forms/rules/evaluate.js';

type Figures = Readonly<Record<string, string>>;

/** A report in which every cell is 0 but those named. */
function content(form: Form, figures: Figures = {}, rest = '0'): ReportContent {
  let written = emptyContent(form, '题');
  const write = (id: string, raw: string) => {
    const [table = '', row = '', column = ''] = id.split('/');
    const spec = cellSpec(form, written, table, row, column);
    if (!spec) throw new Error(`no cell ${id}`);
    const rows = written.tables[table]?.rows ?? {};
    written = {
      ...written,
      tables: {
        ...written.tables,
        [table]: {
          localRows: written.tables[table]?.localRows ?? [],
          rows: { ...rows, [row]: { ...rows[row], [column]: parseCell(raw, spec.column) } },
        },
      },
    };
  };
  for (const id of cellIds(form)) write(id, rest);
  for (const [id, raw] of Object.entries(figures)) write(id, raw);
  return written;
}

function findings(formId: string, figures: Figures = {}, more: Partial<RuleSubject> = {}, stage: RuleStage = 'publication'): Finding[] {
  const form = formById(formId);
  const office = { name: '甲局', kind: 'department', level: 'county' } as const;
  return evaluate(
    { form, year: form.reportYears.from, scope: 'organ', content: content(form, figures), office, firstPublishedOn: null, ...more },
    stage,
  );
}
const of = (all: readonly Finding[], ruleId: string) => all.filter((finding) => finding.ruleId === ruleId);
const failed = (all: readonly Finding[], ruleId: string) => of(all, ruleId).filter(({ state }) => state === 'fail');

describe('table 3', () => {
  test.each([
    ['f2019', 7, 7, 23],
    ['f2021', 7, 7, 25],
  ])('in %s is held to so many equations, and an empty year passes them all', (form, balance, sum, rows) => {
    const all = findings(form);
    expect([of(all, 'T3-BAL').length, of(all, 'T3-SUM').length, of(all, 'T3-ROW').length]).toEqual([balance, sum, rows]);
    for (const rule of ['T3-BAL', 'T3-SUM', 'T3-ROW', 'T4-SUM']) for (const { state } of of(all, rule)) expect(state).toBe('pass');
  });

  const real = {
    'table3/received/naturalPerson': '60',
    'table3/received/total': '60',
    'table3/results.granted/naturalPerson': '59',
    'table3/results.granted/total': '59',
    'table3/results.denied.stateSecret/naturalPerson': '1',
    'table3/results.denied.stateSecret/total': '1',
    'table3/results.notProcessed.duplicate/naturalPerson': '1',
    'table3/results.notProcessed.duplicate/total': '1',
    'table3/results.total/naturalPerson': '61',
    'table3/results.total/total': '61',
  };

  test('of a real report that is off by one: 60 + 0 is not 61 + 0, with both sides, the difference and their cells', () => {
    const [first, second] = failed(findings('f2021', real), 'T3-BAL');
    expect(first).toMatchObject({ subject: 'table3/*/naturalPerson', grade: 'error', left: '60', right: '61', delta: '-1' });
    expect(first?.leftCells).toEqual(['table3/received/naturalPerson', 'table3/carriedIn/naturalPerson']);
    expect(first?.rightCells).toEqual(['table3/results.total/naturalPerson', 'table3/carriedOut/naturalPerson']);
    expect(first?.messageZh).toMatch(/自然人.*60 ≠ 61/);
    expect(first?.messageEn).toMatch(/Natural persons.*60 ≠ 61/);
    expect(second?.subject).toBe('table3/*/total');
    expect(standing(findings('f2021', real)).length).toBeGreaterThan(0);
  });

  test('names the one cell whose change would mend several equations', () => {
    const shifted = {
      ...real,
      'table3/received/naturalPerson': '61',
      'table3/received/total': '61',
      'table3/results.granted/naturalPerson': '95',
    };
    const hints = findings('f2021', shifted).flatMap(({ hints }) => hints.filter(({ ruleId }) => ruleId === 'T3-SHIFT'));
    expect(hints.length).toBeGreaterThanOrEqual(2);
    expect(new Set(hints.flatMap(({ cells }) => cells))).toEqual(new Set(['table3/results.granted/naturalPerson']));
    expect(hints[0]?.messageEn).toMatch(/by -36 would mend 2/);
  });

  test('points to requests counted twice when the rows exceed a total that balances', () => {
    const doubled = { ...real, 'table3/results.total/naturalPerson': '60', 'table3/results.total/total': '60' };
    const sums = failed(findings('f2021', doubled), 'T3-SUM');
    expect(sums.map(({ hints }) => hints.some(({ ruleId }) => ruleId === 'T3-DBL'))).toEqual([true, true]);
  });

  test('with a blank cell can not be assessed, which is not passed, and says when it holds only with blanks as 0', () => {
    const all = findings('f2019', { 'table3/received/total': '' });
    const balance = of(all, 'T3-BAL').find(({ subject }) => subject.endsWith('/total'));
    expect(balance).toMatchObject({
      state: 'notAssessable',
      left: null,
      hints: [{ ruleId: 'BLANK-AS-ZERO', cells: ['table3/received/total'] }],
    });
    expect(failed(all, 'T3-BLANK')).toMatchObject([{ grade: 'error', subject: 'table3/received/total' }]);
    const other = of(findings('f2019', { 'table3/received/total': '', 'table3/carriedIn/total': '5' }), 'T3-BAL').find(({ subject }) =>
      subject.endsWith('/total'),
    );
    expect(other).toMatchObject({ state: 'notAssessable', hints: [] });
    expect(
      of(findings('f2019', { 'table3/received/total': '无' }), 'T3-BAL').find(({ subject }) => subject.endsWith('/total'))?.hints,
    ).toEqual([]);
  });

  test('may come in with blanks, but not go out', () => {
    expect(failed(findings('f2019', { 'table3/received/total': '' }, {}, 'import'), 'T3-BLANK')).toMatchObject([{ grade: 'warning' }]);
  });

  test('with a subtotal that the form does not print holds it to its group', () => {
    const form = formById('f2021');
    const base = content(form, { 'table3/results.denied.stateSecret/total': '2', 'table3/results.denied.stateSecret/naturalPerson': '2' });
    const table3 = base.tables.table3;
    const columns = form.tables[1]?.blocks[0]?.columns ?? [];
    if (!table3) throw new Error('table 3');
    const row = Object.fromEntries(
      columns.map((column) => [column.key, parseCell(column.key === 'total' ? '3' : column.key === 'naturalPerson' ? '2' : '0', column)]),
    );
    const withSubtotal: ReportContent = {
      ...base,
      tables: {
        ...base.tables,
        table3: {
          rows: { ...table3.rows, 'requests.local1': row },
          localRows: [{ key: 'requests.local1', block: 'requests', label: '(三)不予公开' }],
        },
      },
    };
    const groups = of(findings('f2021', {}, { content: withSubtotal }), 'T3-GRP');
    expect(groups).toHaveLength(7);
    expect(groups.filter(({ state }) => state === 'fail')).toMatchObject([{ left: '3', right: '2', delta: '1' }]);
  });
});

describe('tables 2 and 4', () => {
  test.each([
    ['f2019', 'T4-SUM', { 'table4/cases/review.upheld': '2' }, 'error', { left: '0', right: '2' }],
    [
      'f2019',
      'T2-19-A',
      { 'table2/item1.normativeDocs/newlyDisclosed': '9', 'table2/item1.normativeDocs/totalDisclosed': '8' },
      'error',
      { left: '8', right: '9' },
    ],
    [
      'f2019',
      'T2-19-B',
      {
        'table2/item1.normativeDocs/newlyDisclosed': '9',
        'table2/item1.normativeDocs/newlyMade': '8',
        'table2/item1.normativeDocs/totalDisclosed': '9',
      },
      'info',
      {},
    ],
    ['f2019', 'T2-19-D', { 'table2/item6.penalty/priorYearItems': '3', 'table2/item6.penalty/yearChange': '-8' }, 'error', { left: '-5' }],
    ['f2019', 'T2-19-E', { 'table2/item9.procurement/projectCount': '3' }, 'warning', {}],
    [
      'f2021',
      'T2-21-B',
      { 'table2/item1.regulations/issued': '5', 'table2/item1.regulations/repealed': '1', 'table2/item1.regulations/inForce': '3' },
      'warning',
      { left: '3', right: '4' },
    ],
    ['f2021', 'T2-21-C', { 'table2/item8.fees/amount': '4987097' }, 'warning', {}],
    ['f2021', 'T2-REG', { 'table2/item1.regulations/issued': '1', 'table2/item1.regulations/inForce': '1' }, 'warning', {}],
    ['f2021', 'T2-BLANK', { 'table2/item8.fees/amount': '' }, 'warning', {}],
    ['f2021', 'T4-BLANK', { 'table4/cases/review.total': '' }, 'warning', {}],
    ['f2019', 'T2-READ', { 'table2/item6.penalty/yearChange': '--253' }, 'error', {}],
    ['f2019', 'T3-BOUNDS', { 'table3/received/otherOrg': '-1' }, 'error', { left: '-1' }],
    ['f2019', 'T4-BOUNDS', { 'table4/cases/review.total': '1.5' }, 'error', {}],
    ['f2019', 'T3-NA', { 'table3/received/otherOrg': '/' }, 'error', {}],
    ['f2021', 'T4-NA', { 'table4/cases/review.total': '-' }, 'warning', {}],
    ['f2019', 'T2-UNIT', { 'table2/item9.procurement/projectCount': '3元' }, 'error', {}],
  ] as const)('%s %s fails when it should, and not otherwise', (form, rule, figures, grade, sides) => {
    const found = failed(findings(form, figures as Figures), rule);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ grade, ...sides });
    expect(found[0]?.messageZh).not.toBe('');
    expect(failed(findings(form), rule)).toEqual([]);
  });

  test('regulations are no wonder in a city government, fees in the millions none of a city', () => {
    const figures = {
      'table2/item1.regulations/issued': '1',
      'table2/item1.regulations/inForce': '1',
      'table2/item8.fees/amount': '4987097',
    };
    const office = { name: '市政府', kind: 'government', level: 'city' } as const;
    const all = findings('f2021', figures, { office });
    expect([of(all, 'T2-REG')[0]?.state, of(all, 'T2-21-C')[0]?.state]).toEqual(['pass', 'pass']);
    expect(of(findings('f2021', figures, { office: null }), 'T2-REG')[0]?.state).toBe('notAssessable');
  });

  test('money is compared in one unit', () => {
    expect(
      of(
        findings('f2019', { 'table2/item9.procurement/projectCount': '3', 'table2/item9.procurement/totalAmount': '103.3879万元' }),
        'T2-19-E',
      )[0],
    ).toMatchObject({ state: 'pass', right: '1033879' });
  });
});

describe('a finding', () => {
  test('has a fingerprint that stays when another cell changes, and when its own figures do', () => {
    const before = failed(findings('f2021', { 'table3/received/total': '5' }), 'T3-ROW')[0];
    const after = failed(findings('f2021', { 'table3/received/total': '7', 'table4/cases/review.total': '3' }), 'T3-ROW')[0];
    expect(before?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(after?.fingerprint).toBe(before?.fingerprint);
    const all = findings('f2021').map(({ fingerprint }) => fingerprint);
    expect(new Set(all).size).toBe(all.length);
  });

  test('tells of a form that is not the one for the year', () => {
    expect(failed(findings('f2019', {}, { year: 2022 }), 'X-FMT')).toHaveLength(1);
    expect(failed(findings('f2019', {}, { year: 2020 }), 'X-FMT')).toEqual([]);
  });
});

test('a third form is held to its rules without new code', () => {
  const form2021 = formById('f2021');
  const third: Form = {
    ...form2021,
    id: 'f2031',
    reportYears: { from: 2031, to: null },
    tables: [
      {
        key: 'table2',
        section: 'proactiveDisclosure',
        label: '新表',
        labelEn: 'New table',
        note: null,
        cellCount: 2,
        blocks: [
          {
            key: 'x',
            caption: null,
            captionEn: null,
            columns: [
              { key: 'n', label: '数量', labelEn: 'Number', aliases: [], path: [], unit: '件', type: 'integer', min: '0', signed: false },
            ],
            rows: [
              { key: 'part', label: '其中', labelEn: 'Of which', aliases: [], path: [], kind: 'leaf' },
              { key: 'whole', label: '总数', labelEn: 'Total', aliases: [], path: [], kind: 'total' },
            ],
          },
        ],
      },
    ],
    measures: {},
    rules: [
      {
        id: 'NEW-1',
        grade: 'error',
        kind: 'atLeast',
        table: 'table2',
        over: 'columns',
        left: ['whole'],
        right: ['part'],
        zh: '总数不小于其中',
        en: 'the total is at least its part',
      },
    ],
  };
  const all = evaluate(
    {
      form: third,
      year: 2031,
      scope: 'organ',
      content: content(third, { 'table2/part/n': '3', 'table2/whole/n': '2' }),
      office: null,
      firstPublishedOn: null,
    },
    'publication',
  );
  expect(all.find(({ ruleId }) => ruleId === 'NEW-1')).toMatchObject({ state: 'fail', left: '2', right: '3' });
});
