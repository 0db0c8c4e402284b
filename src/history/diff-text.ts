import { alignSimilar } from './align-similar.js';
import { diffWords, type Span } from './diff-words.js';
import { diffSequences } from './sequence-diff.js';
import { wordsOf } from './words.js';

export type ParagraphDiff =
  | { readonly kind: 'equal' | 'removed' | 'added'; readonly text: string }
  | { readonly kind: 'changed'; readonly spans: readonly Span[] };

export interface TextDiff {
  /** In the order of reading; paragraphs removed stand before those added in their place. */
  readonly paragraphs: readonly ParagraphDiff[];
  /** True when some part of the search was cut off: right, but showing more as changed than need be. */
  readonly coarse: boolean;
}

/**
 * What changed from one text to another: by paragraph (they are separated by "\n"), and by word within a paragraph that changed.
 * Removed and added paragraphs that have enough words in common are one changed paragraph.
 */
export function diffText(from: string, to: string): TextDiff {
  const [old, now] = [paragraphsOf(from), paragraphsOf(to)];
  const { hunks, coarse } = diffSequences(old, now);
  const result = { paragraphs: [] as ParagraphDiff[], coarse };
  let done = 0;
  for (const { fromStart, fromEnd, toStart, toEnd } of hunks) {
    pushAll(result.paragraphs, 'equal', old.slice(done, fromStart));
    if (changed(old.slice(fromStart, fromEnd), now.slice(toStart, toEnd), result.paragraphs)) result.coarse = true;
    done = fromEnd;
  }
  pushAll(result.paragraphs, 'equal', old.slice(done));
  return result;
}

/** Appends what became of some paragraphs; answers whether the search was cut off. */
function changed(old: readonly string[], now: readonly string[], paragraphs: ParagraphDiff[]): boolean {
  if (old.length === 0 || now.length === 0) {
    pushAll(paragraphs, 'removed', old);
    pushAll(paragraphs, 'added', now);
    return false;
  }
  const [oldWords, newWords] = [old.map(wordsOf), now.map(wordsOf)];
  const { pairs, coarse } = alignSimilar(oldWords, newWords);
  let anyCoarse = coarse;
  let [i, j] = [0, 0];
  for (const [pairedOld, pairedNew] of pairs) {
    pushAll(paragraphs, 'removed', old.slice(i, pairedOld));
    pushAll(paragraphs, 'added', now.slice(j, pairedNew));
    const [before, after] = [old[pairedOld] ?? '', now[pairedNew] ?? ''];
    const words = diffWords(before, after, oldWords[pairedOld], newWords[pairedNew]);
    paragraphs.push(before === after ? { kind: 'equal', text: before } : { kind: 'changed', spans: words.spans });
    anyCoarse ||= words.coarse;
    [i, j] = [pairedOld + 1, pairedNew + 1];
  }
  pushAll(paragraphs, 'removed', old.slice(i));
  pushAll(paragraphs, 'added', now.slice(j));
  return anyCoarse;
}

function pushAll(paragraphs: ParagraphDiff[], kind: 'equal' | 'removed' | 'added', texts: readonly string[]): void {
  for (const text of texts) paragraphs.push({ kind, text });
}

/** No text is no paragraph, rather than an empty one. */
export function paragraphsOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}
