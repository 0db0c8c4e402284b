import type { Steps } from '../steps.js';
import { paragraphsOf } from './diff-text.js';
import { paragraphOrigins, type Words } from './paragraph-origins.js';
import { type PartVersion, replacements } from './part-version.js';

/** A change of how a paragraph is worded. Where it stands is no part of that: a paragraph that is only moved was not changed. */
export interface ParagraphChange {
  /** The revision that made it. */
  readonly revision: number;
  /** Null where the paragraph was written. */
  readonly old: string | null;
  readonly new: string;
}

export interface LineAsked {
  /** How many changes are wanted, from 1: the last so many. */
  readonly last: number;
  /** Only changes made before this revision. Default: all up to the newest version. */
  readonly before?: number;
}

/** A paragraph that is followed back: what is asked of it, and what was found. */
interface Followed extends LineAsked {
  readonly line: ParagraphChange[];
}

/** Paragraphs whose words are kept on the way. */
const wordsKept = 1000;

/**
 * The last changes of some paragraphs of a section, the oldest first. Each paragraph is followed back through edits and moves to the
 * revision that wrote it. What was removed and comes back by a restoration was written by the restoration.
 * Pauses within a version, and after each, so that the caller can rest; looks no further back than it must.
 * @param versions of the section's part, newest first
 * @param asked by index of the paragraph in the newest version; what is no index there has no line
 */
export function* paragraphLines(
  versions: Iterable<PartVersion>,
  asked: ReadonlyMap<number, LineAsked>,
): Steps<ReadonlyMap<number, readonly ParagraphChange[]>> {
  const lines = new Map<number, ParagraphChange[]>();
  const words: Words = new Map();
  let text: readonly string[] | null = null;
  let followed = new Map<number, Followed>();
  for (const { now, old } of replacements(versions)) {
    if (text === null) {
      text = textOf(now);
      for (const index of asked.keys()) if (index < text.length) lines.set(index, []);
      followed = new Map([...lines].map(([index, line]) => [index, { ...(asked.get(index) ?? { last: 0 }), line }]));
    }
    if (followed.size === 0) break;
    const earlier = textOf(old);
    followed = yield* stepBack(followed, text, earlier, now.revision, words);
    text = earlier;
    if (words.size > wordsKept) words.clear();
    yield;
  }
  for (const line of lines.values()) line.reverse();
  return lines;
}

/** Takes up what the revision changed. @returns those that are followed further, by where they stood before it */
function* stepBack(
  followed: ReadonlyMap<number, Followed>,
  now: readonly string[],
  old: readonly string[],
  revision: number,
  words: Words,
): Steps<Map<number, Followed>> {
  const origins = yield* paragraphOrigins(old, now, followed.keys(), words);
  const further = new Map<number, Followed>();
  for (const [index, paragraph] of followed) {
    const origin = origins.get(index);
    const [oldText, newText] = [origin === undefined ? null : (old[origin] ?? ''), now[index] ?? ''];
    const { line, last, before } = paragraph;
    if (oldText !== newText && (before === undefined || revision < before)) line.push({ revision, old: oldText, new: newText });
    if (origin !== undefined && line.length < last) further.set(origin, paragraph);
  }
  return further;
}

function textOf({ part }: PartVersion): readonly string[] {
  return part?.kind === 'section' ? paragraphsOf(part.text) : [];
}
