import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { diffText, paragraphsOf } from '../../src/history/diff-text.js';
import { paragraphOrigins } from '../../src/history/paragraph-origins.js';
import { finished } from '../../src/steps.js';
import { textsArbitrary } from '../support/history-arbitraries.js';

const [a, b, c] = [
  '一是健全政府信息公开机制，落实责任。',
  '二是加大公开力度，全年发布信息227条。',
  '三是丰富公开形式，建设政务新媒体。',
] as const;

function origins(old: readonly string[], now: readonly string[]): (number | null)[] {
  const found = finished(paragraphOrigins(old, now, now.keys()));
  return now.map((_, index) => found.get(index) ?? null);
}

describe('a paragraph comes from', () => {
  test.each([
    ['the same one in its place', [a, b, c], [a, b, c], [0, 1, 2]],
    ['the one that it was edited of', [a, b, c], [a, b.replace('227', '231'), c], [0, 1, 2]],
    ['none when it is new', [a, c], [a, b, c], [0, null, 1]],
    ['none when it was wholly rewritten', ['无其他需要报告的事项。'], ['本年度收费情况如下：'], [null]],
    ['the same one moved', [a, b, c], [c, a, b], [2, 0, 1]],
    ['the one that it was moved and edited of', [a, b, c], [c.replace('政务新媒体', '政务新媒体矩阵'), a, b], [2, 0, 1]],
    ['the same one though others were edited and moved', [a, b, c], [b.replace('227', '0'), c, a], [1, 2, 0]],
    ['one each when two are the same', [a, a, b], [b, a, a], [2, 0, 1]],
    ['none but for one when it was doubled', [a], [a, a], [0, null]],
    ['none in an empty text', [], [a, ''], [null, null]],
    ['the one split off', [a + b], [a, b], [null, 0]],
  ])('%s', (_, old, now, expected) => {
    expect(origins(old, now)).toEqual(expected);
  });

  test('the same one in a text that is too long to be compared by words', () => {
    const long = Array.from({ length: 400 }, (_, index) => `第${index}段：${'公开'.repeat(50 + (index % 7))}`);
    const turned = [...long.slice(200), ...long.slice(0, 200)];
    expect(origins(long, turned)).toEqual(turned.map((text) => long.indexOf(text)));
  });

  test('at most one, and one paragraph at most comes from each', () => {
    fc.assert(
      fc.property(textsArbitrary, (texts) => {
        for (const [index, text] of texts.slice(1).entries()) {
          const [old, now] = [paragraphsOf(texts[index] ?? ''), paragraphsOf(text)];
          const found = origins(old, now).filter((origin) => origin !== null);
          expect(new Set(found).size).toBe(found.length);
          for (const origin of found) expect(origin).toBeLessThan(old.length);
        }
      }),
    );
  });

  test('one that has the same text wherever there is one left, and the very place that the diff leaves equal', () => {
    fc.assert(
      fc.property(textsArbitrary, (texts) => {
        for (const [index, text] of texts.slice(1).entries()) {
          const [old, now] = [paragraphsOf(texts[index] ?? ''), paragraphsOf(text)];
          const found = origins(old, now);
          const left = old.filter((_, place) => !found.some((origin, at) => origin === place && now[at] === old[place]));
          for (const [at, origin] of found.entries()) if (origin === null || old[origin] !== now[at]) expect(left).not.toContain(now[at]);
          const equal = diffText(texts[index] ?? '', text).paragraphs.filter(({ kind }) => kind === 'equal').length;
          expect(found.filter((origin, at) => origin !== null && old[origin] === now[at]).length).toBeGreaterThanOrEqual(equal);
        }
      }),
    );
  });

  test('the same one, whichever others are asked for', () => {
    fc.assert(
      fc.property(textsArbitrary, fc.nat(20), (texts, one) => {
        for (const [index, text] of texts.slice(1).entries()) {
          const [old, now] = [paragraphsOf(texts[index] ?? ''), paragraphsOf(text)];
          if (now.length === 0) continue;
          const at = one % now.length;
          expect(finished(paragraphOrigins(old, now, [at])).get(at)).toBe(finished(paragraphOrigins(old, now, now.keys())).get(at));
        }
      }),
    );
  });
});
