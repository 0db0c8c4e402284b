import type { Steps } from '../../steps.js';
import { gapAfter, type Letters } from './letters.js';

/** Texts written one after the other as numbers: letter, gap, letter, gap … The gap after the last letter of a text is like no other. */
export interface Sequence {
  /** The gaps as they stand: equal numbers, equal characters. */
  readonly verbatim: Int32Array;
  /** The gaps with figures masked, and widths and spaces aside. */
  readonly masked: Int32Array;
  /** Where each text begins. */
  readonly bases: readonly number[];
}

/** Letters that are numbered in one step. */
const perStep = 3000;

export function* sequenceOf(texts: readonly Letters[]): Steps<Sequence> {
  const length = texts.reduce((sum, { letters }) => sum + 2 * letters.length, 0);
  const [verbatim, masked] = [new Int32Array(length), new Int32Array(length)];
  const [letterNumbers, gapNumbers, maskNumbers] = [new Numbers(), new Numbers(), new Numbers()];
  const masks = new Map<string, number>();
  const bases: number[] = [];
  let at = 0;
  let ends = 0;
  for (const text of texts) {
    bases.push(at);
    for (const [index, letter] of text.letters.entries()) {
      // Letters are even, gaps odd and ends of texts below them, so that none is taken for another.
      const gap = gapAfter(text, index);
      const last = index === text.letters.length - 1;
      let mask = masks.get(gap);
      if (mask === undefined) {
        mask = maskNumbers.of(maskedGap(gap));
        masks.set(gap, mask);
      }
      verbatim[at] = masked[at] = 2 * letterNumbers.of(letter);
      verbatim[at + 1] = last ? -1 - ends : 2 * gapNumbers.of(gap) + 1;
      masked[at + 1] = last ? -1 - ends : 2 * mask + 1;
      at += 2;
      if (last) ends++;
      if (at % (2 * perStep) === 0) yield;
    }
  }
  return { verbatim, masked, bases };
}

/** A gap with each figure as #. */
export function maskedGap(gap: string): string {
  if (gap === '') return gap;
  return gap
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[\d〇零一二三四五六七八九十百千万亿两]+(?:[.,:/-]\d+)*%?/g, '#');
}

class Numbers {
  private readonly known = new Map<string, number>();

  of(text: string): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    this.known.set(text, this.known.size);
    return this.known.size - 1;
  }
}
