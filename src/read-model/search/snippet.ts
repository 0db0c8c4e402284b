import type { Hit } from './hits.js';
import type { Passage, Span } from './search.js';

/** How much of a text is shown, and how much of that stands before the first hit (characters). */
const longest = 120;
const lead = 24;

/** The piece of a text with the most different words in it, and the places of all of them marked. */
export function snippetOf(original: string, hits: readonly Hit[]): Pick<Passage, 'spans' | 'cutBefore' | 'cutAfter'> {
  const first = densest(hits);
  const from = original.length <= longest ? 0 : whole(original, Math.max(0, Math.min(first - lead, original.length - longest)));
  const to = whole(original, Math.min(original.length, from + longest));
  return { spans: spansOf(original, from, to, hits), cutBefore: from > 0, cutAfter: to < original.length };
}

/** Where to begin so that most different words are seen; of equals the first. */
function densest(hits: readonly Hit[]): number {
  let best = { at: 0, words: 0 };
  for (const [index, { start }] of hits.entries()) {
    const words = new Set<number>();
    for (let next = index; next < hits.length; next++) {
      const hit = hits[next] as Hit;
      if (hit.end > start + longest - lead) break;
      words.add(hit.word);
    }
    if (words.size > best.words) best = { at: start, words: words.size };
  }
  return best.words === 0 ? (hits[0]?.start ?? 0) : best.at;
}

function spansOf(original: string, from: number, to: number, hits: readonly Hit[]): readonly Span[] {
  const spans: Span[] = [];
  let at = from;
  const upTo = (end: number, hit: boolean): void => {
    if (end <= at) return;
    const last = spans.at(-1);
    const text = original.slice(at, end);
    if (last?.hit === hit) spans[spans.length - 1] = { hit, text: last.text + text };
    else spans.push({ text, hit });
    at = end;
  };
  for (const { start, end } of hits) {
    if (start >= to) break;
    upTo(Math.min(start, to), false);
    upTo(Math.min(end, to), true);
  }
  upTo(to, false);
  return spans;
}

/** Not between the two halves of a character. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff && at > 0 ? at - 1 : at;
}
