import { describe, expect, test } from '@jest/globals';
import { comparabilityBetween } from '../../src/forms/comparabilities.js';
import type { ReportContent } from '../../src/forms/content.js';
import { emptyContent } from '../../src/forms/layout.js';
import { stockPhrases } from '../../src/forms/stock-phrases.js';
import { carriedOverSteps } from '../../src/history/carried-over/carried-over.js';
import { diffReportsSteps } from '../../src/history/diff-reports.js';
import type { Version } from '../../src/history/labels.js';
import { MergedTexts } from '../../src/history/merged-texts.js';
import { paragraphLines } from '../../src/history/paragraph-lines.js';
import type { PartVersion } from '../../src/history/part-version.js';
import { unifiedTextSteps } from '../../src/history/unified.js';
import type { Steps } from '../../src/steps.js';
import { f2021 } from '../support/content-arbitraries.js';
import { longestStep } from '../support/longest-step.js';
import { prose } from '../support/prose.js';

/** Characters of each section: as long as one may be. */
const size = 199_000;
/** Milliseconds of processor time, of all threads and before the code is warm: a step takes some 10 by itself, and what does not pause takes a thousand and more. */
const most = 300;

type Text = (seed: number) => string;

function report(text: Text, seed: number): Version {
  const content = emptyContent(f2021, '报告');
  const sections = Object.entries(content.sections).map(([key, { heading }], at) => [key, { heading, text: text(seed + at) }]);
  return { form: f2021, content: { ...content, sections: Object.fromEntries(sections) } };
}

/** One section of it, for what goes through them one by one. */
function sectionOf({ content }: Version): ReportContent {
  const { otherMatters } = content.sections;
  return otherMatters ? { ...content, sections: { otherMatters } } : content;
}

/** Texts are made once: there are many, and making them takes longer than comparing them. */
const inParagraphs = (length: number): Text => {
  const made = new Map<number, string>();
  return (seed) => {
    const text = made.get(seed) ?? (prose(size, seed).match(new RegExp(`.{1,${length}}`, 'gu')) ?? []).join('\n').slice(0, size);
    made.set(seed, text);
    return text;
  };
};

/** The same text with some paragraphs written on. */
const writtenOn =
  (text: Text, every: number): Text =>
  (seed) =>
    text(seed)
      .split('\n')
      .map((line, at) => (at % every === 3 ? `${line}添` : line))
      .join('\n');

const shapes: readonly (readonly [string, Text])[] = [
  ['tens of thousands of short paragraphs', inParagraphs(3)],
  ['hundreds of paragraphs', inParagraphs(400)],
];

describe.each(shapes)('with sections of %s, others are kept waiting for no longer than a step takes', (_, text) => {
  const old = report(text, 1);
  const [unrelated, edited] = [report(text, 100), report(writtenOn(text, 9), 1)];
  const textOf = ({ content }: Version) => content.sections.overview?.text ?? '';
  const lines = (now: Version) => {
    const version = (revision: number, own: string): PartVersion => ({ revision, part: { kind: 'section', heading: '', text: own } });
    const asked = textOf(now)
      .split('\n')
      .map((_, at) => [at, { last: 1 }] as const);
    return paragraphLines([version(3, textOf(now)), version(2, textOf(old)), version(1, '')], new Map(asked));
  };
  const [base, yours] = [sectionOf(old), sectionOf(report(writtenOn(text, 11), 1))];
  const merge = (theirs: Version) => new MergedTexts().prepare({ base, theirs: sectionOf(theirs), yours });

  test.each<[string, () => Steps<unknown>]>([
    ['the diff', () => diffReportsSteps(old, unrelated, comparabilityBetween(f2021, f2021))],
    ['the unified text', () => unifiedTextSteps(old, unrelated, ['a', 'b'])],
    ['what was carried over', () => carriedOverSteps(old, edited, stockPhrases())],
    ['the merge of edits', () => merge(edited)],
    ['the merge of unrelated texts', () => merge(unrelated)],
    ['the lines of all paragraphs', () => lines(edited)],
  ])(
    'in %s',
    (_what, begin) => {
      expect(longestStep(begin, most)).toBeLessThan(most);
    },
    120_000,
  );
});
