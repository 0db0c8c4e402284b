import type { Steps } from '../steps.js';
import { alignSimilar, alike, maxComparisons } from './align-similar.js';
import { diffWordsSteps, type Span } from './diff-words.js';
import { lettersIn } from './likeness.js';
import { type ParagraphDiff, paragraphsOf, type TextDiff } from './paragraph-diff.js';
import { diffSequencesSteps, type Hunk } from './sequence-diff.js';
import { type Group, withPieces } from './split-paragraphs.js';
import { type Side, twinsOf } from './twins.js';
import { wordsOfEach } from './words-in-steps.js';
import { segmentingCharacter, type Work } from './work.js';

/** Of paragraphs that are alike this much must be equal in its place, or there is nothing to be seen in showing them as one. */
const leastEqual = 0.2;

/** What would come after the last of so many is part of it. */
const mostParagraphs = 5000;

/**
 * What changed from one text to another, with no regard to moves: by paragraph, and by word within a paragraph that changed. Removed and
 * added paragraphs that have enough words in common are one changed paragraph, unless they stand elsewhere word for word.
 */
export function* alignTextSteps(from: string, to: string, work: Work): Steps<TextDiff> {
  const [old, now] = [firstParagraphs(from), firstParagraphs(to)];
  const { hunks, coarse } = yield* diffSequencesSteps(old, now, undefined, work);
  const twins = twinsOf(sideOf(old, hunks, 'from'), sideOf(now, hunks, 'to'));
  const alignment = new Alignment(old, now, work, coarse || [old, now].some(({ length }) => length === mostParagraphs));
  const [oldTwins, newTwins] = [new Set(twins.map(([i]) => i)), new Set(twins.map(([, j]) => j))];
  for (const { fromStart, fromEnd, toStart, toEnd } of hunks) {
    yield;
    alignment.equalUpTo(fromStart);
    const single = (start: number, end: number, known: ReadonlySet<number>) => range(start, end).filter((index) => !known.has(index));
    yield* alignment.change(single(fromStart, fromEnd, oldTwins), single(toStart, toEnd, newTwins));
    alignment.upTo(fromEnd, toEnd);
  }
  alignment.equalUpTo(old.length);
  return { paragraphs: alignment.paragraphs, coarse: alignment.coarse };
}

/** The alignment of two texts as it grows, from the beginning on. */
class Alignment {
  readonly paragraphs: ParagraphDiff[] = [];
  /** Paragraphs of either text that have been told. */
  private i = 0;
  private j = 0;

  constructor(
    private readonly old: readonly string[],
    private readonly now: readonly string[],
    private readonly work: Work,
    public coarse: boolean,
  ) {}

  equalUpTo(end: number): void {
    while (this.i < end) {
      const text = this.old[this.i] ?? '';
      this.paragraphs.push({ kind: 'equal', text, oldNumber: ++this.i, newNumber: ++this.j });
    }
  }

  /** Tells what comes before these as removed and added. */
  upTo(oldEnd: number, newEnd: number): void {
    while (this.i < oldEnd) {
      const text = this.old[this.i] ?? '';
      this.paragraphs.push({ kind: 'removed', text, oldNumber: ++this.i, newNumber: null });
    }
    while (this.j < newEnd) {
      const text = this.now[this.j] ?? '';
      this.paragraphs.push({ kind: 'added', text, oldNumber: null, newNumber: ++this.j });
    }
  }

  /** Tells those of the paragraphs that were made of each other. */
  *change(old: readonly number[], now: readonly number[]): Steps<void> {
    if (old.length === 0 || now.length === 0) return;
    const alone = old.length === 1 && now.length === 1;
    const groups = alone ? [{ old: { start: 0, end: 1 }, now: { start: 0, end: 1 } }] : yield* this.similar(old, now);
    for (const group of groups) {
      yield* this.tellChanged(
        old.slice(group.old.start, group.old.end),
        now.slice(group.now.start, group.now.end),
        alone ? alike : leastEqual,
      );
    }
  }

  private *similar(old: readonly number[], now: readonly number[]): Steps<readonly Group[]> {
    const [oldTexts, newTexts] = [textsAt(this.old, old), textsAt(this.now, now)];
    const length = [...oldTexts, ...newTexts].reduce((sum, text) => sum + text.length, 0);
    if (old.length * now.length > maxComparisons || !this.work.spend(length * segmentingCharacter)) {
      this.coarse = true;
      return [];
    }
    const [oldWords, newWords] = [yield* wordsOfEach(oldTexts), yield* wordsOfEach(newTexts)];
    const { pairs, coarse } = yield* alignSimilar(oldWords, newWords, this.work);
    this.coarse ||= coarse;
    yield;
    const placed = (places: readonly number[], words: readonly (readonly string[])[]) =>
      places.map((place, index) => ({ place, words: words[index] ?? [] }));
    return withPieces(pairs, placed(old, oldWords), placed(now, newWords));
  }

  private *tellChanged(old: readonly number[], now: readonly number[], least: number): Steps<void> {
    const [before, after] = [textsAt(this.old, old).join('\n'), textsAt(this.now, now).join('\n')];
    const { spans, coarse } = yield* diffWordsSteps(before, after, this.work);
    this.coarse ||= coarse;
    if (equalShare(spans) < least) return;
    this.upTo(old[0] ?? 0, now[0] ?? 0);
    const numbers = { oldNumber: this.i + 1, newNumber: this.j + 1 };
    this.paragraphs.push(before === after ? { kind: 'equal', text: before, ...numbers } : { kind: 'changed', spans, ...numbers });
    this.i += old.length;
    this.j += now.length;
  }
}

function textsAt(paragraphs: readonly string[], places: readonly number[]): string[] {
  return places.map((place) => paragraphs[place] ?? '');
}

function firstParagraphs(text: string): string[] {
  const paragraphs = paragraphsOf(text);
  if (paragraphs.length <= mostParagraphs) return paragraphs;
  return [...paragraphs.slice(0, mostParagraphs - 1), paragraphs.slice(mostParagraphs - 1).join('\n')];
}

/** In a longer text the punctuation makes no difference. */
const longestCounted = 10_000;

/** How much of the letters of both texts is equal: 0 nothing, 1 all. */
function equalShare(spans: readonly Span[]): number {
  let [equal, all] = [0, 0];
  for (const { kind, text } of spans) {
    const letters = (text.length > longestCounted ? text.length : lettersIn(text)) * (kind === 'equal' ? 2 : 1);
    all += letters;
    if (kind === 'equal') equal += letters;
  }
  return all === 0 ? 0 : equal / all;
}

/** The paragraphs of one side that stand in hunks. */
function sideOf(paragraphs: readonly string[], hunks: readonly Hunk[], side: 'from' | 'to'): Side {
  return hunks.flatMap((hunk) =>
    range(hunk[`${side}Start`], hunk[`${side}End`]).map((index) => ({ place: index, text: paragraphs[index] ?? '' })),
  );
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}
