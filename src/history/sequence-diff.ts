import { Pace } from '../pace.js';
import { finished, type Steps } from '../steps.js';
import { commonAnchors } from './common-anchors.js';
import { Work } from './work.js';

/** A stretch that differs: `from[fromStart, fromEnd)` became `to[toStart, toEnd)`. What lies between two hunks is equal. */
export interface Hunk {
  readonly fromStart: number;
  readonly fromEnd: number;
  readonly toStart: number;
  readonly toEnd: number;
}

export interface SequenceDiff {
  /** In order, none touching the next. */
  readonly hunks: readonly Hunk[];
  /** True when the search was cut off: the hunks are right, but larger than need be. */
  readonly coarse: boolean;
}

/** With so many tokens removed and added, time and memory stay below some milliseconds and megabytes. */
const defaultMaxEdits = 1000;
/** Tokens that are numbered in one step. */
const perStep = 5000;
/** Units of work that one call spends at most. */
const mostWork = 3_000_000;
/** Units for a stretch between anchors, besides the comparing: what it takes to set about it. */
const settingAbout = 500;

/**
 * The fewest removals and additions that make `to` of `from`: Myers, "An O(ND) Difference Algorithm and Its Variations" (1986).
 * Where those are too many to be found, what both have just once is kept, and what lies between is compared by itself.
 * The same hunks come out, mirrored, when the two change places.
 * @param maxEdits beyond so many the answer is coarse
 * @param work what may be spent; the same is spent when the two change places
 */
export function diffSequences(
  from: readonly string[],
  to: readonly string[],
  maxEdits: number = defaultMaxEdits,
  work: Work = new Work(),
): SequenceDiff {
  return finished(diffSequencesSteps(from, to, maxEdits, work));
}

export function* diffSequencesSteps(
  from: readonly string[],
  to: readonly string[],
  maxEdits: number = defaultMaxEdits,
  work: Work = new Work(),
): Steps<SequenceDiff> {
  return precedes(to, from) ? mirrored(yield* diff(to, from, maxEdits, work)) : yield* diff(from, to, maxEdits, work);
}

/** Whether `a` comes before `b` in a fixed order of sequences: what is done in that order is the same both ways round. */
export function precedes(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return a.length < b.length;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] as string) < (b[i] as string);
  return false;
}

function mirrored({ hunks, coarse }: SequenceDiff): SequenceDiff {
  const swapped = hunks.map(({ fromStart, fromEnd, toStart, toEnd }) => ({
    fromStart: toStart,
    fromEnd: toEnd,
    toStart: fromStart,
    toEnd: fromEnd,
  }));
  return { hunks: swapped, coarse };
}

function* diff(from: readonly string[], to: readonly string[], maxEdits: number, work: Work): Steps<SequenceDiff> {
  const [a, b] = yield* numbered(from, to);
  const result = { hunks: [] as Hunk[], coarse: false };
  const whole = { fromStart: 0, fromEnd: a.length, toStart: 0, toEnd: b.length };
  const budget = work.upTo(mostWork);
  const pace = new Pace();
  if (yield* diffStretch(a, b, whole, maxEdits, budget, pace, result.hunks)) return result;

  yield;
  result.hunks = [];
  result.coarse = true;
  let [fromStart, toStart] = [0, 0];
  for (const [i, j] of [...(yield* commonAnchors(a, b)), [a.length, b.length] as const]) {
    const gap = { fromStart, fromEnd: i, toStart, toEnd: j };
    if (pace.isDue(settingAbout)) yield;
    if (!(yield* diffStretch(a, b, gap, maxEdits, budget, pace, result.hunks))) result.hunks.push(trimmed(a, b, gap));
    [fromStart, toStart] = [i + 1, j + 1];
  }
  return result;
}

/** Appends the hunks of a stretch; answers false, and appends none, where they are too many to be found. */
function* diffStretch(
  a: Int32Array,
  b: Int32Array,
  stretch: Hunk,
  maxEdits: number,
  work: Work,
  pace: Pace,
  hunks: Hunk[],
): Steps<boolean> {
  const { fromStart, fromEnd, toStart, toEnd } = trimmed(a, b, stretch);
  if (fromStart === fromEnd && toStart === toEnd) return true;
  if (fromStart === fromEnd || toStart === toEnd) {
    hunks.push({ fromStart, fromEnd, toStart, toEnd });
    return true;
  }
  const [from, to] = [a.subarray(fromStart, fromEnd), b.subarray(toStart, toEnd)];
  const trace = yield* search(from, to, maxEdits, work, pace);
  if (trace === null) return false;
  hunks.push(...hunksOf(trace, from.length, to.length, fromStart, toStart));
  return true;
}

