import type { Steps } from '../steps.js';
import { clausesOf, sentencesOf } from './sentences.js';
import { diffSequencesSteps, type Hunk } from './sequence-diff.js';
import { roughWordsOf, wordsOf } from './words.js';
import { charactersPerStep, wordsInSteps } from './words-in-steps.js';
import { roughCharacter, segmentingCharacter, type Work } from './work.js';

/** Two texts in pieces, and where the pieces differ: words where something changed, whole sentences elsewhere. */
export interface WordHunks {
  readonly old: readonly string[];
  readonly now: readonly string[];
  readonly hunks: readonly Hunk[];
  readonly coarse: boolean;
}

/** Characters, of both texts: more are not looked at one by one. */
const longestRough = 400_000;

/** Takes two texts to sentences, those that changed to clauses where they are long, and what changed of these to words. */
export function* refineSteps(from: string, to: string, work: Work): Steps<WordHunks> {
  const refinement = new Refinement(work);
  yield* refinement.compare('sentences', yield* sentencesOf(from), yield* sentencesOf(to));
  return refinement;
}

type Pieces = 'sentences' | 'clauses' | 'words';

class Refinement implements WordHunks {
  readonly old: string[] = [];
  readonly now: string[] = [];
  readonly hunks: Hunk[] = [];
  coarse = false;

  constructor(private readonly work: Work) {}

  /** Appends pieces of both texts; those that differ are taken to smaller ones, unless they are words already. */
  *compare(what: Pieces, from: readonly string[], to: readonly string[]): Steps<void> {
    const { hunks, coarse } = yield* diffSequencesSteps(from, to, undefined, this.work);
    this.coarse ||= coarse;
    let done = 0;
    for (const { fromStart, fromEnd, toStart, toEnd } of hunks) {
      this.keep(from, done, fromStart);
      done = fromEnd;
      const [removed, added] = [from.slice(fromStart, fromEnd), to.slice(toStart, toEnd)];
      if (what === 'words' || removed.length === 0 || added.length === 0) this.change(removed, added);
      else yield* this.refine(what, removed.join(''), added.join(''));
    }
    this.keep(from, done, from.length);
    if (hunks.length > 0) yield;
  }

  private *refine(what: Pieces, removed: string, added: string): Steps<void> {
    const length = removed.length + added.length;
    if (length <= charactersPerStep && this.work.spend(length * segmentingCharacter)) {
      const old = wordsOf(removed);
      yield;
      yield* this.compare('words', old, wordsOf(added));
      return;
    }
    if (what === 'sentences') {
      const [old, now] = [yield* clausesOf(removed), yield* clausesOf(added)];
      if (sharesAny(old, now)) {
        yield* this.compare('clauses', old, now);
        return;
      }
    }
    if (length <= longestRough && this.work.spend(length * roughCharacter)) {
      yield* this.compare('words', yield* wordsInSteps(removed, roughWordsOf), yield* wordsInSteps(added, roughWordsOf));
      return;
    }
    this.coarse = true;
    this.change([removed], [added]);
  }

  private keep(pieces: readonly string[], start: number, end: number): void {
    pushAll(this.old, pieces, start, end);
    pushAll(this.now, pieces, start, end);
  }

  private change(removed: readonly string[], added: readonly string[]): void {
    const [fromStart, toStart] = [this.old.length, this.now.length];
    pushAll(this.old, removed);
    pushAll(this.now, added);
    this.hunks.push({ fromStart, fromEnd: this.old.length, toStart, toEnd: this.now.length });
  }
}

function sharesAny(a: readonly string[], b: readonly string[]): boolean {
  const known = new Set(a);
  return b.some((piece) => known.has(piece));
}

/** One by one: too many arguments overflow the stack. */
function pushAll(list: string[], items: readonly string[], start = 0, end = items.length): void {
  for (let i = start; i < end; i++) list.push(items[i] as string);
}
