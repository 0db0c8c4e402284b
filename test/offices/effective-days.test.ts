import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isGongkaiError } from '../../src/errors.js';
import { decideOffice } from '../../src/offices/decide-office.js';
import { evolveOffice } from '../../src/offices/evolve-office.js';
import type { OfficeCommand, OfficeEvent, OfficeState } from '../../src/offices/office.js';
import { inEffectOn, stretchesOf } from '../../src/offices/places.js';
import { checkEvent } from '../../src/schemas/event-schemas.js';
import { cityDepartment } from '../support/city-department.js';

/** Offices, what is done to them, and what comes of it. */
class Given {
  readonly offices = new Map<string, OfficeState>();

  /** @returns the events, or the refusal */
  when(id: string, command: OfficeCommand, today = '2026-03-02'): readonly OfficeEvent[] | string {
    const before = this.offices.get(id) ?? null;
    try {
      const events = decideOffice(before, command, { officeById: (other) => this.offices.get(other) ?? null, today });
      for (const event of events) {
        checkEvent(event.type, 1, event.data);
        this.offices.set(id, evolveOffice(this.offices.get(id) ?? null, event, today));
      }
      return events;
    } catch (error) {
      if (isGongkaiError(error)) return `${error.code}: ${error.message}`;
      throw error;
    }
  }

  /** The office that stands above another one on a day. */
  above(id: string, day: string): string | null {
    const [stretch] = stretchesOf(this.offices.get(id)?.places ?? [], day, `${day}~`);
    return stretch?.place.parentId ?? null;
  }
}

const register = (officeId: string, more: { effectiveOn?: string; parentId?: string } = {}): OfficeCommand => ({
  type: 'registerOffice',
  officeId,
  ...cityDepartment,
  ...more,
});
const move = (parentId: string | null, effectiveOn?: string): OfficeCommand => ({
  type: 'moveOffice',
  parentId,
  region: '430900',
  ...(effectiveOn === undefined ? {} : { effectiveOn }),
});
const dissolve = (effectiveOn?: string): OfficeCommand => ({
  type: 'dissolveOffice',
  successorId: null,
  ...(effectiveOn === undefined ? {} : { effectiveOn }),
});

function given(...ids: string[]): Given {
  const offices = new Given();
  for (const id of ids) offices.when(id, register(id), '2024-05-01');
  return offices;
}

describe('the day on which something took effect', () => {
  test('is recorded with it, beside the day on which it was recorded', () => {
    const offices = given('p');
    expect(offices.when('a', register('a', { effectiveOn: '2019-01-01' }))).toMatchObject([{ data: { effectiveOn: '2019-01-01' } }]);
    expect(offices.when('a', move('p', '2020-07-01'))).toMatchObject([{ data: { effectiveOn: '2020-07-01' } }]);
    expect(offices.when('a', dissolve('2023-03-31'))).toEqual([
      { type: 'OfficeDissolved', data: { successorId: null, effectiveOn: '2023-03-31' } },
    ]);
    expect(offices.offices.get('a')).toMatchObject({
      foundedOn: '2019-01-01',
      places: [
        { parentId: null, effectiveOn: '2019-01-01', recordedOn: '2026-03-02' },
        { parentId: 'p', effectiveOn: '2020-07-01', recordedOn: '2026-03-02' },
      ],
      dissolved: true,
      dissolution: { effectiveOn: '2023-03-31', recordedOn: '2026-03-02' },
    });
  });

  test('is, where it is not said, unknown of a registration, and else the day on which it was recorded', () => {
    const offices = given('p', 'a');
    expect(offices.when('a', move('p'))).toEqual([{ type: 'OfficeMoved', data: { parentId: 'p', region: '430900' } }]);
    offices.when('a', dissolve());
    const { foundedOn, places, dissolution } = offices.offices.get('a') ?? {};
    expect([foundedOn, places?.map(inEffectOn), dissolution]).toEqual([
      null,
      ['2024-05-01', '2026-03-02'],
      { effectiveOn: null, recordedOn: '2026-03-02' },
    ]);
  });

  test.each([
    ['that there is not', '2023-02-29', /is no day: YYYY-MM-DD/],
    ['in another form', '2023/7/1', /is no day/],
    ['with a time', '2023-07-01T00:00', /is no day/],
    ['before there was any office', '1949-09-30', /is before 1949-10-01/],
    ['that lies ahead', '2026-03-03', /lies ahead: today is 2026-03-02 in China. Record it once it has taken effect/],
  ])('is refused when it is one %s', (_what, day, why) => {
    const offices = given('p', 'a');
    for (const refused of [
      offices.when('b', register('b', { effectiveOn: day })),
      offices.when('a', move('p', day)),
      offices.when('a', dissolve(day)),
    ])
      expect(refused).toMatch(why);
  });

  test('may be today, and the day of the founding, and is not before that', () => {
    const offices = given('p');
    offices.when('a', register('a', { effectiveOn: '2021-05-01' }));
    expect(offices.when('a', move('p', '2021-04-30'))).toMatch(/^BAD_INPUT: .* is before 2021-05-01, the day on which it was founded/);
    expect(offices.when('a', dissolve('2021-04-30'))).toMatch(/^BAD_INPUT: .*founded/);
    expect(offices.when('a', move('p', '2021-05-01'))).toHaveLength(1);
    expect(offices.when('a', dissolve('2026-03-02'))).toHaveLength(1);
  });

  test('of a move is one on which the office above was there, where its days were said', () => {
    const offices = given('p', 'a');
    offices.when('late', register('late', { effectiveOn: '2024-04-01' }));
    expect(offices.when('a', move('late', '2024-03-31'))).toMatch(
      /^BAD_INPUT: .*"2024-03-31" is before 2024-04-01, the day on which late was founded/,
    );
    offices.when('gone', register('gone'));
    offices.when('gone', dissolve('2023-01-01'));
    expect(offices.when('a', move('gone', '2023-01-01'))).toMatch(/is not before 2023-01-01, the day on which gone was dissolved/);
    expect(offices.when('a', move('gone'))).toMatch(/is not before 2023-01-01/);
    expect(offices.when('a', move('gone', '2022-12-31'))).toHaveLength(1);
    expect(offices.when('a', move('late', '2024-04-01'))).toHaveLength(1);
  });

  test('of a dissolution is not before that of a move, where that was said', () => {
    const offices = given('p', 'a', 'b');
    offices.when('a', move('p', '2022-01-01'));
    expect(offices.when('a', dissolve('2021-12-31'))).toMatch(/^BAD_INPUT: .* is before 2022-01-01, the day on which it moved/);
    offices.when('a', move(null));
    expect(offices.when('a', dissolve('2021-12-31'))).toMatch(/2022-01-01/);
    offices.when('b', move('p'));
    expect(offices.when('b', dissolve('2021-12-31'))).toHaveLength(1);
  });

  test('of a dissolution can be said, and mended, afterwards; nothing else can be done to what is dissolved', () => {
    const offices = given('p', 'a');
    offices.when('a', dissolve());
    expect(offices.when('a', dissolve())).toMatch(/^WRONG_STATE: The office a is dissolved: only the day of that can still be said/);
    expect(offices.when('a', move('p', '2020-01-01'))).toMatch(/^WRONG_STATE/);
    expect(offices.when('a', dissolve('2022-06-30'))).toHaveLength(1);
    expect(offices.when('a', dissolve('2022-06-30'))).toEqual([]);
    expect(offices.when('a', dissolve('2023-06-30'))).toHaveLength(1);
    expect(offices.offices.get('a')?.dissolution).toMatchObject({ effectiveOn: '2023-06-30' });
  });
});

