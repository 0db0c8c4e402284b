import { Pace } from '../pace.js';
import { finished, type Steps } from '../steps.js';
import { type ContentLine, contentLines } from './content-lines.js';
import type { Version } from './labels.js';
import { diffSequencesSteps, type Hunk } from './sequence-diff.js';

/** Lines shown before and after each change. */
export const defaultContext = 3;
/** Units of work (see work.ts) for a line. */
const writingLine = 20;

/**
 * The difference as unified text, such as `diff -u` writes and `patch` takes: of the two reports as {@link contentLines}, a line for each
 * paragraph and each cell. After each hunk's numbers stands the heading that it begins under. Empty where nothing differs.
 * @param names what the two are called in the first lines
 */
export function unifiedText(from: Version, to: Version, names: readonly [string, string], context: number = defaultContext): string {
  return finished(unifiedTextSteps(from, to, names, context));
}

export function* unifiedTextSteps(
  from: Version,
  to: Version,
  [fromName, toName]: readonly [string, string],
  context: number = defaultContext,
): Steps<string> {
  const [old, now] = [yield* contentLines(from), yield* contentLines(to)];
  const texts = (lines: readonly ContentLine[]) => lines.map(({ text }) => text);
  const { hunks } = yield* diffSequencesSteps(texts(old), texts(now));
  if (hunks.length === 0) return '';
  const pieces = [`--- ${fromName}\n+++ ${toName}\n`];
  const lines: string[] = [];
  const pace = new Pace();
  for (const group of grouped(hunks, 2 * context)) {
    for (const line of unifiedHunk(group, old, now, context)) {
      lines.push(`${line}\n`);
      if (!pace.isDue(writingLine)) continue;
      pieces.push(lines.splice(0).join(''));
      yield;
    }
  }
  return [...pieces, ...lines].join('');
}

/** Hunks whose contexts touch or overlap are written as one. */
function grouped(hunks: readonly Hunk[], distance: number): (readonly [Hunk, ...Hunk[]])[] {
  const groups: [Hunk, ...Hunk[]][] = [];
  for (const hunk of hunks) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && hunk.fromStart - before.fromEnd <= distance) group.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

function* unifiedHunk(
  group: readonly [Hunk, ...Hunk[]],
  old: readonly ContentLine[],
  now: readonly ContentLine[],
  context: number,
): Generator<string> {
  const [first, last] = [group[0], group.at(-1) ?? group[0]];
  const before = Math.min(context, first.fromStart);
  const after = Math.min(context, old.length - last.fromEnd);
  const ranges = `-${rangeOf(first.fromStart - before, last.fromEnd + after)} +${rangeOf(first.toStart - before, last.toEnd + after)}`;
  yield `@@ ${ranges} @@ ${headingOf(first, old, now)}`.trimEnd();
  const signed = function* (sign: string, from: readonly ContentLine[], start: number, end: number) {
    for (let i = start; i < end; i++) yield `${sign}${from[i]?.text ?? ''}`;
  };
  let done = first.fromStart - before;
  for (const { fromStart, fromEnd, toStart, toEnd } of group) {
    yield* signed(' ', old, done, fromStart);
    yield* signed('-', old, fromStart, fromEnd);
    yield* signed('+', now, toStart, toEnd);
    done = fromEnd;
  }
  yield* signed(' ', old, done, last.fromEnd + after);
}

/** Lines count from 1; where there are none, the line before them is named. */
function rangeOf(start: number, end: number): string {
  const count = end - start;
  return count === 1 ? String(start + 1) : `${count === 0 ? start : start + 1},${count}`;
}

function headingOf({ fromStart, fromEnd, toStart }: Hunk, old: readonly ContentLine[], now: readonly ContentLine[]): string {
  return (fromStart < fromEnd ? old[fromStart]?.under : now[toStart]?.under) ?? '';
}
