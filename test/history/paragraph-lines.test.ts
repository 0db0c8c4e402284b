import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { paragraphsOf } from '../../src/history/diff-text.js';
import { type LineAsked, type ParagraphChange, paragraphLines } from '../../src/history/paragraph-lines.js';
import type { PartVersion } from '../../src/history/part-version.js';
import { finished } from '../../src/steps.js';
import { textsArbitrary } from '../support/history-arbitraries.js';
import { naiveParagraphLines } from '../support/naive-lines.js';

/** The versions of a section whose text was so at revisions 1, 2, 3 …, newest first. */
function versionsOf(texts: readonly string[]): PartVersion[] {
  return texts
    .map((text, index): PartVersion => ({ revision: index + 1, part: { kind: 'section', heading: '一、总体情况', text } }))
    .filter((_, index) => texts[index] !== texts[index - 1])
    .reverse();
}

/** @returns the lines, and how many versions were taken up for them */
function run(versions: Iterable<PartVersion>, asked: ReadonlyMap<number, LineAsked>) {
  let looked = 0;
  const counted = function* () {
    for (const version of versions) {
      looked++;
      yield version;
    }
  };
  return { lines: finished(paragraphLines(counted(), asked)), looked };
}

function linesOf(texts: readonly string[], asked: LineAsked = { last: 1000 }): ParagraphChange[][] {
  const count = paragraphsOf(texts.at(-1) ?? '').length;
  const { lines } = run(versionsOf(texts), new Map(Array.from({ length: count }, (_, index) => [index, asked])));
  return Array.from({ length: count }, (_, index) => [...(lines.get(index) ?? [])]);
}

const [a, b, c] = ['一是健全政府信息公开机制。', '二是加大公开力度，发布信息227条。', '三是丰富公开形式。'] as const;
const edited = b.replace('227', '231');

describe('the line of a paragraph', () => {
  test('goes back through edits and moves to the revision that wrote it; to be moved is no change', () => {
    expect(linesOf([a, `${a}\n${b}`, `${b}\n${a}`, `${c}\n${edited}\n${a}`])).toEqual([
      [{ revision: 4, old: null, new: c }],
      [
        { revision: 2, old: null, new: b },
        { revision: 4, old: b, new: edited },
      ],
      [{ revision: 1, old: null, new: a }],
    ]);
  });

  test('begins anew where the paragraph was removed and came back: the restoration wrote it', () => {
    expect(linesOf([`${a}\n${b}`, a, `${a}\n${b}`])[1]).toEqual([{ revision: 3, old: null, new: b }]);
  });

  test('goes on where an earlier wording came back', () => {
    expect(linesOf([b, edited, b])[0]?.map(({ revision, new: text }) => [revision, text])).toEqual([
      [1, b],
      [2, edited],
      [3, b],
    ]);
  });

  test('looks no further back than it must', () => {
    const texts = Array.from({ length: 50 }, (_, index) => `${a}\n${b}（第${index}稿）`);
    const asked = (index: number, last: number) => run(versionsOf(texts), new Map([[index, { last }]]));
    expect(asked(1, 3)).toMatchObject({ looked: 5 });
    expect(
      asked(1, 3)
        .lines.get(1)
        ?.map(({ revision }) => revision),
    ).toEqual([48, 49, 50]);
    expect(asked(0, 1)).toMatchObject({ looked: 50 });
    expect(asked(0, 1).lines.get(0)).toEqual([{ revision: 1, old: null, new: a }]);
  });

  test('is told in pieces, each up to the revision where the last one began', () => {
    const texts = Array.from({ length: 10 }, (_, index) => `${b}（第${index}稿）`);
    const piece = (asked: LineAsked) => linesOf(texts, asked)[0]?.map(({ revision }) => revision);
    expect(piece({ last: 4 })).toEqual([7, 8, 9, 10]);
    expect(piece({ last: 4, before: 7 })).toEqual([3, 4, 5, 6]);
    expect(piece({ last: 4, before: 3 })).toEqual([1, 2]);
    expect(piece({ last: 4, before: 1 })).toEqual([]);
  });

  test('is none where the text has no such paragraph', () => {
    expect(run(versionsOf([a]), new Map([[1, { last: 1 }]])).lines.size).toBe(0);
    expect(run([], new Map([[0, { last: 1 }]])).lines.size).toBe(0);
    expect(run([{ revision: 3, part: null }], new Map([[0, { last: 1 }]])).lines.size).toBe(0);
  });

  test('is what following the paragraphs forwards, revision by revision, gives; joined, the blamed paragraphs are the text', () => {
    fc.assert(
      fc.property(textsArbitrary, fc.integer({ min: 1, max: 3 }), (texts, last) => {
        const whole = linesOf(texts);
        expect(whole).toEqual(naiveParagraphLines(texts));
        expect(linesOf(texts, { last })).toEqual(whole.map((line) => line.slice(-last)));
        expect(whole.map((line) => line.at(-1)?.new).join('\n')).toBe(texts.at(-1));
        for (const line of whole) {
          expect(line[0]?.old).toBeNull();
          for (const [index, { old }] of line.slice(1).entries()) expect(old).toBe(line[index]?.new);
        }
      }),
    );
  });

  test('in pieces is the line', () => {
    fc.assert(
      fc.property(textsArbitrary, fc.integer({ min: 1, max: 26 }), (texts, before) => {
        expect(linesOf(texts, { last: 2, before })).toEqual(
          linesOf(texts).map((line) => line.filter(({ revision }) => revision < before).slice(-2)),
        );
      }),
    );
  });
});
