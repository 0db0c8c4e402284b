import type { Form } from '../../forms/form.js';
import type { StockPhrases } from '../../forms/stock-phrases.js';
import { Pace } from '../../pace.js';
import { finished, type Steps } from '../../steps.js';
import type { Label, Version } from '../labels.js';
import { spoken } from '../spoken.js';
import { type Letters, lettersOf, lettersOnly } from './letters.js';
import { sequenceOf } from './sequences.js';
import { type Run, SharedRuns, type TextPlace } from './shared-runs.js';

/** How much of a report's text stands in an earlier one. Scores are shares of the letters: 0 nothing, 1 all of it. */
export interface CarriedOver extends CarriedOverScores {
  /** In the order of the form. */
  readonly sections: readonly CarriedOverSection[];
  /** True when it is so of any section. */
  readonly coarse: boolean;
}

export interface CarriedOverScores {
  /** Letters that count: neither figures, punctuation nor stock phrases. */
  readonly letters: number;
  /** Null when the text is shorter than a passage, so that nothing can be said. */
  readonly verbatim: number | null;
  /** The same where figures may have been brought up to date, and widths and spaces changed. Never below `verbatim`. */
  readonly masked: number | null;
}

export interface CarriedOverSection extends CarriedOverScores {
  readonly section: string;
  readonly label: Label;
  readonly passages: readonly Passage[];
  /** True when a text was too long: only the beginnings were compared, which the scores are of, or not all passages are told. */
  readonly coarse: boolean;
}

/** A passage that stands in both texts, figures aside. */
export interface Passage extends PassagePlace {
  readonly letters: number;
  /** True when not even a figure was changed. */
  readonly verbatim: boolean;
  /** Where it stood before. */
  readonly old: PassagePlace;
}

