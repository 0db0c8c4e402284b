import type { Hunk } from './sequence-diff.js';

/** So many words to either side a better place is looked for. */
const farthest = 200;
/** A replacement of at most so many words is told apart from what was removed or added beside it. */
const mostReplaced = 2;

/**
 * Where a run of words was only added, or only removed, and as well might have been a few words on, it is moved to where a writer would
 * have put it: whole clauses rather than the end of one and the beginning of the next. The hunks stay apart.
 */
export function slidToBoundaries(hunks: readonly Hunk[], from: readonly string[], to: readonly string[]): Hunk[] {
  const slid: Hunk[] = [];
  for (const [index, hunk] of hunks.entries()) {
    const sides = new Sides(hunk, slid.at(-1), hunks[index + 1], from, to);
    if (sides.short === 0) slid.push(sides.part(0, sides.long, sides.bestShift(0, sides.long)));
    else slid.push(...(sides.short < sides.long && sides.short <= mostReplaced ? replacementApart(sides) : [hunk]));
  }
  return slid;
}

/**
 * 0次，举办发布会0 → 1 before 次 is 0 → 1, with ，举办发布会0次 removed: where what is left over of a replacement makes a clause a few
 * words on, it is a hunk of its own.
 */
function replacementApart(sides: Sides): Hunk[] {
  const { short, long } = sides;
  const after = sides.bestShift(short, long);
  if (after > 0 && sides.isClause(short + after, long + after)) return [sides.part(0, short, 0, short), sides.part(short, long, after)];
  const before = sides.bestShift(0, long - short);
  if (before < 0 && sides.isClause(before, long - short + before))
    return [sides.part(0, long - short, before), sides.part(long - short, long, 0, short)];
  return [sides.part(0, long, 0, short)];
}

/** A hunk by its longer side; places in it count from its beginning. */
class Sides {
  readonly long: number;
  readonly short: number;
  private readonly words: readonly string[];
  private readonly longIsNew: boolean;
  private readonly start: number;
  private readonly lowest: number;
  private readonly highest: number;

  constructor(
    private readonly hunk: Hunk,
    before: Hunk | undefined,
    next: Hunk | undefined,
    from: readonly string[],
    to: readonly string[],
  ) {
    const [removed, added] = [hunk.fromEnd - hunk.fromStart, hunk.toEnd - hunk.toStart];
    this.longIsNew = added > removed;
    [this.long, this.short] = this.longIsNew ? [added, removed] : [removed, added];
    [this.words, this.start] = this.longIsNew ? [to, hunk.toStart] : [from, hunk.fromStart];
    this.lowest = before === undefined ? 0 : (this.longIsNew ? before.toEnd : before.fromEnd) + 1;
    this.highest = next === undefined ? this.words.length : (this.longIsNew ? next.toStart : next.fromStart) - 1;
  }

  /** Part of the longer side as a hunk, with so many words of the shorter side, which it takes where it stands, moved by a shift. */
  part(start: number, end: number, shift: number, taken = 0): Hunk {
    const long = [this.start + start + shift, this.start + end + shift] as const;
    const other = this.longIsNew ? this.hunk.fromStart : this.hunk.toStart;
    const otherStart = other + shift + (taken > 0 || start === 0 ? 0 : this.short);
    const short = [otherStart, otherStart + taken] as const;
    const [[fromStart, fromEnd], [toStart, toEnd]] = this.longIsNew ? [short, long] : [long, short];
    return { fromStart, fromEnd, toStart, toEnd };
  }

  /** How far a part of the longer side had best slide, to the left where negative; 0 where it is no better anywhere else. */
  bestShift(start: number, end: number): number {
    const [first, last] = [this.start + start, this.start + end];
    let best = { by: 0, score: this.score(first, last) };
    const consider = (by: number) => {
      const score = this.score(first + by, last + by);
      if (score > best.score) best = { by, score };
    };
    const { words } = this;
    const lowest = Math.max(this.lowest, first - farthest);
    const highest = Math.min(this.highest, last + farthest);
    for (let by = -1; first + by >= lowest && words[first + by] === words[last + by]; by--) consider(by);
    for (let by = 1; last + by <= highest && words[first + by - 1] === words[last + by - 1]; by++) consider(by);
    return best.by;
  }

  /** Whether there is a mark at both ends of a part. */
  isClause(start: number, end: number): boolean {
    return scoreOfCut(this.words, this.start + start) > 0 && scoreOfCut(this.words, this.start + end) > 0;
  }

  private score(start: number, end: number): number {
    return scoreOfCut(this.words, start) + scoreOfCut(this.words, end);
  }
}

/** How well a text may be cut before a word. */
function scoreOfCut(words: readonly string[], at: number): number {
  if (at === 0 || at === words.length) return 5;
  const [before, after] = [words[at - 1] ?? '', words[at] ?? ''];
  if (/[。！？；…\n][”’」』）》]*$/.test(before)) return 5;
  if (/[，：,;:]$/.test(before)) return 4;
  if (/、$/.test(before)) return 3;
  if (/[”’」』）》]$/.test(before) || /^[“‘「『（《]/.test(after)) return 2;
  return /^[，。；：、！？,;:]/.test(after) ? 1 : 0;
}
