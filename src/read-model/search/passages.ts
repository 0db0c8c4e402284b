import type { ReportContent } from '../../forms/content.js';
import { fold } from '../../text/fold.js';
import { hitsIn } from './hits.js';
import type { Passage } from './search.js';
import { snippetOf } from './snippet.js';

/** Shown of each report. */
const mostPassages = 3;

interface Place extends Pick<Passage, 'place' | 'section' | 'heading' | 'paragraph'> {
  readonly text: string;
}

/**
 * Where a content has the words: of all such places those with the most different words, and of equals no headings,
 * in the order of the report.
 * @param sections keys of the sections in their order
 */
export function passagesOf(
  content: ReportContent,
  sections: readonly string[],
  words: readonly string[],
): { readonly passages: readonly Passage[]; readonly placesHit: number } {
  const found: { readonly place: Place; readonly words: number }[] = [];
  for (const place of placesOf(content, sections)) {
    const folded = fold(place.text);
    const said = words.filter((word) => folded.includes(word)).length;
    if (said > 0) found.push({ place, words: said });
  }
  const shown = new Set([...found].sort((a, b) => b.words - a.words || weight(b.place) - weight(a.place)).slice(0, mostPassages));
  const passages = found
    .filter((each) => shown.has(each))
    .map(({ place: { text, ...place } }): Passage => ({ ...place, ...snippetOf(text, hitsIn(text, words)) }));
  return { passages, placesHit: found.length };
}

/** All reports have the same headings: what they say below them tells more. */
function weight({ place }: Place): number {
  return place === 'heading' ? 0 : 1;
}

function* placesOf({ title, sections }: ReportContent, order: readonly string[]): Generator<Place> {
  yield { place: 'title', section: null, heading: null, paragraph: null, text: title };
  for (const key of order) {
    const section = sections[key];
    if (!section) continue;
    const { heading } = section;
    yield { place: 'heading', section: key, heading, paragraph: null, text: heading };
    for (const [paragraph, text] of section.text.split('\n').entries())
      yield { place: 'paragraph', section: key, heading, paragraph, text };
  }
}
