import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isGongkaiError } from '../../src/errors.js';
import { decideOffice } from '../../src/offices/decide-office.js';
import { evolveOffice } from '../../src/offices/evolve-office.js';
import type { OfficeCommand, OfficeEvent, OfficeState } from '../../src/offices/office.js';
import { usccProblem } from '../../src/offices/uscc.js';
import { checkEvent } from '../../src/schemas/event-schemas.js';

const details = { name: '甲局', uscc: null, region: '430900', parentId: null, kind: 'department', level: 'city', vertical: false } as const;
const today = '2026-03-02';
const others = new Map<string, OfficeState>();

function decided(state: OfficeState | null, command: OfficeCommand) {
  return decideOffice(state, command, { officeById: (id) => others.get(id) ?? null, today });
}
function afterwards(state: OfficeState | null, command: OfficeCommand): OfficeState {
  const next = decided(state, command).reduce<OfficeState | null>((before, event) => evolveOffice(before, event, today), state);
  if (!next) throw new Error('no office');
  return next;
}
function refusal(state: OfficeState | null, command: OfficeCommand): string | null {
  try {
    decided(state, command);
    return null;
  } catch (error) {
    if (isGongkaiError(error)) return error.code;
    throw error;
  }
}
const register = (more: Partial<Extract<OfficeCommand, { type: 'registerOffice' }>> = {}): OfficeCommand => ({
  type: 'registerOffice',
  officeId: 'a',
  ...details,
  ...more,
});
const a = afterwards(null, register());
others.set('a', a);
others.set('b', afterwards(null, register({ officeId: 'b', parentId: 'a' })));

describe('an office', () => {
  test('is registered once', () => {
    expect(a).toMatchObject({ id: 'a', name: '甲局', formerNames: [], dissolved: false, revision: 1 });
    expect(refusal(a, register())).toBe('ALREADY_EXISTS');
  });
  test.each([
    ['an id with a space', { officeId: 'a b' }],
    ['an id that ends with a hyphen', { officeId: 'a-' }],
    ['an id of 65 characters', { officeId: 'a'.repeat(65) }],
    ['a region of five digits', { region: '43090' }],
    ['no name', { name: ' ' }],
    ['a name that nobody sees', { name: '\u200b' }],
    ['a name over two lines', { name: '甲\n局' }],
    ['a name with a space at its end', { name: '甲局 ' }],
    ['a name with half a character', { name: '甲\ud800' }],
    ['a name of 201 characters', { name: '甲'.repeat(201) }],
    ['an id of a path', { officeId: '../a' }],
    ['a region of letters', { region: '43090a' }],
    ['itself as its parent', { parentId: 'a' }],
    ['a code that does not check', { uscc: '12620600MB0523338D' }],
  ])('is not registered with %s', (_what, more) => {
    expect(refusal(null, register(more))).toBe('BAD_INPUT');
  });
  test('is not registered under an office that is not there', () => {
    expect(refusal(null, register({ parentId: 'nobody' }))).toBe('NOT_FOUND');
  });
  test.each(['430900', '430900001', '430900001002'])('is registered in the region %s', (region) => {
    expect(afterwards(null, register({ region }))).toMatchObject({ region });
  });
  test('moves under another one, and to another region', () => {
    const moved = afterwards(others.get('b') ?? null, { type: 'moveOffice', parentId: null, region: '430901' });
    expect(moved).toMatchObject({ parentId: null, region: '430901', revision: 2 });
    expect(refusal(moved, { type: 'moveOffice', parentId: 'nobody', region: '430901' })).toBe('NOT_FOUND');
    expect(refusal(moved, { type: 'moveOffice', parentId: null, region: '1' })).toBe('BAD_INPUT');
  });
  test('keeps its former names, also when it takes one again', () => {
    const renamed = afterwards(afterwards(a, { type: 'renameOffice', name: '乙局' }), { type: 'renameOffice', name: '丙局' });
    expect(renamed).toMatchObject({ name: '丙局', formerNames: ['甲局', '乙局'], revision: 3 });
    expect(afterwards(renamed, { type: 'renameOffice', name: '甲局' })).toMatchObject({ name: '甲局', formerNames: ['乙局', '丙局'] });
  });
  test('makes no event when nothing would change', () => {
    expect(decided(a, { type: 'renameOffice', name: '甲局' })).toEqual([]);
    expect(decided(a, { type: 'moveOffice', parentId: null, region: '430900' })).toEqual([]);
  });
  test('does not come to stand above itself', () => {
    expect(refusal(a, { type: 'moveOffice', parentId: 'a', region: '430900' })).toBe('BAD_INPUT');
    expect(refusal(a, { type: 'moveOffice', parentId: 'b', region: '430900' })).toBe('BAD_INPUT');
  });
  test('once dissolved is left alone', () => {
    const dissolved = afterwards(a, { type: 'dissolveOffice', successorId: 'b' });
    expect(dissolved.dissolved).toBe(true);
    expect(refusal(dissolved, { type: 'renameOffice', name: '乙局' })).toBe('WRONG_STATE');
    expect(refusal(a, { type: 'dissolveOffice', successorId: 'a' })).toBe('BAD_INPUT');
    expect(refusal(a, { type: 'dissolveOffice', successorId: 'nobody' })).toBe('NOT_FOUND');
    expect(refusal(null, { type: 'renameOffice', name: '乙局' })).toBe('NOT_FOUND');
  });
});

