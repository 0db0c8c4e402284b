import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allForms } from '../../src/forms/forms.js';
import { standing } from '../../src/forms/rules/evaluate.js';
import { totals } from './report-saying.js';
import { across, findingsBeside, inForce, named, ofRule } from './two-reports.js';

const carried = (column: string) => `table3/carriedIn/${column}`;
const carriedOut = (column: string) => `table3/carriedOut/${column}`;

describe('what was carried in', () => {
  // 上海市政府办公厅 2019: 72 carried out, all of them of natural persons.
  const lastYear = inForce({ year: 2019, cells: { [carriedOut('naturalPerson')]: '72', [carriedOut('total')]: '72' } });

  test('is what was carried out of last year’s report, in every column', () => {
    const all = findingsBeside({ year: 2020, cells: { [carried('naturalPerson')]: '72', [carried('total')]: '72' } }, { lastYear });
    expect(named(ofRule(all, 'X-CARRY'), 'pass')).toHaveLength(7);
  });

  test('and is an error where the totals differ, with both values, the report and revision it was held against, and cells on both sides', () => {
    const all = findingsBeside({ year: 2020, cells: { [carried('naturalPerson')]: '70', [carried('total')]: '70' } }, { lastYear });
    const [person, total] = ofRule(all, 'X-CARRY').filter(({ state }) => state === 'fail');
    expect(total).toMatchObject({
      grade: 'error',
      answerable: true,
      left: '70',
      right: '72',
      delta: '-2',
      leftCells: [carried('total')],
      basis: [{ reportId: 'o-2019-organ', year: 2019, edition: 1, revision: 7, cells: [carriedOut('total')], value: '72' }],
      messageZh:
        '总计：上年结转与上一年度报告的结转下年度继续办理不符：2020年 70 ≠ 2019年 72，相差 -2。依据：o-2019-organ 第1版（修订7）。',
      messageEn: expect.stringMatching(/2020 70 ≠ 2019 72, off by -2\. Held against o-2019-organ, edition 1 \(revision 7\)\./),
    });
    // The column only says where: one cause is to be answered once.
    expect(person).toMatchObject({ grade: 'info', left: '70', right: '72' });
    expect(standing(all).map(({ ruleId }) => ruleId)).toContain('X-CARRY');
  });

  test('and is a warning where only kinds of applicants differ and the totals are right', () => {
    const all = findingsBeside({ year: 2020, cells: { [carried('otherOrg')]: '72', [carried('total')]: '72' } }, { lastYear });
    expect(ofRule(all, 'X-CARRY').filter(({ state }) => state === 'fail')).toMatchObject([
      { subject: 'table3/*/naturalPerson/lastYear', grade: 'warning', left: '0', right: '72' },
      { subject: 'table3/*/otherOrg/lastYear', grade: 'warning', left: '72', right: '0' },
    ]);
  });

  test('compares across the two forms', () => {
    const before = inForce({ year: 2020, cells: totals({ carriedOut: 4 }) });
    const all = findingsBeside({ year: 2021, cells: totals({ carriedIn: 4 }) }, { lastYear: before });
    expect(named(ofRule(all, 'X-CARRY'), 'pass')).toHaveLength(7);
  });

  test.each(['', '无', '-', '/', '见附件'])('and “%s” in the total does not get out of it where last year’s is known', (raw) => {
    const cells = { [carried('naturalPerson')]: raw, [carried('total')]: raw };
    const all = findingsBeside({ year: 2020, cells }, { lastYear });
    expect(ofRule(all, 'X-CARRY').filter(({ state }) => state === 'fail')).toMatchObject([
      {
        subject: 'table3/*/total/lastYear',
        grade: 'error',
        answerable: true,
        left: null,
        right: '72',
        basis: [{ reportId: 'o-2019-organ', value: '72' }],
        messageZh: '总计：上年结转与上一年度报告的结转下年度继续办理不符：2020年没有数字，2019年 72。依据：o-2019-organ 第1版（修订7）。',
      },
    ]);
    // Nor does it by itself: in table 3 a 0 is written where there is none.
    expect(standing(all).filter(({ ruleId }) => /^T3-(BLANK|NA|READ)$/.test(ruleId))).toHaveLength(2);
  });

  test('can not be assessed without last year’s report, nor where a cell is blank, which is not passed', () => {
    const without = ofRule(findingsBeside({ year: 2020 }), 'X-CARRY');
    expect(named(without, 'notAssessable')).toHaveLength(7);
    expect(without[0]?.messageZh).toMatch(/没有2019年的报告，无法核对/);
    expect(ofRule(findingsBeside({ year: 2020 }, { lastYearOnFile: true }), 'X-CARRY')[0]?.messageEn).toMatch(/on file but not published/);
    const blank = inForce({ year: 2019, cells: { [carriedOut('total')]: '' } });
    const total = ofRule(findingsBeside({ year: 2020 }, { lastYear: blank }), 'X-CARRY').find(({ subject }) => subject.includes('/total/'));
    expect(total).toMatchObject({ state: 'notAssessable', left: '0', right: null });
  });
});

