import type { Form } from '../forms/form.js';
import type { UnplacedLine } from '../reports/events.js';
import { yearOfTitle } from './guess.js';
import { type SourceLine, spokenLine } from './lines.js';
import { officeNameIn } from './office-name.js';
import { aboutPage, isTitle, likeliestTitle, longestTitle, titlesIn } from './titles.js';

export interface Beginning {
  readonly title: string;
  /** What else is said before the first heading, by the office and not by the page. */
  readonly introduction: string;
  /** What else calls itself a report there, of another year or office. */
  readonly otherTitles: readonly string[];
  /** What the page itself calls the report; empty where it calls itself something else. */
  readonly pageTitle: string;
  readonly unplaced: readonly UnplacedLine[];
}

/**
 * The title is the line before the first heading that calls itself a report, else what the page calls itself, else the first that is no
 * sentence; none is made up. The other lines that stand there have no place in the form.
 */
export function beginningOf(lines: readonly SourceLine[], form: Form, pageTitle: string): Beginning {
  const written = lines.filter((line) => spokenLine(line) !== '');
  const named = pageTitleOf(pageTitle);
  const titles = titlesIn(written);
  const likeliest = likeliestTitle(titles, form, pageTitle);
  const first = named === '' ? written.find(({ text }) => isTitle(text.trim())) : undefined;
  const chosen = likeliest?.lines ?? (first ? [first] : []);
  const others = written.filter((line) => !chosen.includes(line));
  const title = likeliest?.text ?? first?.text.trim() ?? named;
  return {
    title,
    introduction: others.map((line) => (aboutPage.test(line.text) ? '' : spokenLine(line))).join('\n'),
    otherTitles: [...titles.map(({ text }) => text), named].filter((other) => isOfAnother(other, title)),
    pageTitle: named,
    unplaced: others.map((line) => ({
      line: line.number,
      text: spokenLine(line),
      reason: 'stands before the first section, beside the title',
    })),
  };
}

/** What a page calls the report, without the name of the site after it; empty where it calls itself something else. */
function pageTitleOf(pageTitle: string): string {
  const title = /^[^|_]*?(年度报告|年报)/.exec(pageTitle)?.[0].trim() ?? '';
  return title.length <= longestTitle ? title : '';
}

/** Of another year or office, where both say it. */
function isOfAnother(title: string, than: string): boolean {
  return [yearOfTitle, officeNameIn].some((ask) => {
    const [said, other] = [ask(title), ask(than)];
    return said !== null && other !== null && said !== other;
  });
}
