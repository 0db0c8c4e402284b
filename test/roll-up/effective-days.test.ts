import { describe, expect, test } from '@jest/globals';
import { DeadlineCalendar } from '../../src/forms/deadlines/calendar.js';
import { formById } from '../../src/forms/forms.js';
import { emptyContent } from '../../src/forms/layout.js';
import { figuresOf } from '../../src/history/report-figures.js';
import { deadlineCounts } from '../../src/roll-up/deadline-counts.js';
import { deadlinesOf } from '../../src/roll-up/deadlines.js';
import type { StandingOffice, YearReport } from '../../src/roll-up/rows.js';
import { statisticsOf } from '../../src/roll-up/statistics.js';
import { cityDepartment } from '../support/city-department.js';

const form = formById('f2019');
const recorded = '2026-03-02T00:00:00.000Z';

/** An office that was registered here only long after the year 2020. */
const office = (id: string, details: Partial<StandingOffice> = {}): StandingOffice => ({
  id,
  ...cityDepartment,
  registeredAt: recorded,
  foundedOn: '2015-01-01',
  dissolved: details.dissolvedOn != null && details.dissolvedOn <= '2020-12-31',
  dissolvedAt: details.dissolvedOn == null ? null : recorded,
  dissolvedOn: null,
  apart: false,
  ...details,
});

const report = (officeId: string, firstPublishedOn: string | null = '2021-01-20'): YearReport => ({
  id: `${officeId}-2020-organ`,
  officeId,
  formId: form.id,
  status: firstPublishedOn === null ? 'draft' : 'published',
  revision: 5,
  published: firstPublishedOn === null ? null : { edition: 1, revision: 5 },
  firstPublishedOn,
  countedRevision: firstPublishedOn === null ? null : 5,
  figures: firstPublishedOn === null ? null : figuresOf(form, emptyContent(form, '')),
});

function told(offices: readonly StandingOffice[], organ: readonly YearReport[] = []) {
  const facts = { year: 2020, form, calendar: new DeadlineCalendar(), top: 'x', offices, organ, jurisdiction: [] };
  const { members, leftOut, warnings } = statisticsOf(facts);
  const { entries, leftOut: noDeadline } = deadlinesOf({ ...facts, today: '2026-03-02' });
  const reasons = (left: typeof leftOut) => left.map(({ office: { id }, reason }) => `${id} ${reason}`);
  return {
    members: members.map(({ office: { id }, state }) => `${id} ${state}`),
    leftOut: reasons(leftOut),
    warnings: warnings.map(({ ruleId }) => ruleId).filter((id) => id !== 'R-BLANK' && id !== 'R-COVER'),
    deadlines: entries.map(({ office: { id }, state, days }) => `${id} ${state}${days === null ? '' : ` ${days}`}`),
    noDeadline: reasons(noDeadline),
    expected: deadlineCounts(entries).expected,
  };
}

describe('an office with a day', () => {
  test('is expected for the year when it is said to have existed, though it was registered here only later', () => {
    expect(told([office('there'), office('unknown', { foundedOn: null })])).toMatchObject({
      members: ['there missing'],
      leftOut: ['unknown registeredLater'],
      expected: 1,
    });
  });

  test('founded on the last day of the year is expected for it, one founded a day later is not', () => {
    expect(told([office('in', { foundedOn: '2020-12-31' }), office('after', { foundedOn: '2021-01-01' })])).toEqual({
      members: ['in missing'],
      leftOut: ['after foundedLater'],
      warnings: [],
      deadlines: ['in overdue 1856'],
      noDeadline: ['after foundedLater'],
      expected: 1,
    });
  });

  test('founded after the year, with a report on it, is told of', () => {
    const of = told([office('after', { foundedOn: '2021-01-01' })], [report('after')]);
    expect([of.members, of.leftOut, of.warnings, of.deadlines]).toEqual([[], ['after foundedLater'], ['R-EARLY'], []]);
  });

  test('dissolved during the year is expected only where it has reported, and then counts', () => {
    const gone = { dissolvedOn: '2020-12-31' };
    expect(
      told([office('reported', gone), office('draft', gone), office('none', gone)], [report('reported'), report('draft', null)]),
    ).toEqual({
      members: ['reported onTime'],
      leftOut: ['draft dissolved', 'none dissolved'],
      warnings: ['R-GONE'],
      deadlines: ['reported onTime -11'],
      noDeadline: ['draft dissolved', 'none dissolved'],
      expected: 1,
    });
  });

  test('dissolved before the year began, or in it on a day that was not said, does not count even with a report', () => {
    const unsaid = { dissolved: true, dissolvedAt: '2020-06-01T00:00:00.000Z' };
    const of = told([office('before', { dissolvedOn: '2019-12-31' }), office('unsaid', unsaid)], [report('before'), report('unsaid')]);
    expect([of.members, of.leftOut, of.warnings]).toEqual([[], ['before dissolved', 'unsaid dissolved'], ['R-GONE']]);
  });

  test('dissolved after the year owes a report where it outlived the due day, and is overdue until it was dissolved', () => {
    const of = told([office('due', { dissolvedOn: '2021-01-31' }), office('outlived', { dissolvedOn: '2021-02-10' })]);
    expect(of).toMatchObject({
      deadlines: ['outlived overdue 10', 'due dissolved'],
      members: ['outlived missing'],
      leftOut: ['due dissolved'],
    });
  });

  test('counts once by its code: as the one that reported, be it the dissolved one or its successor', () => {
    const uscc = '113304830025582868';
    const offices = [office('old', { uscc, dissolvedOn: '2020-06-30' }), office('new', { uscc, foundedOn: '2020-07-01' })];
    expect(told(offices, [report('old')])).toMatchObject({ members: ['old onTime'], leftOut: ['new duplicate'] });
    expect(told(offices, [report('new')])).toMatchObject({ members: ['new onTime'], leftOut: ['old dissolved'] });
    expect(told(offices, [report('old'), report('new')])).toMatchObject({ members: ['new onTime'], leftOut: ['old duplicate'] });
    expect(told([offices[0] as StandingOffice, office('new', { uscc, foundedOn: '2021-01-01' })])).toMatchObject({
      members: [],
      leftOut: ['old dissolved', 'new foundedLater'],
    });
  });
});