describe('that there is a report of the year before', () => {
  test('is not to be said of one that was withdrawn, which is told as that', () => {
    const all = findingsBeside({ year: 2022 }, { lastYearOnFile: true, lastYearWithdrawn: true });
    expect(ofRule(all, 'X-GAP')).toMatchObject([
      {
        state: 'fail',
        grade: 'info',
        messageZh: '与上一年度报告的核对：2021年的报告公布后已撤回，无法核对。',
        messageEn: expect.stringMatching(/the report of 2021 was published and then withdrawn/),
      },
    ]);
    expect(ofRule(all, 'X-CARRY')[0]?.messageZh).toMatch(/已撤回/);
  });

  test('is said, and that there is none', () => {
    expect(ofRule(findingsBeside({ year: 2022 }), 'X-GAP')).toMatchObject([
      { state: 'fail', grade: 'info', messageZh: expect.stringMatching(/没有2021年的报告/) },
    ]);
    expect(ofRule(findingsBeside({ year: 2022 }, { lastYear: inForce({ year: 2021 }) }), 'X-GAP')).toMatchObject([
      { state: 'pass', basis: [{ reportId: 'o-2021-organ' }] },
    ]);
  });

  test('and where it was published again after this one, its figures are to be checked again', () => {
    const lastYear = inForce({ year: 2021 }, { edition: 2, revision: 12 });
    const recheck = (lastYearIsNewer: boolean | null) => ofRule(findingsBeside({ year: 2022 }, { lastYear, lastYearIsNewer }), 'X-RECHECK');
    expect(recheck(true)).toMatchObject([
      { state: 'fail', grade: 'info', right: '2', answerable: true, messageEn: expect.stringMatching(/edition 2 \(revision 12\)/) },
    ]);
    expect(recheck(false)).toMatchObject([{ state: 'pass' }]);
    expect(recheck(null)).toEqual([]);
  });

  test('and that its first edition came after this one is told as just that', () => {
    const told = (edition: number) => {
      const others = { lastYear: inForce({ year: 2021 }, { edition }), lastYearIsNewer: true };
      return ofRule(findingsBeside({ year: 2022 }, others), 'X-RECHECK').map(({ messageZh, messageEn }) => `${messageZh} ${messageEn}`)[0];
    };
    expect(told(1)).toMatch(
      /之后才首次公布：.*请核对跨年数据。.*was first published after this one, .*check the figures that rest on it\./,
    );
    expect(told(2)).toMatch(/之后又有公布：.*请复核跨年数据。.*was published again after this one, .*rest on it again\./);
  });
});

describe('documents', () => {
  const docs = (column: string) => `table2/item1.normativeDocs/${column}`;
  const inForceBefore = inForce({ year: 2021, cells: { [docs('inForce')]: '35' } });

  test.each([
    ['37', 'pass', null],
    ['40', 'fail', '3'],
  ] as const)('in force are last year’s, with those issued, less those repealed: %s', (now, state, delta) => {
    const cells = { [docs('issued')]: '3', [docs('repealed')]: '1', [docs('inForce')]: now };
    const found = ofRule(findingsBeside({ year: 2022, cells }, { lastYear: inForceBefore }), 'T2-21-A').find(({ subject }) =>
      subject.includes('normativeDocs'),
    );
    expect(found).toMatchObject({ state, grade: 'warning', left: now, right: '37', basis: [{ cells: [docs('inForce')], value: '35' }] });
    expect(found?.messageZh).toContain(
      `2022年 ${now} ${state === 'pass' ? '=' : '≠'} 2021年 35 + 3 − 1${delta === null ? '' : `，相差 +${delta}`}`,
    );
  });

  test('in force of 2021 are not held to those disclosed of 2020: the two do not compare', () => {
    const found = ofRule(findingsBeside({ year: 2021 }, { lastYear: inForce({ year: 2020 }) }), 'T2-21-A');
    expect(named(found, 'notAssessable')).toHaveLength(2);
    expect(found[0]).toMatchObject({ messageZh: expect.stringMatching(/不可比/), basis: [] });
  });

  test.each([
    ['13', 'pass'],
    ['12', 'fail'],
  ] as const)('disclosed are last year’s and those newly disclosed: %s', (total, state) => {
    const lastYear = inForce({ year: 2019, cells: { [docs('totalDisclosed')]: '10' } });
    const cells = { [docs('newlyDisclosed')]: '3', [docs('newlyMade')]: '3', [docs('totalDisclosed')]: total };
    const found = ofRule(findingsBeside({ year: 2020, cells }, { lastYear }), 'T2-19-C').find(({ subject }) =>
      subject.includes('normativeDocs'),
    );
    expect(found).toMatchObject({ state, grade: 'warning', left: total, right: '13' });
  });
});

