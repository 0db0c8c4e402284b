import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diffSequences } from '../../src/history/sequence-diff.js';
import { Work } from '../../src/history/work.js';
import { apart, mirrored, rebuilt } from '../support/hunks.js';

const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 24 });

describe('the difference of two sequences', () => {
  it('of a sequence with itself is none', () => {
    fc.assert(fc.property(letters, (a) => expect(diffSequences(a, [...a])).toEqual({ hunks: [], coarse: false })));
  });

  it('makes the one of the other, with as much kept as the longest common subsequence', () => {
    fc.assert(
      fc.property(letters, letters, (from, to) => {
        const { hunks, coarse } = diffSequences(from, to);
        expect(coarse).toBe(false);
        expect(rebuilt(from, to, hunks)).toEqual(to);
        const removed = hunks.reduce((sum, { fromStart, fromEnd }) => sum + fromEnd - fromStart, 0);
        expect(from.length - removed).toBe(longestCommon(from, to));
      }),
      { numRuns: 500 },
    );
  });

  it('has hunks that do not touch', () => {
    fc.assert(
      fc.property(letters, letters, (from, to) => {
        expect(apart(diffSequences(from, to).hunks)).toBe(true);
      }),
    );
  });

  it('is the same, mirrored, the other way round', () => {
    fc.assert(
      fc.property(letters, letters, (from, to) => {
        expect(mirrored(diffSequences(to, from).hunks)).toEqual(diffSequences(from, to).hunks);
      }),
    );
  });

  it('finds one change in a long sequence', () => {
    const from = Array.from({ length: 100_000 }, (_, i) => String(i));
    expect(diffSequences(from, from.with(70_000, 'x')).hunks).toEqual([
      { fromStart: 70_000, fromEnd: 70_001, toStart: 70_000, toEnd: 70_001 },
    ]);
  });

  it('is cut off, and says so, where the two have too little in common; equal ends are kept all the same', () => {
    const [from, to] = [sequence('a', 30), sequence('b', 30)];
    const { hunks, coarse } = diffSequences(['=', ...from, 'm', 'm', '='], ['=', 'm', 'm', ...to, '='], 20);
    expect(coarse).toBe(true);
    expect(hunks).toEqual([{ fromStart: 1, fromEnd: 33, toStart: 1, toEnd: 33 }]);
    expect(diffSequences(['=', ...from, 'm', 'm', '='], ['=', 'm', 'm', ...to, '='], 70).coarse).toBe(false);
  });

  it('keeps, when it is cut off, what both have just once, and compares what lies between by itself', () => {
    const [from, to] = [sequence('a', 30), sequence('b', 30)];
    const { hunks, coarse } = diffSequences([...from, 'm', 'x', 'n'], ['m', 'y', 'n', ...to], 20);
    expect(coarse).toBe(true);
    expect(hunks).toEqual([
      { fromStart: 0, fromEnd: 30, toStart: 0, toEnd: 0 },
      { fromStart: 31, fromEnd: 32, toStart: 1, toEnd: 2 },
      { fromStart: 33, fromEnd: 33, toStart: 3, toEnd: 33 },
    ]);
  });

  it('of a long sequence with more changes than are sought keeps all that did not change, where it can tell it', () => {
    const from = sequence('a', 20_000);
    const to = from.map((token, i) => (i % 4 === 0 ? `b${i}` : token));
    const { hunks, coarse } = diffSequences(from, to);
    expect(coarse).toBe(true);
    expect(hunks).toHaveLength(5000);
  });

  it('ends when its work is used up, and says so', () => {
    const from = Array.from({ length: 4000 }, (_, i) => (i % 2 === 0 ? 'a' : 'b'));
    const to = from.map((token, i) => (i % 40 === 0 ? 'c' : token));
    const work = new Work(50_000);
    const { hunks, coarse } = diffSequences(from, to, 1000, work);
    expect(coarse).toBe(true);
    expect(rebuilt(from, to, hunks)).toEqual(to);
    expect(work.units).toBeGreaterThanOrEqual(0);
    expect(diffSequences(from, to).coarse).toBe(false);
  });

  it('spends the same work both ways round', () => {
    fc.assert(
      fc.property(letters, letters, fc.nat(60), (from, to, units) => {
        const [there, back] = [new Work(units), new Work(units)];
        expect(diffSequences(from, to, 8, there).coarse).toBe(diffSequences(to, from, 8, back).coarse);
        expect(there.units).toBe(back.units);
      }),
    );
  });

  it('right or coarse, it makes the one of the other under any bound', () => {
    fc.assert(
      fc.property(letters, letters, fc.nat(12), (from, to, maxEdits) => {
        const { hunks } = diffSequences(from, to, maxEdits);
        expect(rebuilt(from, to, hunks)).toEqual(to);
        expect(apart(hunks)).toBe(true);
      }),
    );
  });
});

function sequence(letter: string, length: number): string[] {
  return Array.from({ length }, (_, i) => `${letter}${i}`);
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      (rows[i] ?? [])[j] = a[i - 1] === b[j - 1] ? at(i - 1, j - 1) + 1 : Math.max(at(i - 1, j), at(i, j - 1));
    }
  }
  return at(a.length, b.length);
}
