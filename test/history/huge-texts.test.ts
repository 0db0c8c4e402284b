import { describe, expect, it } from '@jest/globals';
import { alignTextSteps } from '../../src/history/align-text.js';
import { diffText } from '../../src/history/diff-text.js';
import { diffWords } from '../../src/history/diff-words.js';
import { withMoves } from '../../src/history/moves.js';
import type { TextDiff } from '../../src/history/paragraph-diff.js';
import { Work } from '../../src/history/work.js';
import type { Steps } from '../../src/steps.js';
import { readSide } from '../support/diff-reading.js';
import { prose } from '../support/prose.js';

/** Each Chinese character is three bytes: more than 1 MB of UTF-8 either side. */
const size = 360_000;

function lines(count: number, seed: number): string[] {
  return (
    prose(count * 18, seed)
      .match(/.{18}/gsu)
      ?.map((line, i) => `${line}${i}${seed}。`) ?? []
  );
}

/** Runs a diff to its end. @returns it with the number of its pauses */
function paused(from: string, to: string): { diff: TextDiff; pauses: number } {
  let pauses = 0;
  const run = <T>(steps: Steps<T>): T => {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      pauses++;
    }
  };
  const work = new Work();
  const text = run(alignTextSteps(from, to, work));
  const [moved] = run(withMoves([{ section: '', text }], work));
  return { diff: moved?.text ?? text, pauses };
}

function expectRight({ paragraphs }: TextDiff, from: string, to: string): void {
  expect(readSide(paragraphs, 'old') === from).toBe(true);
  expect(readSide(paragraphs, 'new') === to).toBe(true);
}

const kindsOf = ({ paragraphs }: TextDiff) => paragraphs.map(({ kind }) => kind);

describe('two texts of a megabyte', () => {
  it('that are unrelated, each one paragraph, are one removed and one added, and the diff says that it is coarse', () => {
    const [from, to] = [prose(size, 1), prose(size, 2)];
    const { diff, pauses } = paused(from, to);
    expect(diff.coarse).toBe(true);
    expect(kindsOf(diff)).toEqual(['removed', 'added']);
    expectRight(diff, from, to);
    expect(pauses).toBeGreaterThan(20);
  });

  it('that are unrelated, of twenty thousand paragraphs each, are removed and added, and the diff says that it is coarse', () => {
    const [from, to] = [lines(20_000, 3).join('\n'), lines(20_000, 4).join('\n')];
    const { diff } = paused(from, to);
    expect(diff.coarse).toBe(true);
    expect(new Set(kindsOf(diff))).toEqual(new Set(['removed', 'added']));
    expectRight(diff, from, to);
  });

  it.each([
    ['marks alone', '，。；'.repeat(size / 3), '、：！'.repeat(size / 3)],
    ['one character that goes on and on', '甲'.repeat(size), '乙'.repeat(size)],
    ['two characters in turn', '甲乙'.repeat(size / 2), '甲乙丙'.repeat(size / 3)],
    ['figures', '1,234，'.repeat(size / 6), '1,235，'.repeat(size / 6)],
    ['line ends', '\n'.repeat(size), '\n'.repeat(size - 7)],
    ['dashes', '—'.repeat(size), '…'.repeat(size)],
  ])('that are %s are compared all the same', (_, from, to) => {
    expectRight(diffText(from, to), from, to);
  });

  it('that are equal but for a word at either end show the two words, without being coarse', () => {
    const middle = prose(size, 5);
    const [from, to] = [`甲方，${middle}，丙方`, `乙方负责，${middle}，丁方`];
    const { diff } = paused(from, to);
    expect(diff.coarse).toBe(false);
    const [paragraph, ...others] = diff.paragraphs;
    expect(others).toEqual([]);
    const spans = paragraph && 'spans' in paragraph ? paragraph.spans.map(({ kind, text }) => (kind === 'equal' ? '…' : text)) : [];
    expect(spans).toEqual(['甲', '乙', '…', '负责', '…', '丙', '丁', '…']);
    expectRight(diff, from, to);
  });

  it('show one paragraph changed among thousands that did not', () => {
    const paragraphs = lines(4000, 6);
    const { diff } = paused(paragraphs.join('\n'), paragraphs.with(2000, `改写：${paragraphs[2000]}`).join('\n'));
    expect(diff.coarse).toBe(false);
    expect(kindsOf(diff).filter((kind) => kind !== 'equal')).toEqual(['changed']);
  });

  it('with a change in every seventh of twenty thousand paragraphs keep the rest, and say that they are coarse', () => {
    const paragraphs = lines(20_000, 7);
    const [from, to] = [
      paragraphs.join('\n'),
      paragraphs.map((line, i) => (i % 7 === 0 ? line.replace(/^.../u, '改写了') : line)).join('\n'),
    ];
    const { diff } = paused(from, to);
    expect(diff.coarse).toBe(true);
    expect(kindsOf(diff).filter((kind) => kind === 'equal').length).toBeGreaterThan(4000);
    expectRight(diff, from, to);
  });

  it('without a single mark in them, something put in at the beginning, keep what follows it', () => {
    const text = prose(size, 8).replaceAll(/[，\d]/g, '');
    const { spans } = diffWords(text, `新增的开头${text}结尾`);
    const equal = spans.filter(({ kind }) => kind === 'equal').reduce((sum, { text }) => sum + text.length, 0);
    expect(equal).toBeGreaterThan(text.length * 0.95);
  });

  it('cost the same work every time, and the same both ways round', () => {
    const [from, to] = [prose(60_000, 9), prose(60_000, 10)];
    const spent = (a: string, b: string) => {
      const work = new Work();
      diffWords(a, b, work);
      return work.units;
    };
    expect(spent(from, to)).toBe(spent(from, to));
    expect(spent(to, from)).toBe(spent(from, to));
  });
});
