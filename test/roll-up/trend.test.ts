import { describe, expect, test } from '@jest/globals';
import type { Form } from '../../src/forms/form.js';
import { formById, formForYear } from '../../src/forms/forms.js';
import { placesOf } from '../../src/forms/places.js';
import type { SumCell } from '../../src/roll-up/sum-cell.js';
import { type TrendPoint, trendOf } from '../../src/roll-up/trend.js';

const [f2019, f2021] = [formById('f2019'), formById('f2021')];

/** The sums of a year that has these values, and 0 elsewhere; null: a blank. */
function sums(form: Form, values: Readonly<Record<string, string | null>>, absent = 0): SumCell[] {
  const { ids, columns } = placesOf(form);
  return ids.map((id, place) => {
    const value = id in values ? (values[id] ?? null) : '0';
    const missing = value === null ? 1 : 0;
    return {
      id,
      value,
      atLeast: false,
      absent,
      missing,
      lacking: { blank: missing, na: 0, text: 0, unit: 0, form: 0 },
      contributing: 1 - missing,
      unit: columns[place]?.unit ?? '',
      converted: 0,
      differing: 0,
    };
  });
}

type Years = Readonly<Record<number, Readonly<Record<string, string | null>> | null>>;

function trend(form: Form, cells: readonly string[], years: Years): TrendPoint[] {
  return trendOf(
    { form, cells },
    Object.entries(years).map(([year, values]) => ({
      year: Number(year),
      form: formForYear(Number(year)),
      sums: values && sums(formForYear(Number(year)), values),
    })),
  );
}