describe('items', () => {
  // 会同县林业局: 34 penalties and 10 more are 44 for the year after.
  const penalty = (column: string) => `table2/item6.penalty/${column}`;
  const lastYear = inForce({ year: 2019, cells: { [penalty('priorYearItems')]: '34', [penalty('yearChange')]: '+10' } });
  test.each([
    ['44', 'pass'],
    ['34', 'fail'],
  ] as const)('of the prior year are those of last year’s report with its change: %s', (prior, state) => {
    const found = ofRule(findingsBeside({ year: 2020, cells: { [penalty('priorYearItems')]: prior } }, { lastYear }), 'T2-19-D');
    expect(found.find(({ subject }) => subject === 'table2/item6.penalty/lastYear')).toMatchObject({
      state,
      grade: 'warning',
      left: prior,
      right: '44',
    });
  });
});

describe('jumps', () => {
  const of = (now: string, last: string) =>
    ofRule(
      findingsBeside(
        { year: 2023, cells: totals({ received: now }) },
        { lastYear: inForce({ year: 2022, cells: totals({ received: last }) }) },
      ),
      'X-JUMP',
    ).find(({ subject }) => subject === 'requestsReceived/lastYear');
  test.each([
    ['100', '20', 'fail'],
    ['99', '20', 'pass'],
    ['20', '100', 'fail'],
    ['19', '3', 'pass'],
    ['20', '0', 'fail'],
    ['19', '0', 'pass'],
    ['0', '0', 'pass'],
  ] as const)('to five times or a fifth, by twenty or more, are told: %s after %s %ss', (now, last, state) => {
    expect(of(now, last)).toMatchObject({ state, grade: 'warning', left: now, right: last });
  });
  test('are not assessable where a year has no figure', () => {
    expect(of('', '20')).toMatchObject({ state: 'notAssessable', right: '20' });
  });

  const fees = 'table2/item8.fees/amount';
  test.each([
    ['523000', '52.3', 'fail'],
    ['52.3', '523000', 'fail'],
    ['61', '52.3', 'pass'],
    ['523000', '0', 'pass'],
  ] as const)('of fees by a thousand times show 元 in a column of 万元: %s after %s %ss', (now, last, state) => {
    const found = findingsBeside({ year: 2023, cells: { [fees]: now } }, { lastYear: inForce({ year: 2022, cells: { [fees]: last } }) });
    expect(ofRule(found, 'T2-21-C').find(({ subject }) => subject === 'feesCollected/lastYear')?.state).toBe(state);
  });
});

describe('nought', () => {
  const licensing = 'table2/item5.licensing/decisions';
  const said = (now: string, last: string, before: string | null) =>
    ofRule(
      findingsBeside(
        { year: 2021, cells: { [licensing]: now } },
        {
          lastYear: inForce({ year: 2020, cells: { [licensing]: last } }),
          yearBeforeLast: before === null ? null : inForce({ year: 2019, cells: { [licensing]: before } }),
        },
      ),
      'T2-ZERO',
    ).find(({ subject }) => subject.startsWith('licensing'));
  test.each([
    ['0', '780', '776', 'fail'],
    ['12', '0', '0', 'fail'],
    ['0', '780', '0', 'pass'],
    ['0', '0', '0', 'pass'],
    ['5', '7', '6', 'pass'],
  ] as const)(
    'after two years with some, or some after two without, is told, across the forms: %s, %s, %s %ss',
    (now, last, before, state) => {
      expect(said(now, last, before)).toMatchObject({
        state,
        basis: [
          { value: last, year: 2020 },
          { value: before, year: 2019 },
        ],
      });
    },
  );
  test('is not assessable with one year before', () => {
    expect(said('0', '780', null)).toMatchObject({ state: 'notAssessable', messageEn: expect.stringMatching(/no report of 2019/) });
  });
});