/** Without what the stretch's sides have in common at the beginning and the end. */
function trimmed(a: Int32Array, b: Int32Array, { fromStart, fromEnd, toStart, toEnd }: Hunk): Hunk {
  const shorter = Math.min(fromEnd - fromStart, toEnd - toStart);
  let head = 0;
  while (head < shorter && a[fromStart + head] === b[toStart + head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[fromEnd - 1 - tail] === b[toEnd - 1 - tail]) tail++;
  return { fromStart: fromStart + head, fromEnd: fromEnd - tail, toStart: toStart + head, toEnd: toEnd - tail };
}

/** Tokens as numbers, equal for equal tokens: cheaper to compare. */
function* numbered(from: readonly string[], to: readonly string[]): Steps<readonly [Int32Array, Int32Array]> {
  const known = new Map<string, number>();
  return [yield* numbersOf(from, known), yield* numbersOf(to, known)];
}

function* numbersOf(tokens: readonly string[], known: Map<string, number>): Steps<Int32Array> {
  const numbers = new Int32Array(tokens.length);
  for (const [index, token] of tokens.entries()) {
    const number = known.get(token) ?? known.size;
    if (number === known.size) known.set(token, number);
    numbers[index] = number;
    if (index % perStep === perStep - 1) yield;
  }
  return numbers;
}

/**
 * For each number of edits d, how far along `a` each diagonal k (from −d to d, at index k + d) can be followed; the last reaches both
 * ends. Null when that takes more than `maxEdits`, or more work than there is.
 */
function* search(a: Int32Array, b: Int32Array, maxEdits: number, work: Work, pace: Pace): Steps<readonly Int32Array[] | null> {
  const max = Math.min(a.length + b.length, maxEdits);
  const reach = new Int32Array(2 * max + 3);
  const middle = max + 1;
  const trace: Int32Array[] = [];
  for (let d = 0; d <= max; d++) {
    let steps = d + 1;
    for (let k = -d; k <= d; k += 2) {
      const left = reach[middle + k - 1] as number;
      const above = reach[middle + k + 1] as number;
      const start = k === -d || (k !== d && left < above) ? above : left + 1;
      let x = start;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      steps += x - start;
      reach[middle + k] = x;
      if (x >= a.length && x - k >= b.length) {
        trace.push(reach.slice(middle - d, middle + d + 1));
        return trace;
      }
    }
    if (!work.spend(steps)) return null;
    if (pace.isDue(steps)) yield;
    trace.push(reach.slice(middle - d, middle + d + 1));
  }
  return null;
}

/** Walks the trace back from both ends, joining edits that touch. */
function hunksOf(trace: readonly Int32Array[], fromLength: number, toLength: number, fromOffset: number, toOffset: number): Hunk[] {
  const hunks: Hunk[] = [];
  let [x, y] = [fromLength, toLength];
  for (let d = trace.length - 1; d > 0; d--) {
    const reach = trace[d - 1] as Int32Array;
    const k = x - y;
    const left = reach[k - 1 + d - 1] as number;
    const above = reach[k + 1 + d - 1] as number;
    const added = k === -d || (k !== d && left < above);
    const beforeX = added ? above : left;
    const beforeY = beforeX - (added ? k + 1 : k - 1);
    const [afterX, afterY] = added ? [beforeX, beforeY + 1] : [beforeX + 1, beforeY];
    const edit = {
      fromStart: beforeX + fromOffset,
      fromEnd: afterX + fromOffset,
      toStart: beforeY + toOffset,
      toEnd: afterY + toOffset,
    };
    const next = hunks.at(-1);
    if (next !== undefined && next.fromStart === edit.fromEnd && next.toStart === edit.toEnd)
      hunks[hunks.length - 1] = { ...edit, fromEnd: next.fromEnd, toEnd: next.toEnd };
    else hunks.push(edit);
    [x, y] = [beforeX, beforeY];
  }
  return hunks.reverse();
}
