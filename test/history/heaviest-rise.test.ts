import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diffText } from '../../src/history/diff-text.js';
import { heaviestRise, type Weighted } from '../../src/history/heaviest-rise.js';

const pairs = fc
  .tuple(fc.uniqueArray(fc.nat(30), { maxLength: 8 }), fc.infiniteStream(fc.integer({ min: 1, max: 4 })))
  .chain(([seconds, weights]) =>
    fc.shuffledSubarray(seconds.map((second, first) => ({ first, second, weight: weights.next().value ?? 1 }))),
  );

const weightOf = (list: readonly Weighted[]) => list.reduce((sum, { weight }) => sum + weight, 0);

/** By trying all. */
function heaviest(list: readonly Weighted[]): number {
  const ordered = list.toSorted((a, b) => a.first - b.first);
  let best = 0;
  for (let subset = 0; subset < 2 ** ordered.length; subset++) {
    const chosen = ordered.filter((_, i) => subset & (1 << i));
    if (chosen.every(({ second }, i) => second > (chosen[i - 1]?.second ?? -1))) best = Math.max(best, weightOf(chosen));
  }
  return best;
}

describe('the heaviest rise', () => {
  it('rises in both places, and none weighs more', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const kept = heaviestRise(list);
        for (const [i, { first, second }] of kept.slice(1).entries()) {
          expect(first).toBeGreaterThan(kept[i]?.first ?? Infinity);
          expect(second).toBeGreaterThan(kept[i]?.second ?? Infinity);
        }
        expect(weightOf(kept)).toBe(heaviest(list));
      }),
      { numRuns: 300 },
    );
  });
});

describe('paragraphs that changed places, some of them edited', () => {
  const paragraphs = [
    '政府信息公开指南和目录修订',
    '住房公积金归集提取贷款',
    '行政复议维持原决定',
    '收取费用零元没有减免',
    '组织培训会议共计三次',
  ];

  it('are told with as few moves as there can be', () => {
    const order = fc.shuffledSubarray([...paragraphs.keys()], { minLength: paragraphs.length });
    fc.assert(
      fc.property(order, fc.nat(31), (places, edited) => {
        const now = places.map((place) => `${paragraphs[place]}${edited & (1 << place) ? '，已改' : ''}`);
        const moved = diffText(paragraphs.join('\n'), now.join('\n')).paragraphs.filter(({ kind }) => kind === 'movedHere');
        const inPlace = heaviest(places.map((place, index) => ({ first: index, second: place, weight: 1 })));
        expect(moved).toHaveLength(paragraphs.length - inPlace);
      }),
      { numRuns: 200 },
    );
  });
});
