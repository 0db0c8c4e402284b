import type { Span } from './diff-words.js';
import { heaviestRise } from './heaviest-rise.js';
import type { ParagraphDiff } from './paragraph-diff.js';
import { precedes } from './sequence-diff.js';

/** A paragraph that both texts have, edited or not, wherever it stands. */
interface Match {
  readonly oldNumber: number;
  readonly newNumber: number;
  readonly spans: readonly Span[];
  readonly inPlace: boolean;
}

/**
 * Tells as few paragraphs of a section as moved as there can be: where two that were edited passed one that was not, the one was moved,
 * and the two were edited in their places. Where that makes no difference nothing is told otherwise.
 */
export function withFewestMoves(section: string, paragraphs: readonly ParagraphDiff[]): readonly ParagraphDiff[] {
  const matches = paragraphs.flatMap((paragraph) => matchOf(paragraph, section) ?? []);
  if (matches.every(({ inPlace }) => inPlace)) return paragraphs;
  const kept = mostInPlace(matches);
  if (weightOf(kept) <= weightOf(matches.filter(({ inPlace }) => inPlace))) return paragraphs;
  const others = paragraphs.filter((paragraph) => matchOf(paragraph, section) === null && !isOtherEnd(paragraph, section));
  const moved = matches.filter((match) => !kept.has(match)).flatMap((match) => toldAsMoved(match, section));
  return inOrder([...kept].map(toldInPlace), [...others, ...moved]);
}

function matchOf(paragraph: ParagraphDiff, section: string): Match | null {
  const { kind, oldNumber, newNumber } = paragraph;
  if (kind === 'movedHere')
    return paragraph.counterpart.section === section && newNumber !== null
      ? { oldNumber: paragraph.counterpart.number, newNumber, spans: paragraph.spans, inPlace: false }
      : null;
  if (oldNumber === null || newNumber === null) return null;
  if (kind === 'equal') return { oldNumber, newNumber, spans: [{ kind, text: paragraph.text }], inPlace: true };
  return kind === 'changed' ? { oldNumber, newNumber, spans: paragraph.spans, inPlace: true } : null;
}

/** Where a paragraph that was moved within the section stood. */
function isOtherEnd(paragraph: ParagraphDiff, section: string): boolean {
  return paragraph.kind === 'movedAway' && paragraph.counterpart.section === section;
}

/** As many as can be in order, and of as many those that did not change; the same ones both ways round. */
function mostInPlace(matches: readonly Match[]): ReadonlySet<Match> {
  const texts = (side: 'old' | 'new') =>
    matches.toSorted((a, b) => a[`${side}Number`] - b[`${side}Number`]).map(({ spans }) => readSpans(spans, side));
  const turned = precedes(texts('new'), texts('old'));
  const pairs = matches.map((match) => ({
    match,
    first: turned ? match.newNumber : match.oldNumber,
    second: turned ? match.oldNumber : match.newNumber,
    weight: weightOf([match]),
  }));
  return new Set(heaviestRise(pairs).map(({ match }) => match));
}

/** However many equal paragraphs do not outweigh one paragraph more. */
const equalWeighs = 1 / 2 ** 20;

function weightOf(matches: Iterable<Match>): number {
  let weight = 0;
  for (const { spans } of matches) weight += 1 + (isEqual(spans) ? equalWeighs : 0);
  return weight;
}

function toldInPlace({ oldNumber, newNumber, spans }: Match): ParagraphDiff {
  return isEqual(spans)
    ? { kind: 'equal', text: readSpans(spans, 'new'), oldNumber, newNumber }
    : { kind: 'changed', spans, oldNumber, newNumber };
}

function toldAsMoved({ oldNumber, newNumber, spans }: Match, section: string): ParagraphDiff[] {
  return [
    { kind: 'movedAway', text: readSpans(spans, 'old'), oldNumber, newNumber: null, counterpart: { section, number: newNumber } },
    { kind: 'movedHere', spans, oldNumber: null, newNumber, counterpart: { section, number: oldNumber } },
  ];
}

/** Those of one side alone among those in place, which rise by either number: before each first the old ones, then the new. */
function inOrder(inPlace: readonly ParagraphDiff[], others: readonly ParagraphDiff[]): ParagraphDiff[] {
  const of = (side: 'oldNumber' | 'newNumber') =>
    others.filter((paragraph) => paragraph[side] !== null).toSorted((a, b) => (a[side] ?? 0) - (b[side] ?? 0));
  const [old, now] = [of('oldNumber').reverse(), of('newNumber').reverse()];
  const told: ParagraphDiff[] = [];
  const take = (waiting: ParagraphDiff[], side: 'oldNumber' | 'newNumber', before: number) => {
    for (let next = waiting.at(-1); next && (next[side] ?? 0) < before; next = waiting.at(-1)) told.push(waiting.pop() as ParagraphDiff);
  };
  for (const paragraph of inPlace) {
    take(old, 'oldNumber', paragraph.oldNumber ?? 0);
    take(now, 'newNumber', paragraph.newNumber ?? 0);
    told.push(paragraph);
  }
  take(old, 'oldNumber', Number.POSITIVE_INFINITY);
  take(now, 'newNumber', Number.POSITIVE_INFINITY);
  return told;
}

function isEqual(spans: readonly Span[]): boolean {
  return spans.every(({ kind }) => kind === 'equal');
}

function readSpans(spans: readonly Span[], side: 'old' | 'new'): string {
  return spans.flatMap(({ kind, text }) => (kind === 'equal' || kind === (side === 'old' ? 'removed' : 'added') ? text : [])).join('');
}
