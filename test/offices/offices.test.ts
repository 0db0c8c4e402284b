import { describe, expect, test } from '@jest/globals';
import { isGongkaiError } from '../../src/errors.js';
import { decideOffice } from '../../src/offices/decide-office.js';
import { evolveOffice } from '../../src/offices/evolve-office.js';
import type { OfficeCommand, OfficeState } from '../../src/offices/office.js';
import { usccProblem } from '../../src/offices/uscc.js';

const details = { name: '甲局', uscc: null, region: '430900', parentId: null, kind: 'department', level: 'city', vertical: false } as const;
const others = new Map<string, OfficeState>();

function decided(state: OfficeState | null, command: OfficeCommand) {
  return decideOffice(state, command, { officeById: (id) => others.get(id) ?? null });
}
function afterwards(state: OfficeState | null, command: OfficeCommand): OfficeState {
  const next = decided(state, command).reduce<OfficeState | null>(evolveOffice, state);
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
    ['a name over two lines', { name: '甲\n局' }],
    ['a code that does not check', { uscc: '12620600MB0523338D' }],
  ])('is not registered with %s', (_what, more) => {
    expect(refusal(null, register(more))).toBe('BAD_INPUT');
  });
  test('is not registered under an office that is not there', () => {
    expect(refusal(null, register({ parentId: 'nobody' }))).toBe('NOT_FOUND');
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

describe('a unified social credit code', () => {
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