describe('whatever is done to offices', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const id = fc.constantFrom(...ids);
  const idOrNone = fc.constantFrom(null, ...ids);
  const name = fc.constantFrom('甲局', '乙局', '丙局');
  const command: fc.Arbitrary<OfficeCommand> = fc.oneof(
    fc.record({ type: fc.constant('renameOffice' as const), name }),
    fc.record({ type: fc.constant('moveOffice' as const), parentId: idOrNone, region: fc.constantFrom('430900', '430901', '4309') }),
    fc.record({ type: fc.constant('dissolveOffice' as const), successorId: idOrNone }),
  );
  const registration = fc
    .record({ id, parentId: idOrNone })
    .map(({ id: officeId, parentId }) => ({ id: officeId, command: register({ officeId, parentId }) }));

  test('each event makes one revision and matches its schema, and none comes to stand above itself', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(registration, fc.record({ id, command })), { maxLength: 30, size: 'max' }), (sequence) => {
        const offices = new Map<string, OfficeState>();
        for (const given of sequence) {
          const before = offices.get(given.id) ?? null;
          let events: readonly OfficeEvent[] = [];
          try {
            events = decideOffice(before, given.command, { officeById: (one) => offices.get(one) ?? null, today });
          } catch (error) {
            if (!isGongkaiError(error)) throw error;
          }
          expect(events.length).toBeLessThanOrEqual(1);
          for (const event of events) {
            checkEvent(event.type, 1, event.data);
            const after = evolveOffice(before, event, today);
            expect(after).toMatchObject({ id: given.id, revision: (before?.revision ?? 0) + 1 });
            expect(after.formerNames).not.toContain(after.name);
            offices.set(given.id, after);
          }
          for (const office of offices.values()) expect(ancestorsOf(office, offices)).not.toContain(office.id);
        }
      }),
    );
  });

  function ancestorsOf({ parentId }: OfficeState, offices: ReadonlyMap<string, OfficeState>): string[] {
    const above: string[] = [];
    for (let next = parentId; next !== null && above.length <= offices.size; next = offices.get(next)?.parentId ?? null) above.push(next);
    return above;
  }

  test('a log that is not one of an office stops the fold with a typed error', () => {
    const code = (state: OfficeState | null, event: object): string | null => {
      try {
        evolveOffice(state, event as OfficeEvent, today);
        return null;
      } catch (error) {
        return isGongkaiError(error) ? error.code : String(error);
      }
    };
    expect(code(a, { type: 'OfficeTeleported', data: {} })).toBe('UNKNOWN_EVENT');
    expect(code(null, { type: 'OfficeRenamed', data: { name: '乙局' } })).toBe('INVALID_EVENT');
    expect(code(a, { type: 'OfficeRegistered', data: { officeId: 'a', ...details } })).toBe('INVALID_EVENT');
  });
});

describe('a unified social credit code', () => {
  test('does not check once any one of its characters is another', () => {
    const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    for (const code of ['12620600MB0523338C', '113325000026455663']) {
      for (let place = 0; place < code.length; place++) {
        for (const sign of signs) {
          if (sign !== code[place]) expect(usccProblem(code.slice(0, place) + sign + code.slice(place + 1))).not.toBeNull();
        }
      }
    }
  });
  test.each(['12620600MB0523338C', '113325000026455663', '113304830025582868'])('%s checks', (code) => {
    expect(usccProblem(code)).toBeNull();
  });
  test.each([
    ['11332500002645566', /18 characters/],
    ['11332500002645566I', /none of its signs/],
    ['113325000026455664', /last character/],
    ['113325000026455573', /17th character/],
  ])('%s does not', (code, why) => {
    expect(usccProblem(code)).toMatch(why);
  });
});