export interface PassagePlace {
  readonly section: string;
  /** Places in the section's text, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Letters of a report that are compared; a long report has some ten thousand. Where it has more, each section has a share of them. */
const mostLetters = 30_000;
const mostPassages = 500;
/** Units of work (see work.ts) for a letter that is looked for in the earlier texts. */
const findingLetter = 40;

/**
 * What of the text of `to` was carried over from `from`: each section is held against all sections of the earlier report. Time and
 * memory grow with the length of the texts, up to a bound.
 */
export function carriedOver(from: Version, to: Version, stock: StockPhrases): CarriedOver {
  return finished(carriedOverSteps(from, to, stock));
}

/** The same, pausing now and then: with long texts it takes some tenths of a second. */
export function* carriedOverSteps(from: Version, to: Version, { minimumPassage, phrases }: StockPhrases): Steps<CarriedOver> {
  const stock = [...new Set([...phrases.map(lettersOnly), ...wordingOf(from.form), ...wordingOf(to.form)])];
  const [olds, news] = [yield* textsOf(from, stock), yield* textsOf(to, stock)];
  const { verbatim, masked, bases } = yield* sequenceOf([...olds, ...news].map(({ letters }) => letters));
  const places = [...olds, ...news].map(({ letters }, index): TextPlace => ({ base: bases[index] ?? 0, letters: letters.letters.length }));
  const oldPlaces = places.slice(0, olds.length);
  const inWords = yield* SharedRuns.of(verbatim, oldPlaces, minimumPassage);
  const inSubstance = yield* SharedRuns.of(masked, oldPlaces, minimumPassage);
  const oldCut = olds.some(({ letters }) => letters.cut);
  const counted: (Counts & { readonly text: SectionText; readonly passages: readonly Passage[]; readonly coarse: boolean })[] = [];
  const pace = new Pace();
  for (const [index, text] of news.entries()) {
    const place = places[olds.length + index] ?? { base: 0, letters: 0 };
    const passages: Passage[] = [];
    let coarse = text.letters.cut || (oldCut && place.letters > 0);
    for (const run of inSubstance.runs(place)) {
      if (passages.length === mostPassages) {
        coarse = true;
        break;
      }
      passages.push(passageOf(run, text, olds[run.old] ?? text));
      if (pace.isDue((run.end - run.start) * findingLetter)) yield;
    }
    const scored = place.letters >= minimumPassage;
    const counts = { letters: place.letters, scored, verbatim: inWords.count(place), masked: inSubstance.count(place) };
    counted.push({ text, passages, coarse, ...counts });
    if (pace.isDue(place.letters * findingLetter)) yield;
  }
  const scored = counted.filter((section) => section.scored);
  return {
    ...scoresOf({
      letters: sum(scored, 'letters'),
      scored: scored.length > 0,
      verbatim: sum(scored, 'verbatim'),
      masked: sum(scored, 'masked'),
    }),
    sections: counted.map(({ text: { section, label }, passages, coarse, ...counts }) => ({
      section,
      label,
      ...scoresOf(counts),
      passages,
      coarse,
    })),
    coarse: counted.some(({ coarse }) => coarse),
  };
}

interface SectionText {
  readonly section: string;
  readonly label: Label;
  readonly letters: Letters;
}

/** In the order of the form. What the shorter texts leave of their shares, the longer ones have. */
function* textsOf({ form, content }: Version, stock: readonly string[]): Steps<SectionText[]> {
  const texts = form.sections.map(({ key, heading, headingEn }) => ({
    section: key,
    label: { zh: heading, en: headingEn },
    text: content.sections[key]?.text ?? '',
  }));
  const letters = new Map<string, Letters>();
  let left = mostLetters;
  for (const [index, { section, text }] of texts.toSorted((a, b) => a.text.length - b.text.length).entries()) {
    const own = lettersOf(text, stock, Math.ceil(left / (texts.length - index)));
    letters.set(section, own);
    left -= own.letters.length;
    yield;
  }
  return texts.map(({ section, label }) => ({ section, label, letters: letters.get(section) ?? lettersOf('') }));
}

/** A shorter label is a word like any other. */
const shortestLabel = 6;

const wordings = new WeakMap<Form, readonly string[]>();

/** The official form's own wording, which every report has in common; worked out once. */
function wordingOf(form: Form): readonly string[] {
  const known = wordings.get(form) ?? wordingIn(form);
  wordings.set(form, known);
  return known;
}

function wordingIn({ title, sections, tables }: Form): string[] {
  const rows = tables.flatMap(({ blocks }) => blocks.flatMap((block) => block.rows));
  const columns = tables.flatMap(({ blocks }) => blocks.flatMap((block) => block.columns));
  const labels = [...rows, ...columns].flatMap(({ label, path }) => [label, ...path.map((step) => step.label)]);
  const notes = tables.flatMap(({ note }) => note ?? []);
  const headings = sections.flatMap(({ heading, aliases }) => [heading, ...aliases]);
  return [title, ...headings, ...notes, ...labels, ...labels.map((label) => spoken([label]))]
    .map(lettersOnly)
    .filter(({ length }) => length >= shortestLabel);
}

function passageOf(run: Run, text: SectionText, old: SectionText): Passage {
  const now = placeIn(text, run.start, run.end);
  const before = placeIn(old, run.oldStart, run.oldStart + run.end - run.start);
  return { ...now, letters: run.end - run.start, verbatim: now.text === before.text, old: before };
}

function placeIn({ section, letters: { text, starts, ends } }: SectionText, first: number, end: number): PassagePlace {
  const place = { start: starts[first] ?? 0, end: ends[end - 1] ?? 0 };
  return { section, ...place, text: text.slice(place.start, place.end) };
}

interface Counts {
  readonly letters: number;
  readonly scored: boolean;
  readonly verbatim: number;
  readonly masked: number;
}

function scoresOf({ letters, scored, verbatim, masked }: Counts): CarriedOverScores {
  return { letters, verbatim: scored ? verbatim / letters : null, masked: scored ? masked / letters : null };
}

function sum(sections: readonly Counts[], key: 'letters' | 'verbatim' | 'masked'): number {
  return sections.reduce((total, section) => total + section[key], 0);
}
