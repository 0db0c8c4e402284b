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

/**
 * The fewest removals and additions that make `to` of `from`: Myers, "An O(ND) Difference Algorithm and Its Variations" (1986).
 * The same hunks come out, mirrored, when the two change places.
 * @param maxEdits beyond so many the answer is one coarse hunk
 */
export function diffSequences(from: readonly string[], to: readonly string[], maxEdits: number = defaultMaxEdits): SequenceDiff {
  return precedes(to, from) ? mirrored(diff(to, from, maxEdits)) : diff(from, to, maxEdits);
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

function diff(from: readonly string[], to: readonly string[], maxEdits: number): SequenceDiff {
  let start = 0;
  const shorter = Math.min(from.length, to.length);
  while (start < shorter && from[start] === to[start]) start++;
  let tail = 0;
  while (tail < shorter - start && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  const whole = { fromStart: start, fromEnd: from.length - tail, toStart: start, toEnd: to.length - tail };
  if (whole.fromStart === whole.fromEnd && whole.toStart === whole.toEnd) return { hunks: [], coarse: false };
  if (whole.fromStart === whole.fromEnd || whole.toStart === whole.toEnd) return { hunks: [whole], coarse: false };

  const [a, b] = numbered(from.slice(whole.fromStart, whole.fromEnd), to.slice(whole.toStart, whole.toEnd));
  const trace = search(a, b, maxEdits);
  return trace === null ? { hunks: [whole], coarse: true } : { hunks: hunksOf(trace, a.length, b.length, start), coarse: false };
}

/** Tokens as numbers, equal for equal tokens: cheaper to compare. */
function numbered(from: readonly string[], to: readonly string[]): readonly [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const numberOf = (token: string): number => {
    const known = numbers.get(token);
    if (known === undefined) numbers.set(token, numbers.size);
    return known ?? numbers.size - 1;
  };
  return [Int32Array.from(from, numberOf), Int32Array.from(to, numberOf)];
}

/**
 * For each number of edits d, how far along `a` each diagonal k (from −d to d, at index k + d) can be followed; the last reaches both
 * ends. Null when that takes more than `maxEdits`.
 */
function search(a: Int32Array, b: Int32Array, maxEdits: number): readonly Int32Array[] | null {
  const max = Math.min(a.length + b.length, maxEdits);
  const reach = new Int32Array(2 * max + 3);
  const middle = max + 1;
  const trace: Int32Array[] = [];
  for (let d = 0; d <= max; d++) {
    for (let k = -d; k <= d; k += 2) {
      const left = reach[middle + k - 1] as number;
      const above = reach[middle + k + 1] as number;
      let x = k === -d || (k !== d && left < above) ? above : left + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach[middle + k] = x;
      if (x >= a.length && x - k >= b.length) {
        trace.push(reach.slice(middle - d, middle + d + 1));
        return trace;
      }
    }
    trace.push(reach.slice(middle - d, middle + d + 1));
  }
  return null;
}

/** Walks the trace back from both ends, joining edits that touch. */
function hunksOf(trace: readonly Int32Array[], fromLength: number, toLength: number, offset: number): Hunk[] {
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
    const next = hunks.at(-1);
    const touches = next !== undefined && next.fromStart === afterX + offset && next.toStart === afterY + offset;
    const edit = { fromStart: beforeX + offset, fromEnd: afterX + offset, toStart: beforeY + offset, toEnd: afterY + offset };
    if (touches) hunks[hunks.length - 1] = { ...edit, fromEnd: next.fromEnd, toEnd: next.toEnd };
    else hunks.push(edit);
    [x, y] = [beforeX, beforeY];
  }
  return hunks.reverse();
}
