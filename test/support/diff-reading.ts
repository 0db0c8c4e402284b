import type { Span } from '../../src/history/diff-words.js';
import type { ParagraphDiff, TextDiff } from '../../src/history/paragraph-diff.js';

/** [-removed-]{+added+} */
export function marked(spans: readonly Span[]): string {
  return spans.map(({ kind, text }) => (kind === 'equal' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`)).join('');
}

const signs = { equal: '=', removed: '-', added: '+', changed: '~', movedAway: '<', movedHere: '>' } as const;

/** One line for each paragraph: a sign for what became of it, where it went to or came from, and what it says; ⏎ is a line end within it. */
export function outline({ paragraphs }: TextDiff): string[] {
  return paragraphs.map((paragraph) => {
    const sign = signs[paragraph.kind];
    const said = ('spans' in paragraph ? marked(paragraph.spans) : paragraph.text).replaceAll('\n', '⏎');
    if (!('counterpart' in paragraph)) return sign + said;
    const { section, number } = paragraph.counterpart;
    return `${sign}${section === '' ? '' : `${section} `}${number}: ${said}`;
  });
}

/** The text of one side, as the diff alone has it. */
export function readSide(paragraphs: readonly ParagraphDiff[], side: 'old' | 'new'): string {
  return paragraphs
    .filter((paragraph) => paragraph[`${side}Number`] !== null)
    .map((paragraph) => ('spans' in paragraph ? readSpans(paragraph.spans, side) : paragraph.text))
    .join('\n');
}

export function readSpans(spans: readonly Span[], side: 'old' | 'new'): string {
  return spans.flatMap(({ kind, text }) => (kind === 'equal' || kind === (side === 'old' ? 'removed' : 'added') ? text : [])).join('');
}