describe('the place of an office', () => {
  test('holds from its day on, whatever was recorded for later days before', () => {
    const offices = given('p', 'q', 'a');
    offices.when('a', move('p', '2023-01-01'));
    offices.when('a', move('q', '2021-01-01'));
    expect(['2020-12-31', '2021-01-01', '2024-01-01'].map((day) => offices.above('a', day))).toEqual([null, 'q', 'q']);
    offices.when('a', move('p', '2023-01-01'));
    expect(['2020-12-31', '2022-12-31', '2023-01-01'].map((day) => offices.above('a', day))).toEqual([null, 'q', 'p']);
  });

  test('gets its day afterwards by the same move, and no event where it stood so already', () => {
    const offices = given('p', 'a');
    offices.when('a', move('p'));
    expect(offices.above('a', '2025-12-31')).toBeNull();
    expect(offices.when('a', move('p', '2021-01-01'))).toHaveLength(1);
    expect(offices.above('a', '2025-12-31')).toBe('p');
    expect(offices.when('a', move('p', '2022-01-01'))).toEqual([]);
    expect(offices.when('a', move('p'))).toEqual([]);
  });

  test('is never below itself, also not on a day of the past', () => {
    const offices = given('a', 'b');
    offices.when('a', move('b', '2020-01-01'));
    offices.when('a', move(null, '2022-01-01'));
    expect(offices.when('b', move('a', '2021-01-01'))).toMatch(/^BAD_INPUT: The office b would stand above itself/);
    expect(offices.when('b', move('a', '2022-01-01'))).toHaveLength(1);
  });

  test('is, whatever is recorded in whatever order, below itself on no day', () => {
    const day = fc.constantFrom(undefined, '2019-01-01', '2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01');
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const moves = fc.array(fc.tuple(id, fc.option(id), day), { maxLength: 25, size: 'max' });
    let refused = 0;
    fc.assert(
      fc.property(moves, (given_) => {
        const offices = given('a', 'b', 'c', 'd');
        for (const [one, parentId, effectiveOn] of given_)
          if (typeof offices.when(one, move(parentId, effectiveOn)) === 'string') refused++;
        for (const on of ['2018-12-31', '2019-06-30', '2020-06-30', '2021-06-30', '2022-06-30', '2023-06-30', '2026-03-02'])
          for (const start of ['a', 'b', 'c', 'd']) {
            let at: string | null = start;
            for (let steps = 0; at !== null && steps < 4; steps++) at = offices.above(at, on);
            expect(at).toBeNull();
          }
      }),
    );
    expect(refused).toBeGreaterThan(100);
  });
});
