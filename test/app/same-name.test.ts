import { describe, expect, test } from '@jest/globals';
import { thoseOf } from '../../src/app/same-name.js';

const gone = (effectiveOn: string | null, foundedOn: string | null = null) => ({
  id: 'old',
  foundedOn,
  dissolved: true,
  dissolution: { effectiveOn, recordedOn: '2026-01-01' },
});
const there = (foundedOn: string | null) => ({ id: 'new', foundedOn, dissolved: false, dissolution: null });

describe('a report of one of two offices with the same name', () => {
  test.each([
    ['of before the old one was dissolved, by the days of both', gone('2021-03-01'), there('2021-03-01'), 2019, ['old']],
    ['of before that, where nothing says since when the new one exists', gone('2021-03-01'), there(null), 2020, ['old']],
    ['of the year in which one gave way to the other', gone('2021-03-01'), there('2021-03-01'), 2021, ['new']],
    ['of a later year', gone('2021-03-01'), there(null), 2023, ['new']],
    ['where no day was said', gone(null), there(null), 2019, ['new']],
    ['of before the new one, where no day of the old one was said', gone(null), there('2021-03-01'), 2019, ['old']],
    ['of a year when both are said to have been there', gone('2021-03-01'), there('2018-01-01'), 2019, ['old', 'new']],
    ['of a year that is not known', gone('2021-03-01'), there('2021-03-01'), null, ['new']],
    ['of a year before either', gone('2021-03-01', '2018-01-01'), there('2021-03-01'), 2015, ['new']],
  ])('%s', (_which, old, successor, year, ids) => {
    expect(thoseOf([old, successor], year).map(({ id }) => id)).toEqual(ids);
  });
});