describe('reviews and lawsuits', () => {
  test.each([
    ['2', '2', 'pass'],
    ['1', '2', 'fail'],
  ] as const)('are at least those pending last year: %s after %s', (now, pending, state) => {
    const lastYear = inForce({ year: 2022, cells: totals({ review: pending, reviewPending: pending }) });
    const cells = totals({ review: now, reviewPending: now, received: 9, handled: 9, granted: 9 });
    expect(ofRule(findingsBeside({ year: 2023, cells }, { lastYear }), 'T4-PEND')[0]).toMatchObject({
      state,
      grade: 'warning',
      left: now,
      right: pending,
    });
  });
  test.each([
    ['3', '2', '1', 'pass'],
    ['4', '2', '1', 'fail'],
  ] as const)('are no more than the requests handled in both years: %s of %s and %s', (review, now, last, state) => {
    const lastYear = inForce({ year: 2022, cells: totals({ handled: last }) });
    const found = ofRule(findingsBeside({ year: 2023, cells: totals({ review, handled: now }) }, { lastYear }), 'T4-PLAUS');
    expect(found.map((finding) => finding.state)).toEqual([state, 'pass']);
    expect(found[0]).toMatchObject({ left: review, right: '3' });
  });
  test.each([
    [0, 0, 'fail'],
    [1, 0, 'pass'],
    [0, 1, 'pass'],
  ] as const)('are doubtful where neither year had a request: %s and %s', (now, last, state) => {
    const lastYear = inForce({ year: 2022, cells: totals({ received: last }) });
    expect(ofRule(findingsBeside({ year: 2023, cells: totals({ review: 1, received: now }) }, { lastYear }), 'T4-NEW')).toMatchObject([
      { state, left: '1' },
    ]);
  });
});

describe('two years', () => {
  const plain = {
    requestsIn: fc.nat(40),
    out: fc.nat(9),
    inForce: fc.nat(300),
    issued: fc.nat(20),
    repealed: fc.nat(20),
    year: fc.constantFrom(2020, 2021, 2022, 2024),
  };
  type Years = { requestsIn: number; out: number; inForce: number; issued: number; repealed: number; year: number };
  const docs = 'table2/item1.normativeDocs';
  /** Two reports that agree: the second takes up what the first left. */
  function consistent({ year, requestsIn, out, inForce: stock, issued, repealed }: Years) {
    const old = year <= 2020;
    const [before, now] = [`${docs}/${year - 1 <= 2020 ? 'totalDisclosed' : 'inForce'}`, `${docs}/${old ? 'totalDisclosed' : 'inForce'}`];
    const lastYear = inForce({
      year: year - 1,
      cells: {
        [before]: String(stock),
        ...totals({ received: requestsIn, handled: requestsIn, carriedOut: out }),
        [carriedOut('naturalPerson')]: String(out),
      },
    });
    const documents = old
      ? { [`${docs}/newlyDisclosed`]: String(issued), [`${docs}/newlyMade`]: String(issued), [now]: String(stock + issued) }
      : { [`${docs}/issued`]: String(issued), [`${docs}/repealed`]: String(repealed), [now]: String(stock + issued - repealed) };
    const cells = {
      ...documents,
      ...totals({ received: requestsIn, handled: requestsIn, carriedIn: out }),
      [carried('naturalPerson')]: String(out),
    };
    return { lastYear, report: { year, cells } };
  }

  test('that agree have no finding across them', () => {
    fc.assert(
      fc.property(fc.record(plain), (years) => {
        const { lastYear, report } = consistent(years);
        expect(named(across(findingsBeside(report, { lastYear })), 'fail')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('of which one carried cell is changed have just the findings of that cell', () => {
    const columns =
      allForms()[1]
        ?.tables.find(({ key }) => key === 'table3')
        ?.blocks[0]?.columns.map(({ key }) => key) ?? [];
    fc.assert(
      fc.property(fc.record(plain), fc.constantFrom(...columns), fc.integer({ min: 1, max: 9 }), (years, column, more) => {
        const { lastYear, report } = consistent(years);
        const was = Number((report.cells as Record<string, string>)[carried(column)] ?? '0');
        const all = findingsBeside({ ...report, cells: { ...report.cells, [carried(column)]: String(was + more) } }, { lastYear });
        const failed = across(all).filter(({ state }) => state === 'fail');
        expect(failed).toMatchObject([
          {
            ruleId: 'X-CARRY',
            subject: `table3/*/${column}/lastYear`,
            grade: column === 'total' ? 'error' : 'warning',
            delta: String(more),
          },
        ]);
      }),
      { numRuns: 100 },
    );
  });
});
