import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toLogPosition, toPosition } from '../../../src/event-store/eventstoredb/position.js';

const place = fc.record({
  commit: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
  prepare: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
});

describe('a position', () => {
  test('is read back as the place in the log that it was made of', () => {
    fc.assert(fc.property(place, (at) => expect(toLogPosition(toPosition(at))).toEqual(at)));
  });

  test('compares as a string as its place does in the log', () => {
    // Also of places that are near each other, and of numbers with different counts of digits.
    const near = fc.tuple(place, fc.bigInt({ min: 0n, max: 300n })).map(([{ commit, prepare }, further]) => {
      const later = commit + further;
      return [
        { commit, prepare },
        { commit: later < 2n ** 63n ? later : commit, prepare },
      ] as const;
    });
    fc.assert(
      fc.property(fc.oneof(near, fc.tuple(place, place)), ([one, other]) => {
        const inLog = one.commit === other.commit ? one.prepare < other.prepare : one.commit < other.commit;
        expect(toPosition(one) < toPosition(other)).toBe(inLog);
      }),
    );
  });

  test.each([
    '',
    '0',
    '0'.repeat(31),
    '0'.repeat(33),
    'F'.repeat(32),
    `8${'0'.repeat(31)}`,
    `${'0'.repeat(16)}8${'0'.repeat(15)}`,
    ' '.repeat(32),
  ])('"%s" is none', (text) => {
    expect(() => toLogPosition(text)).toThrow(expect.objectContaining({ code: 'CURSOR_UNAVAILABLE' }));
  });
});
