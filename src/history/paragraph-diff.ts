import type { Span } from './diff-words.js';

/**
 * What became of a paragraph. One that was moved is told twice: where it stood (`movedAway`) and where it stands now (`movedHere`), with
 * what was changed in it on the way; each names the place of the other. One that was split, or made of several, is one changed paragraph
 * with line ends among its spans.
 */
export type ParagraphDiff = ParagraphNumbers &
  (
    | { readonly kind: 'equal' | 'removed' | 'added'; readonly text: string }
    | { readonly kind: 'changed'; readonly spans: readonly Span[] }
    | { readonly kind: 'movedAway'; readonly text: string; readonly counterpart: ParagraphPlace }
    | { readonly kind: 'movedHere'; readonly spans: readonly Span[]; readonly counterpart: ParagraphPlace }
  );

/** Counted from 1 in its section, of several the first; null where that side has no such paragraph in this place. */
export interface ParagraphNumbers {
  readonly oldNumber: number | null;
  readonly newNumber: number | null;
}

export interface ParagraphPlace {
  readonly section: string;
  /** From 1. */
  readonly number: number;
}

export interface TextDiff {
  /** In the order of reading; paragraphs removed stand before those added in their place. */
  readonly paragraphs: readonly ParagraphDiff[];
  /** True when some part of the search was cut off: right, but showing more as changed than need be. */
  readonly coarse: boolean;
}

/** No text is no paragraph, rather than an empty one. */
export function paragraphsOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}
