import type { Steps } from '../steps.js';
import { diffWordsSteps } from './diff-words.js';
import { withFewestMoves } from './fewest-moves.js';
import { type Entry, pairsOfEdited } from './moved-and-edited.js';
import type { ParagraphDiff, ParagraphPlace, TextDiff } from './paragraph-diff.js';
import { type Side, twinsOf } from './twins.js';
import type { Work } from './work.js';

/** The texts of a report by section, in the order of reading. */
export type Texts = readonly { readonly section: string; readonly text: TextDiff }[];

/** A paragraph of fewer letters that comes up in another section is another one. */
const leastLetters = 8;

/**
 * Tells paragraphs that were removed in one place and added in another as moved: first the same ones, within a section and then between
 * sections, then those that were edited besides. The same come out, mirrored, when old and new change places.
 */
export function* withMoves(texts: Texts, work: Work): Steps<Texts> {
  const [removed, added] = [sideOf(texts, 'removed'), sideOf(texts, 'added')];
  if (removed.length === 0 || added.length === 0) return texts;
  const moved = new Map<Entry, Entry>();
  const rest = (side: Side<Entry>) => side.filter(({ place }) => !moved.has(place));
  const take = (pairs: readonly (readonly [Entry, Entry])[]) => {
    for (const [old, now] of pairs) moved.set(old, now).set(now, old);
  };
  for (const text of texts.keys()) {
    const within = (side: Side<Entry>) => side.filter(({ place }) => place.text === text);
    take(twinsOf(within(removed), within(added)));
  }
  take(twinsOf(rest(removed), rest(added), leastLetters));
  yield;
  const { pairs, coarse } = yield* pairsOfEdited(rest(removed), rest(added), work);
  take(pairs);
  const told = yield* toldAsMoved(texts, removed, moved, work);
  const unpaired = new Set(coarse ? rest([...removed, ...added]).map(({ place }) => place.text) : []);
  return told.map(({ section, text }, index) => ({
    section,
    text: { paragraphs: withFewestMoves(section, text.paragraphs), coarse: text.coarse || unpaired.has(index) },
  }));
}

function sideOf(texts: Texts, kind: 'removed' | 'added'): Side<Entry> {
  return texts.flatMap(({ text: { paragraphs } }, text) =>
    paragraphs.flatMap((paragraph, row) => (paragraph.kind === kind ? [{ place: { text, row }, text: paragraph.text }] : [])),
  );
}

function* toldAsMoved(texts: Texts, removed: Side<Entry>, moved: ReadonlyMap<Entry, Entry>, work: Work): Steps<Texts> {
  const told = texts.map(({ section, text: { paragraphs, coarse } }) => ({ section, paragraphs: [...paragraphs], coarse }));
  for (const { place: old } of removed) {
    const now = moved.get(old);
    if (now === undefined) continue;
    const [there, here] = [told[old.text], told[now.text]];
    const [before, after] = [there?.paragraphs[old.row], here?.paragraphs[now.row]];
    if (!there || !here || before?.kind !== 'removed' || after?.kind !== 'added') continue;
    const { spans, coarse } = yield* diffWordsSteps(before.text, after.text, work);
    there.paragraphs[old.row] = { ...before, kind: 'movedAway', counterpart: placeOf(here.section, after.newNumber) };
    const { oldNumber, newNumber } = after;
    here.paragraphs[now.row] = { kind: 'movedHere', spans, oldNumber, newNumber, counterpart: placeOf(there.section, before.oldNumber) };
    here.coarse ||= coarse;
    if (before.text !== after.text) yield;
  }
  return told.map(({ section, ...text }) => ({ section, text }));
}

function placeOf(section: string, number: ParagraphDiff['oldNumber']): ParagraphPlace {
  return { section, number: number ?? 0 };
}
