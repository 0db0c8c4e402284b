import { expect, test } from '@jest/globals';
import type { ReportContent } from '../../src/forms/content.js';
import { DeadlineCalendar } from '../../src/forms/deadlines/calendar.js';
import { formById } from '../../src/forms/forms.js';
import { emptyContent } from '../../src/forms/layout.js';
import { figuresOf } from '../../src/history/report-figures.js';
import { deadlineCounts } from '../../src/roll-up/deadline-counts.js';
import { deadlinesOf } from '../../src/roll-up/deadlines.js';
import type { StandingOffice, YearReport } from '../../src/roll-up/rows.js';
import { statisticsOf } from '../../src/roll-up/statistics.js';
import { cityDepartment } from '../support/city-department.js';

const [f2019, f2021] = [formById('f2019'), formById('f2021')];

const office = {
  id: 'x',
  ...cityDepartment,
  dissolved: false,
  registeredAt: '2020-01-01T00:00:00.000Z',
  foundedOn: null,
  dissolvedAt: null,
  dissolvedOn: null,
  apart: false,
} as const;

const report = {
  id: 'x-2020-organ',
  officeId: 'x',
  formId: 'f2021',
  status: 'published',
  revision: 5,
  published: { edition: 1, revision: 5 },
  firstPublishedOn: '2021-02-03',
  countedRevision: 5,
  figures: figuresOf(f2021, emptyContent(f2021, '')),
} as const;

/** A content with 0 in every cell. */
function filled(): ReportContent {
  const content = structuredClone(emptyContent(f2019, ''));
  for (const { rows } of Object.values(content.tables))
    for (const cells of Object.values(rows))
      for (const cell of Object.values(cells)) Object.assign(cell, { raw: '0', state: 'zero', value: '0' });
  return content;
}

const facts = { year: 2020, form: f2019, calendar: new DeadlineCalendar(), top: 'x', jurisdiction: [] };

test('a report in another form than that of its year is in the sum, and is told of', () => {
  const told = statisticsOf({ ...facts, offices: [office], organ: [report] });
  expect(told.warnings.find(({ ruleId }) => ruleId === 'R-FORM')).toMatchObject({
    officeIds: ['x'],
    messageEn: expect.stringMatching(/form f2019/),
  });
  expect(told.members).toMatchObject([{ state: 'late', daysLate: 3, counted: true }]);
});

test('an office dissolved before the year ended is left out with its report, and that is told', () => {
  const told = statisticsOf({
    ...facts,
    offices: [{ ...office, dissolved: true, dissolvedAt: '2020-10-01T00:00:00.000Z' }],
    organ: [report],
  });
  expect([told.coverage.expected, told.coverage.counted]).toEqual([0, 0]);
  expect(told.warnings.map(({ ruleId }) => ruleId)).toEqual(['R-GONE']);
});

const department = (id: string, details: Partial<StandingOffice> = {}): StandingOffice => ({ ...office, id, ...details });
const later = '2021-06-01T00:00:00.000Z';

test('who must report is the same for statistics and deadlines', () => {
  const offices = [
    office,
    department('missing'),
    department('gone', { dissolvedAt: '2021-01-15T00:00:00.000Z' }),
    department('new', { registeredAt: later }),
    department('begun', { registeredAt: later }),
    department('once', { uscc: '113304830025582868' }),
    department('twice', { uscc: '113304830025582868' }),
    department('tax', { vertical: true, apart: true }),
  ];
  const draft = { ...report, officeId: 'begun', published: null, firstPublishedOn: null, countedRevision: null, figures: null };
  const counted = { ...draft, countedRevision: 3, figures: report.figures };
  const told = statisticsOf({ ...facts, offices, organ: [report, draft] });
  const board = deadlinesOf({ ...facts, offices, organ: [report, draft], today: '2021-07-01' });
  const must = ['missing', 'once', 'x'];
  expect(told.members.map((member) => member.office.id).sort()).toEqual(must);
  const owing = board.entries.filter(({ state }) => state !== 'dissolved' && state !== 'registeredLater');
  expect(owing.map((entry) => entry.office.id).sort()).toEqual(must);
  expect(told.coverage).toMatchObject({ expected: 3, counted: 1, registeredLater: 2 });
  expect(deadlineCounts(board.entries)).toMatchObject({ expected: 3, dissolved: 1, registeredLater: 2 });
  expect(statisticsOf({ ...facts, offices, organ: [report, counted] }).coverage).toMatchObject({ expected: 4, counted: 2 });
  expect(told.leftOut.map((left) => `${left.office.id} ${left.reason}`)).toEqual([
    'gone dissolved',
    'new registeredLater',
    'begun registeredLater',
    'twice duplicate',
    'tax vertical',
  ]);
});

