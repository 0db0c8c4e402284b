import { describe, expect, test } from '@jest/globals';
import { parsePoint, parsePoints } from '../../src/cli/point.js';

const now = '2026-01-01T00:00:00.000Z';
const report = 'a-2021-organ';
const other = 'b.c_d-1999-2020-jurisdiction';

describe('a point on the command line', () => {
  test.each([
    ['7', { revision: 7 }],
    ['2021', { revision: 2021 }],
    ['edition:2', { edition: 2 }],
    ['2021-03-01T09:30:00+01:00', { asOf: '2021-03-01T08:30:00.000Z' }],
    ['2021-03-01T09:30', { asOf: '2021-03-01T01:30:00.000Z' }],
    ['2021-03-01', { asOf: '2021-02-28T16:00:00.000Z' }],
    ['published:2021-03-31', { publishedAsOf: '2021-03-30T16:00:00.000Z' }],
    ['published', { publishedAsOf: now }],
    ['current', {}],
  ])('%s is of the report named before', (text, when) => {
    expect(parsePoint(text, { report, now })).toEqual({ reportId: report, ...when });
    expect(parsePoint(`${other}@${text}`, { report, now })).toEqual({ reportId: other, ...when });
    expect(parsePoint(`last-year@${text}`, { report, now })).toEqual({ reportId: 'a-2020-organ', ...when });
    expect(() => parsePoint(text, { report: null, now })).toThrow(/Say of which report/);
  });

  test.each([
    [other, other],
    ['last-year', 'a-2020-organ'],
  ])('%s is a report as it is now', (text, reportId) => {
    expect(parsePoint(text, { report, now })).toEqual({ reportId });
  });

  test.each([
    '',
    'x',
    '-1',
    '1.5',
    '1234567890',
    'edition:',
    'edition:x',
    'published:',
    'published:x',
    'edition:2021-01-01',
    '2021-02-30',
    '2021-13-01',
    '2021-01-01T25:00',
    '2021-01-01x',
    'nobody@7',
    `${report}@`,
    `${report}@x`,
    '@7',
    'a-2021-organ@b-2021-organ',
  ])('%j is none', (text) => {
    expect(() => parsePoint(text, { report, now })).toThrow(/is no (point|instant)/);
  });
});

describe('the two points of a diff', () => {
  const a = { reportId: report };
  test.each([
    [
      [report, '7', '12'],
      [
        { ...a, revision: 7 },
        { ...a, revision: 12 },
      ],
    ],
    [
      [report, '7'],
      [{ ...a, revision: 7 }, a],
    ],
    [
      [report, 'last-year'],
      [{ reportId: 'a-2020-organ' }, a],
    ],
    [
      [report, 'last-year@edition:1'],
      [{ reportId: 'a-2020-organ', edition: 1 }, a],
    ],
    [
      [report, other],
      [a, { reportId: other }],
    ],
    [
      [report, `${other}@3`],
      [a, { reportId: other, revision: 3 }],
    ],
    [
      [`${report}@7`, '12'],
      [
        { ...a, revision: 7 },
        { ...a, revision: 12 },
      ],
    ],
    [
      [`${report}@edition:1`, `${other}@published`],
      [
        { ...a, edition: 1 },
        { reportId: other, publishedAsOf: now },
      ],
    ],
    [
      [report, 'edition:1', `${other}@3`],
      [
        { ...a, edition: 1 },
        { reportId: other, revision: 3 },
      ],
    ],
  ])('%j', (texts, points) => {
    expect(parsePoints(texts, now)).toEqual(points);
  });
  test.each([[[]], [[report]], [['7', '12']], [[`${report}@7`]], [[`${report}@7`, '8', '9']], [[report, '1', '2', '3']]])(
    '%j are none',
    (texts) => {
      expect(() => parsePoints(texts, now)).toThrow(/Name two points|Say of which report/);
    },
  );
});
