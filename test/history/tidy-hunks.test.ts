import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { joinedAcrossCrumbs } from '../../src/history/join-crumbs.js';
import { diffSequences } from '../../src/history/sequence-diff.js';
import { slidToBoundaries } from '../../src/history/slide-hunks.js';
import { apart, mirrored, rebuilt } from '../support/hunks.js';

const words = fc.array(fc.constantFrom('公开', '的', '和', '，', '、', '。', '3', '次', '制度', '“', '”'), { maxLength: 16 });

describe.each([
  ['joined across crumbs', joinedAcrossCrumbs],
  ['slid to boundaries', slidToBoundaries],
])('hunks that are %s', (_, tidied) => {
  it('still make the one of the other, and do not touch', () => {
    fc.assert(
      fc.property(words, words, (from, to) => {
        const hunks = tidied(diffSequences(from, to).hunks, from, to);
        expect(rebuilt(from, to, hunks)).toEqual(to);
        expect(rebuilt(to, from, mirrored(hunks))).toEqual(from);
        expect(apart(hunks)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('are the same, mirrored, the other way round', () => {
    fc.assert(
      fc.property(words, words, (from, to) => {
        const hunks = tidied(diffSequences(from, to).hunks, from, to);
        expect(tidied(diffSequences(to, from).hunks, to, from)).toEqual(mirrored(hunks));
      }),
      { numRuns: 500 },
    );
  });
});
