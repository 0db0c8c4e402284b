import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fold, foldWithPlaces } from '../../src/text/fold.js';

const signs = fc.constantFrom(
  ...'公開开信息２2Ａaé',
  'e\u0301',
  '①',
  '㎡',
  ' ',
  '\u3000',
  '\n',
  '“',
  '（',
  '(',
  '—',
  '-',
  '𠮷',
  '\u200b',
  '\0',
  '\ud800',
);
const text = fc.array(signs, { maxLength: 30 }).map((all) => all.join(''));

describe('a folded text', () => {
  test.each([
    ['政府資訊公開', '政府资讯公开'],
    ['２０２０年ＡＢＣ', '2020年abc'],
    ['自 然　人', '自然人'],
    ['“公开为常态”', '公开为常态'],
    ['〔2019〕60号', '(2019)60号'],
    ['e\u0301tat', 'état'],
    ['一\n二', '一\n二'],
    ['\0\u200b\ufeff', ''],
  ])('%j is looked for as %j', (original, folded) => {
    expect(fold(original)).toBe(folded);
  });

  test('contains what any piece of the text folds to', () => {
    fc.assert(
      fc.property(text, text, text, (before, piece, after) => {
        // A piece that begins with a combining mark is no piece of its own.
        fc.pre(!/^\p{M}/u.test(piece) && !/^\p{M}/u.test(after) && !/[\ud800-\udbff]$/u.test(before));
        expect(fold(before + piece + after)).toContain(fold(piece));
        expect(fold(before + piece + after)).toBe(fold(before) + fold(piece) + fold(after));
      }),
    );
  });

  test('folded again is the same', () => {
    fc.assert(fc.property(text, (original) => expect(fold(fold(original))).toBe(fold(original))));
  });

  test('knows where in the original each part of it stands', () => {
    fc.assert(
      fc.property(text, (original) => {
        const folded = foldWithPlaces(original);
        expect(folded.text).toBe(fold(original));
        expect(folded.starts).toHaveLength(folded.text.length);
        for (let unit = 0; unit < folded.text.length; unit++)
          expect(fold(original.slice(folded.starts[unit], folded.ends[unit]))).toContain(folded.text[unit]);
      }),
    );
  });
});
