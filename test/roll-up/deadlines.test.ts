import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DeadlineCalendar } from '../../src/forms/deadlines/calendar.js';
import { chinaDate } from '../../src/forms/deadlines/china-day.js';
import { countsByRegion, deadlineCounts } from '../../src/roll-up/deadline-counts.js';
import { deadlinesOf, latenessKey } from '../../src/roll-up/deadlines.js';
import type { StandingOffice, YearReport } from '../../src/roll-up/rows.js';
import { cityDepartment } from '../support/city-department.js';

const office = (details: Partial<StandingOffice> = {}): StandingOffice => ({
  id: 'o',
  ...cityDepartment,
  dissolved: false,
  registeredAt: '2019-05-01T00:00:00.000Z',
  foundedOn: null,
  dissolvedAt: null,
  dissolvedOn: null,
  apart: false,
  ...details,
});

/** @param at the instant of its first publication */
const report = (at: string | null, details: Partial<YearReport> = {}): YearReport => ({
  id: 'o-2020-organ',
  officeId: 'o',
  formId: 'f2019',
  status: 'published',
  revision: 8,
  published: at === null ? null : { edition: 1, revision: 8 },
  firstPublishedOn: at === null ? null : chinaDate(at),
  countedRevision: null,
  figures: null,
  ...details,
});

function deadline(of: StandingOffice, today: string, organ: readonly YearReport[] = [], jurisdiction: readonly YearReport[] = []) {
  return deadlinesOf({ year: 2020, today, calendar: new DeadlineCalendar(), offices: [of], organ, jurisdiction }).entries[0];
}

describe('a report on 2020, due on 31 January 2021', () => {
  test.each([
    ['2021-01-31T15:59:59.999Z', 'onTime', 0],
    ['2021-01-31T16:00:00.000Z', 'late', 1],
    ['2021-01-01T00:00:00.000Z', 'onTime', -30],
    ['2021-03-01T02:00:00.000Z', 'late', 29],
  ] as const)('published at %s is %s', (at, state, days) => {
    expect(deadline(office(), '2021-06-01', [report(at)])).toMatchObject({ state, days, withdrawn: false });
  });

  test.each([
    ['2021-01-30', 'notYetDue', -1],
    ['2021-01-31', 'notYetDue', 0],
    ['2021-02-01', 'overdue', 1],
    ['2022-01-31', 'overdue', 365],
  ] as const)('and not published is, on %s, %s', (today, state, days) => {
    expect(deadline(office(), today)).toMatchObject({ state, days, publishedOn: null });
    expect(deadline(office(), today, [report(null)])).toMatchObject({ state, days });
  });

  test('is met by the first publication, also where it was withdrawn since', () => {
    const withdrawn = report('2021-01-20T00:00:00.000Z', { published: null });
    expect(deadline(office(), '2021-06-01', [withdrawn])).toMatchObject({ state: 'onTime', publishedOn: '2021-01-20', withdrawn: true });
  });

  test('is owed once by an organ that is registered twice, as what was published for it', () => {
    const uscc = '113304830025582868';
    const offices = ['a', 'b'].map((id) => office({ id, uscc }));
    const board = deadlinesOf({
      year: 2020,
      today: '2021-06-01',
      calendar: new DeadlineCalendar(),
      offices,
      organ: [report('2021-01-20T00:00:00.000Z', { officeId: 'b' })],
      jurisdiction: [],
    });
    expect(board).toMatchObject({
      entries: [{ office: { id: 'b' }, state: 'onTime' }],
      leftOut: [{ office: { id: 'a' }, reason: 'duplicate', countedAs: 'b' }],
    });
  });

  test('is owed by nobody who was dissolved by then', () => {
    expect(deadline(office({ dissolved: true }), '2021-06-01')).toBeUndefined();
    expect(deadline(office({ dissolvedAt: '2021-01-31T15:00:00.000Z' }), '2021-06-01')).toMatchObject({ state: 'dissolved', days: null });
    expect(deadline(office({ dissolvedAt: '2021-02-10T00:00:00.000Z' }), '2021-06-01')).toMatchObject({ state: 'overdue', days: 10 });
  });

  test('of an office registered here only later can not be told, unless it has published one', () => {
    const later = office({ registeredAt: '2021-01-31T16:00:00.000Z' });
    expect(deadline(later, '2021-06-01')).toMatchObject({ state: 'registeredLater', days: null });
    expect(deadline(office({ registeredAt: '2021-01-31T15:00:00.000Z' }), '2021-06-01')).toMatchObject({ state: 'overdue' });
    expect(deadline(later, '2021-06-01', [report(null)])).toMatchObject({ state: 'registeredLater', days: null });
    expect(deadline(later, '2021-06-01', [report('2021-02-02T00:00:00.000Z')])).toMatchObject({ state: 'late', days: 2 });
  });
});

describe('a government', () => {
  const at = '2021-03-31T12:00:00.000Z';

  test('owes the report of its jurisdiction by 31 March, which its own does not replace', () => {
    const county = office({ kind: 'government', level: 'county' });
    expect(deadline(county, '2021-06-01', [report(at)])).toMatchObject({ state: 'overdue', due: { on: '2021-03-31' } });
    expect(deadline(county, '2021-06-01', [], [report(at)])).toMatchObject({ state: 'onTime', days: 0 });
  });

  test('of a township owes the one or the other, whichever was first', () => {
    const township = office({ kind: 'government', level: 'township' });
    expect(deadline(township, '2021-06-01', [report('2021-04-02T00:00:00.000Z')], [report(at)])).toMatchObject({ state: 'onTime' });
    expect(deadline(township, '2021-06-01', [report(at)])).toMatchObject({ state: 'onTime' });
  });
});

describe('the deadlines of many offices', () => {
  const day = fc.integer({ min: 1, max: 500 }).map((days) => new Date(Date.parse('2020-12-01') + days * 86_400_000).toISOString());
  const someOffice = fc.record({
    region: fc.constantFrom('430900', '430902', '431202', '110000', '430902101'),
    kind: fc.constantFrom('department' as const, 'government' as const),
    level: fc.constantFrom('city' as const, 'township' as const),
    registeredAt: day,
    dissolvedAt: fc.option(day),
    publishedAt: fc.option(day),
  });

  test('are in order of lateness, and every office counts once at every level of regions', () => {
    fc.assert(
      fc.property(fc.array(someOffice, { maxLength: 30 }), day, (given, today) => {
        const offices = given.map((details, index) => office({ ...details, id: `o${index}` }));
        const reports = given.flatMap(({ publishedAt }, index) => (publishedAt ? [report(publishedAt, { officeId: `o${index}` })] : []));
        const facts = {
          year: 2020,
          today: today.slice(0, 10),
          calendar: new DeadlineCalendar(),
          offices,
          organ: reports,
          jurisdiction: reports,
        };
        const { entries } = deadlinesOf(facts);
        expect(new Set(entries.map((entry) => entry.office.id)).size).toBe(offices.length);
        const keys = entries.map((entry) => latenessKey(entry)[0]);
        expect(keys).toEqual([...keys].sort((one, other) => one - other));
        const { expected, withdrawn, ...states } = deadlineCounts(entries);
        expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(offices.length);
        expect([expected, withdrawn]).toEqual([offices.length - states.dissolved - states.registeredLater, 0]);
        for (const level of ['province', 'city', 'county'] as const)
          expect(countsByRegion(entries, level).reduce((sum, { counts }) => sum + counts.expected, 0)).toBe(expected);
      }),
    );
  });
});
