import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DeadlineCalendar } from '../../src/forms/deadlines/calendar.js';
import { chinaDate, daysBetween, endOfChinaDay, lastDayOf, startOfChinaDay } from '../../src/forms/deadlines/china-day.js';
import { readLocalDeadlines } from '../../src/forms/deadlines/local-deadlines.js';

const calendar = (...entries: object[]) => new DeadlineCalendar(readLocalDeadlines(JSON.stringify(entries)));
const department = { kind: 'department', region: '431202' } as const;
const government = { kind: 'government', region: '431202' } as const;

describe('days in China', () => {
  test('end at 24:00 there, which is 16:00 UTC', () => {
    expect(chinaDate('2021-01-31T15:59:59.999Z')).toBe('2021-01-31');
    expect(chinaDate('2021-01-31T16:00:00.000Z')).toBe('2021-02-01');
    expect(startOfChinaDay('2021-02-01')).toBe('2021-01-31T16:00:00.000Z');
    expect(endOfChinaDay(lastDayOf(2020))).toBe('2020-12-31T15:59:59.999Z');
  });

  test('are counted across leap days and years', () => {
    expect([
      daysBetween('2024-01-31', '2024-03-01'),
      daysBetween('2023-01-31', '2023-03-01'),
      daysBetween('2021-02-01', '2021-01-31'),
    ]).toEqual([30, 29, -1]);
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(day, day, (one, other) => {
        const between = daysBetween(chinaDate(one), chinaDate(other));
        expect(Date.parse(startOfChinaDay(chinaDate(other))) - Date.parse(startOfChinaDay(chinaDate(one)))).toBe(between * 86_400_000);
      }),
    );
  });
});

describe('the days on which reports are due', () => {
  test('are those of Article 49 in the year after, where nothing is set', () => {
    expect(calendar().dueDate(department, 2020)).toEqual({ on: '2021-01-31', statutory: '2021-01-31', local: null });
    expect(calendar().dueDate(government, 2024)).toEqual({ on: '2025-03-31', statutory: '2025-03-31', local: null });
  });

  test('are earlier where the settings say so for the region and the kind', () => {
    const set = calendar({ region: '4312', kind: 'department', date: '01-28' });
    expect(set.dueDate(department, 2020)).toMatchObject({ on: '2021-01-28', statutory: '2021-01-31', local: { region: '4312' } });
    expect(set.dueDate(government, 2020)).toMatchObject({ on: '2021-03-31', local: null });
    expect(set.dueDate({ ...department, region: '430900' }, 2020)).toMatchObject({ on: '2021-01-31', local: null });
  });

  test('are those of the longest region, and there those of the year alone', () => {
    const set = calendar(
      { region: '43', kind: 'department', year: 2020, date: '01-10' },
      { region: '4312', kind: 'department', date: '01-28' },
      { region: '4312', kind: 'department', year: 2021, date: '01-26' },
    );
    expect([2020, 2021, 2022].map((year) => set.dueDate(department, year)?.on)).toEqual(['2021-01-28', '2022-01-26', '2023-01-28']);
    expect(set.dueDate({ ...department, region: '430100' }, 2020)?.on).toBe('2021-01-10');
  });
});

test('local deadlines are read from a file that begins with a byte order mark', () => {
  expect(readLocalDeadlines('\ufeff[{"region": "4312", "kind": "department", "date": "01-28"}]')).toHaveLength(1);
});

describe('local deadlines in the settings', () => {
  const problem = (json: string) => {
    try {
      readLocalDeadlines(json);
    } catch (error) {
      return (error as Error).message;
    }
    return null;
  };

  test('may be as late as the law, not later: it is the outer limit', () => {
    expect(
      problem('[{"region": "43", "kind": "department", "date": "01-31"}, {"region": "43", "kind": "government", "date": "03-31"}]'),
    ).toBeNull();
    expect(problem('[{"region": "43", "kind": "department", "date": "02-01"}]')).toMatch(
      /entry 1 has the date 02-01, later than 01-31.*Article 49/,
    );
    expect(problem('[{"region": "43", "kind": "government", "year": 2020, "date": "04-01"}]')).toMatch(/later than 03-31/);
  });

  test('are refused with every problem at once', () => {
    const message = problem(
      JSON.stringify([
        { region: '431', kind: 'department', date: '01-28' },
        { region: '43', kind: 'ministry', date: '02-30', until: 'x' },
        'tomorrow',
        { region: '43', kind: 'department', date: '01-20' },
        { region: '43', kind: 'department', date: '01-21' },
        { region: '43', kind: 'department', date: '01-21', year: 1999 },
      ]),
    );
    for (const part of [
      /entry 1 needs a region/,
      /entry 2 has a field "until"/,
      /entry 2 needs a kind/,
      /entry 2 needs a date/,
      /entry 3 is no object/,
    ])
      expect(message).toMatch(part);
    expect(message).toMatch(/entry 5 is for the same region, kind and year as entry 4.*entry 6 has a year/);
  });

  test.each(['', '{}', '[', 'null'])('%j is no list of them', (json) => {
    expect(problem(json)).toMatch(/looks like/);
  });
});