test('a government that reported for its jurisdiction, and has no report of its own organ, is not missing, and that is told', () => {
  const government = department('city', { kind: 'government' });
  const whole = { ...report, id: 'city-2020-jurisdiction', officeId: 'city' };
  const top = { ...facts, top: 'city' };
  const offices = [government, { ...office, parentId: 'city' }];
  const told = statisticsOf({ ...top, offices, organ: [report], jurisdiction: [whole] });
  expect(told.coverage).toMatchObject({ expected: 1, counted: 1, missing: 0 });
  expect(told.leftOut).toMatchObject([{ office: { id: 'city' }, reason: 'government', jurisdictionOnly: true }]);
  const withdrawn = statisticsOf({ ...top, offices: [government], organ: [{ ...report, officeId: 'city', figures: null }] });
  expect(withdrawn.coverage).toMatchObject({ expected: 1, counted: 0 });
  const township = { ...government, level: 'township' } as const;
  const counted = (jurisdiction: readonly YearReport[]) =>
    statisticsOf({ ...top, offices: [township], organ: [], jurisdiction }).coverage.expected;
  expect([counted([]), counted([whole])]).toEqual([1, 0]);
});

test('a sum without the reports of some offices is a lower bound, except where figures can be below 0, and says how many', () => {
  const own = { ...report, formId: 'f2019', figures: figuresOf(f2019, filled()) };
  const told = statisticsOf({ ...facts, offices: [office, department('missing')], organ: [own] });
  const cell = (id: string) => told.cells.find((cell) => cell.id === id);
  expect(cell('table3/received/total')).toMatchObject({ value: '0', atLeast: true, absent: 1, missing: 0 });
  expect(cell('table2/item5.licensing/yearChange')).toMatchObject({ value: '0', atLeast: false, absent: 1 });
  expect(told.measures.find(({ key }) => key === 'requestsReceived')).toMatchObject({ atLeast: true, absent: 1 });
  expect(statisticsOf({ ...facts, offices: [office], organ: [own] }).cells.some(({ atLeast }) => atLeast)).toBe(false);
});

test('a lower bound is spoken of only where there is one', () => {
  const blank = filled();
  const licensing = blank.tables.table2?.rows['item5.licensing'];
  if (!licensing?.yearChange || !licensing.decisions) throw new Error('The form has no licensing.');
  const none = { raw: '', state: 'blank', value: null } as const;
  Object.assign(licensing.yearChange, none);
  const messages = () => {
    const own = [office, department('y')].map(({ id }) => ({
      ...report,
      officeId: id,
      formId: 'f2019',
      figures: figuresOf(f2019, id === 'y' ? filled() : blank),
    }));
    return statisticsOf({ ...facts, offices: [office, department('y')], organ: own })
      .warnings.filter(({ ruleId }) => ruleId === 'R-BLANK')
      .map(({ messageEn }) => messageEn);
  };
  expect(messages()).toEqual([expect.stringMatching(/^In 1 cell some report has no figure, .*: the sum is no bound\.$/)]);
  Object.assign(licensing.decisions, none);
  expect(messages()).toEqual([
    'In 1 cell some report has no figure: the sum is a lower bound.',
    expect.stringMatching(/^In 1 cell .*: the sum is no bound\.$/),
  ]);
});

test("blanks of the jurisdiction's own report, and lower bounds that it is not below, are no difference", () => {
  const empty = { ...report, id: 'x-2020-jurisdiction', formId: 'f2019', figures: figuresOf(f2019, emptyContent(f2019, '')) };
  const told = statisticsOf({ ...facts, offices: [office], organ: [report], jurisdiction: [empty] });
  expect(new Set(told.reported?.cells.map(({ state }) => state))).toEqual(new Set(['notAssessable']));
});

test('a township has reported when one of its two reports was first published, for statistics as for deadlines', () => {
  const township = department('t', { kind: 'government', level: 'township' });
  const organ = [{ ...report, officeId: 't', firstPublishedOn: '2021-05-01' }];
  const jurisdiction = [{ ...report, officeId: 't', firstPublishedOn: '2021-03-01' }];
  const [member] = statisticsOf({ ...facts, offices: [township], organ, jurisdiction }).members;
  const [entry] = deadlinesOf({ ...facts, offices: [township], organ, jurisdiction, today: '2021-07-01' }).entries;
  expect(member).toMatchObject({ state: 'onTime', publishedOn: '2021-03-01', daysLate: null, report: jurisdiction[0] });
  expect(entry).toMatchObject({ state: 'onTime', publishedOn: '2021-03-01', days: -30 });
});

test('of an organ that is registered twice, once as led by its own system, the other one counts where both have reported', () => {
  const uscc = '113304830025582868';
  const offices = [
    department('city', { kind: 'government' }),
    ...['tax', 'tax0'].map((id) => department(id, { uscc, parentId: 'city' })),
  ].map((each) => (each.id === 'tax' ? { ...each, vertical: true, apart: true } : each));
  const reportOf = (officeId: string) => ({ ...report, officeId });
  const both = statisticsOf({ ...facts, top: 'city', offices, organ: ['tax', 'tax0'].map(reportOf) });
  expect(both.members.map((member) => [member.office.id, member.counted])).toEqual([['tax0', true]]);
  expect(both.warnings.some(({ ruleId }) => ruleId === 'R-TWICE')).toBe(false);
  const one = statisticsOf({ ...facts, top: 'city', offices, organ: [reportOf('tax')] });
  expect(one.warnings.find(({ ruleId }) => ruleId === 'R-TWICE')).toMatchObject({
    officeIds: ['tax0'],
    messageZh: expect.stringContaining('1 个计在不属本合计的单位之下'),
    messageEn: expect.stringMatching(/of 1 under an office that is not in this sum\.$/),
  });
});
