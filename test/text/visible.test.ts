import { describe, expect, test } from '@jest/globals';
import { visibleText } from '../../src/text/visible.js';

describe('what a reader sees of a text', () => {
  test.each([
    ['spaces of every width', ' \t\n\u00a0\u2003\u3000'],
    ['zero-width signs', '\u200b\u200c\u200d\u2060\ufeff'],
    ['signs that only say where a word may break, or which way it runs', '\u00ad\u200e\u202e\u2066'],
    ['fillers and selectors', '\u115f\u3164\uffa0\ufe0f\u{e0100}'],
    ['an empty Braille cell, and control signs', '\u2800\u0000\u007f'],
  ])('is nothing of %s', (_what, text) => {
    expect(visibleText(text)).toBe('');
  });

  test('is every letter, figure and mark, in order', () => {
    expect(visibleText(' 无\u200b。 0 - 𠮷\n')).toBe('无。0-𠮷');
  });
});