describe('a figure over the years', () => {
  test('that both forms have grows exactly', () => {
    const cell = 'table3/received/total';
    expect(trend(f2021, [cell], { 2019: { [cell]: '8' }, 2020: { [cell]: '10' }, 2021: { [cell]: '15' } })).toMatchObject([
      { year: 2019, formId: 'f2019', value: '8', grade: 'exact', gradeToPrevious: null, delta: null, growthRate: null },
      { year: 2020, formId: 'f2019', value: '10', grade: 'exact', gradeToPrevious: 'exact', delta: '2', growthRate: '0.25' },
      { year: 2021, formId: 'f2021', value: '15', grade: 'exact', gradeToPrevious: 'exact', delta: '5', growthRate: '0.5' },
    ]);
  });

  test('that one form splits is derived, and only as a whole', () => {
    const parts = ['correctionOverdue', 'feeOverdue', 'other'].map((row) => `table3/results.otherHandling.${row}/total`);
    const whole = 'table3/results.otherHandling/total';
    const years: Years = { 2020: { [whole]: '4' }, 2021: { [parts[0] ?? '']: '1', [parts[1] ?? '']: '2', [parts[2] ?? '']: '3' } };
    expect(trend(f2021, parts, years)).toMatchObject([
      { value: '4', cells: [whole], grade: 'derived' },
      { value: '6', grade: 'exact', gradeToPrevious: 'derived', delta: '2', growthRate: '0.5' },
    ]);
    expect(trend(f2019, [whole], years)).toMatchObject([{ value: '4' }, { value: '6', cells: parts, grade: 'derived', delta: '2' }]);
    expect(trend(f2021, parts.slice(0, 1), years)).toMatchObject([
      { value: null, cells: [], grade: 'none' },
      { value: '1', gradeToPrevious: 'none', delta: null, growthRate: null },
    ]);
  });

  test('whose label drifted is approximate, with the note', () => {
    const [made, issued] = ['table2/item1.normativeDocs/newlyMade', 'table2/item1.normativeDocs/issued'];
    expect(trend(f2021, [issued], { 2020: { [made]: '4' }, 2021: { [issued]: '5' } })).toMatchObject([
      {
        value: '4',
        grade: 'approximate',
        label: { zh: '表二 规范性文件 本年新制作数量' },
        notes: [{ zh: expect.stringMatching(/口径近似/) }],
      },
      { value: '5', grade: 'exact', gradeToPrevious: 'approximate', delta: '1', growthRate: '0.25' },
    ]);
  });

  test('never grows across grade none: another stock, or a figure that the other form has not, which is not 0', () => {
    const [shown, inForce] = ['table2/item1.normativeDocs/totalDisclosed', 'table2/item1.normativeDocs/inForce'];
    expect(trend(f2021, [inForce], { 2020: { [shown]: '40' }, 2021: { [inForce]: '50' }, 2022: { [inForce]: '60' } })).toMatchObject([
      { value: '40', grade: 'none', cells: [shown] },
      { value: '50', gradeToPrevious: 'none', delta: null, growthRate: null },
      { value: '60', gradeToPrevious: 'exact', delta: '10', growthRate: '0.2' },
    ]);
    const repealed = 'table2/item1.normativeDocs/repealed';
    expect(trend(f2021, [repealed], { 2020: {}, 2021: { [repealed]: '5' } })).toMatchObject([
      { value: null, grade: 'none', cells: [], notes: [{ zh: expect.stringMatching(/2021起新增/) }] },
      { value: '5', gradeToPrevious: 'none', delta: null },
    ]);
  });

  test('has no growth from or to a year in which offices have not reported', () => {
    const cell = 'table3/received/total';
    const year = (year: number, value: string, absent: number) => ({
      year,
      form: f2021,
      sums: sums(f2021, { [cell]: value }, absent),
    });
    expect(
      trendOf({ form: f2021, cells: [cell] }, [year(2021, '7', 3), year(2022, '9', 0), year(2023, '8', 1), year(2024, '9', 0)]),
    ).toMatchObject([
      { value: '7', absent: 3 },
      { value: '9', absent: 0, delta: null, growthRate: null },
      { value: '8', absent: 1, delta: null, growthRate: null },
      { value: '9', delta: null, growthRate: null },
    ]);
  });

  test('has no growth where an office is in one sum, and it can not be told whether it belongs to the other', () => {
    const cell = 'table3/received/total';
    const year = (year: number, inSum: readonly string[], untold: readonly string[]) => ({
      year,
      form: f2021,
      sums: sums(f2021, { [cell]: '5' }),
      offices: { inSum: new Set(inSum), untold: new Set(untold), standIns: new Set<string>(), known: new Set([...inSum, ...untold]) },
    });
    const years = [year(2021, ['a'], ['late', 'later']), year(2022, ['a', 'late'], ['later']), year(2023, ['late'], ['later'])];
    expect(trendOf({ form: f2021, cells: [cell] }, years)).toMatchObject([
      { notes: [] },
      { delta: null, growthRate: null, notes: [{ en: expect.stringMatching(/1 office with a report of one year only/) }] },
      { delta: '0', growthRate: '0', notes: [] },
    ]);
  });

  test('has no growth where a government counts by its organs in one year, and by its jurisdiction in the other', () => {
    const cell = 'table3/received/total';
    const year = (year: number, value: string, standIns: readonly string[], known = ['a', 'county']) => ({
      year,
      form: f2021,
      sums: sums(f2021, { [cell]: value }),
      offices: { inSum: new Set(known), untold: new Set<string>(), standIns: new Set(standIns), known: new Set(known) },
    });
    const founded = ['a', 'county', 'new'];
    const years = [year(2021, '55', []), year(2022, '65', ['county']), year(2023, '66', ['county', 'new'], founded)];
    expect(trendOf({ form: f2021, cells: [cell] }, years)).toMatchObject([
      { notes: [] },
      { delta: null, growthRate: null, notes: [{ en: expect.stringMatching(/1 lower government with the report for its jurisdiction/) }] },
      { delta: '1', notes: [] },
    ]);
  });

  test('has no growth from or to a year that lacks it, nor from 0', () => {
    const cell = 'table3/received/total';
    expect(
      trend(f2021, [cell], { 2021: { [cell]: '5' }, 2022: null, 2023: { [cell]: '0' }, 2024: { [cell]: '3' }, 2025: { [cell]: null } }),
    ).toMatchObject([
      { value: '5' },
      { value: null, delta: null },
      { value: '0', delta: null },
      { value: '3', delta: '3', growthRate: null },
      { value: null, missing: 1, delta: null },
    ]);
  });
});
