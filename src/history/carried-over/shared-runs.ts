import type { Steps } from '../../steps.js';
import { windowNames } from './window-names.js';

/** A run of letters of a new text that stands in an old one. Places are numbers of letters. */
export interface Run {
  readonly start: number;
  readonly end: number;
  /** The old text it stands in, and where. */
  readonly old: number;
  readonly oldStart: number;
}

export interface TextPlace {
  /** Where the text begins in the sequence. */
  readonly base: number;
  /** How many letters it has. */
  readonly letters: number;
}

/** Places of a window in the old texts that are tried for the longest run; which are tried changes no score. */
const mostTried = 32;

/**
 * Finds in new texts what stands in old ones, in runs of at least so many letters. What is found is exact: a letter is in a run if and
 * only if it is in some window of that length that stands in an old text.
 */
export class SharedRuns {
  /** The first place of each name in the old texts, and the next after each place; −1 where there is none. */
  private readonly first: Int32Array;
  private readonly next: Int32Array;

  private constructor(
    private readonly sequence: Int32Array,
    private readonly names: Int32Array,
    private readonly olds: readonly TextPlace[],
    private readonly shortest: number,
  ) {
    this.first = new Int32Array(this.names.length).fill(-1);
    this.next = new Int32Array(this.names.length).fill(-1);
    for (const { base, letters } of olds.toReversed()) {
      for (let letter = letters - shortest; letter >= 0; letter--) {
        const at = base + 2 * letter;
        const name = this.names[at] ?? 0;
        this.next[at] = this.first[name] ?? -1;
        this.first[name] = at;
      }
    }
  }

  /** @param sequence letters and gaps in turn, the texts one after the other */
  static *of(sequence: Int32Array, olds: readonly TextPlace[], shortest: number): Steps<SharedRuns> {
    const names = yield* windowNames(sequence, 2 * shortest - 1);
    yield;
    const runs = new SharedRuns(sequence, names, olds, shortest);
    yield;
    return runs;
  }

  /** How many letters of a new text stand in an old one. */
  count({ base, letters }: TextPlace): number {
    let count = 0;
    let end = 0;
    for (let letter = 0; letter + this.shortest <= letters; letter++) {
      if (this.placeOf(base + 2 * letter) < 0) continue;
      count += letter + this.shortest - Math.max(end, letter);
      end = letter + this.shortest;
    }
    return count;
  }

  /** The runs of a new text in its order, each as long as can be from where it begins. They may overlap, and cover all that is shared. */
  *runs({ base, letters }: TextPlace): Generator<Run> {
    for (let letter = 0; letter + this.shortest <= letters; ) {
      const run = this.longest(base, letter);
      if (run) yield run;
      letter = run ? run.end - this.shortest + 1 : letter + 1;
    }
  }

  private longest(base: number, letter: number): Run | null {
    const start = base + 2 * letter;
    let best: { at: number; length: number } | null = null;
    let tried = 0;
    for (let at = this.placeOf(start); at >= 0 && tried < mostTried; at = this.next[at] ?? -1) {
      const length = this.lengthAt(start, at);
      if (best === null || length > best.length) best = { at, length };
      tried++;
    }
    if (best === null) return null;
    const { at, length } = best;
    const old = this.olds.findLastIndex((text) => text.base <= at && text.letters > 0);
    return { start: letter, end: letter + length, old, oldStart: (at - (this.olds[old]?.base ?? 0)) / 2 };
  }

  private placeOf(start: number): number {
    return this.first[this.names[start] ?? 0] ?? -1;
  }

  /** Letters in common from two places on: the end of a text is like nothing else, so that no run goes past it. */
  private lengthAt(start: number, at: number): number {
    const { sequence } = this;
    let length = 0;
    while (sequence[start + length] === sequence[at + length]) length++;
    return (length + 1) >> 1;
  }
}
