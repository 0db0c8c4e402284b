import { expect, test } from '@jest/globals';
import { DeadlineCalendar } from '../../src/forms/deadlines/calendar.js';
import { formById } from '../../src/forms/forms.js';
import { emptyContent } from '../../src/forms/layout.js';
import { figuresOf } from '../../src/history/report-figures.js';
import { statisticsOf } from '../../src/roll-up/statistics.js';

const [f2019, f2021] = [formById('f2019'), formById('f2021')];

const office = {
  id: 'x',
  name: '某局',
  uscc: null,
  region: '430900',
  parentId: null,
  kind: 'department',
  level: 'city',
  vertical: false,
  dissolved: false,
  registeredAt: '2020-01-01T00:00:00.000Z',
  dissolvedAt: null,
  apart: false,
} as const;

const report = {
  id: 'x-2020-organ',
  officeId: 'x',
  formId: 'f2021',
  status: 'published',
  revision: 5,
  published: { edition: 1, revision: 5 },
  firstPublishedAt: '2021-02-03T00:00:00.000Z',
  countedRevision: 5,
  figures: figuresOf(f2021, emptyContent(f2021, '')),
} as const;

const facts = { year: 2020, form: f2019, formById, calendar: new DeadlineCalendar(), top: 'x', jurisdiction: [] };

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

test("blanks of the jurisdiction's own report, and lower bounds that it is not below, are no difference", () => {
  const empty = { ...report, id: 'x-2020-jurisdiction', formId: 'f2019', figures: figuresOf(f2019, emptyContent(f2019, '')) };
  const told = statisticsOf({ ...facts, offices: [office], organ: [report], jurisdiction: [empty] });
  expect(new Set(told.reported?.cells.map(({ state }) => state))).toEqual(new Set(['notAssessable']));
});
