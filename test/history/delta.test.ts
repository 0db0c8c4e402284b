import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../../src/forms/cell.js';
import { deltaOf } from '../../src/history/delta.js';

function figure(value: string, unit = '件'): Cell {
  return { raw: value, state: value === '0' ? 'zero' : 'number', value, unit };
}

describe('the delta of two cells', () => {
  it.each([
    ['0', '件', '3', '件', '3'],
    ['13', '个', '3', '件', '-10'],
    ['103.3879', '万元', '103.388', '万元', '0.0001'],
    ['103.3879', '万元', '1033880', '元', '1'],
    ['4987097', '元', '500', '万元', '1.2903'],
    ['1', '亿元', '1', '万元', '-9999'],
    ['9007199254740993', '元', '9007199254740992.1', '元', '-0.9'],
    ['-8', '项', '-8', '项', '0'],
  ])('from %s%s to %s%s is %s, in the new unit', (old, oldUnit, now, newUnit, delta) => {
    expect(deltaOf(figure(old, oldUnit), figure(now, newUnit))).toBe(delta);
  });

  it('is none where units can not be converted, or either is no figure or not there', () => {
    const blank: Cell = { raw: '', state: 'blank', value: null, unit: '件' };
    expect(deltaOf(figure('3', '项'), figure('3', '元'))).toBeNull();
    expect(deltaOf(blank, figure('3'))).toBeNull();
    expect(deltaOf(figure('3'), blank)).toBeNull();
    expect(deltaOf(null, figure('3'))).toBeNull();
    expect(deltaOf(figure('3'), null)).toBeNull();
  });

  it('of figures of any length is exact', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }), fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }), (old, now) => {
        expect(deltaOf(figure(`${old}`), figure(`${now}`))).toBe(`${now - old}`);
      }),
    );
  });
});
