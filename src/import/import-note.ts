import type { SectionContent } from '../forms/content.js';
import type { Form } from '../forms/form.js';
import { isFor } from '../forms/forms.js';
import { placeInWords } from '../forms/source-place.js';
import type { Beginning } from './beginning.js';
import { yearOfTitle } from './guess.js';
import type { SourceLine } from './lines.js';
import { officeNameIn } from './office-name.js';
import { unreadableSign } from './source/encodings.js';

/** Something about the source as a whole, or about what it lacks: no line of it can be shown for that. */
export interface ImportNote {
  readonly kind:
    | 'headingMissing'
    /** A row of the form was not found: its cells are blank. */
    | 'rowMissing'
    /** A row's label was found, and no figures after it. */
    | 'rowWithoutFigures'
    /** The text names no year, or several as often. */
    | 'yearUnclear'
    /** The text names another year than the one that was asked for, or its title another than its statistics. */
    | 'yearDiffers'
    /** Other reports are named beside the title, and something else tells that it is the right one. */
    | 'otherTitles'
    /** Other reports are named beside the title, and nothing else tells which of them this is. */
    | 'titleUnclear'
    /** The form is not the one prescribed for the year. */
    | 'formOfOtherYear'
    /** A column of the form is not there, by the headers: its cells are blank. */
    | 'columnMissing'
    /** No header of some figures is known: they are taken in the order of the form. */
    | 'orderAssumed'
    /** The totals of a table do not hold as it was read, and would in another order. */
    | 'orderDoubtful'
    /** Several units are printed for a column of money. */
    | 'unitUnclear'
    /** A page's style hides something, by a rule that is not understood. */
    | 'hidingUnclear'
    /** The source holds the report twice, and both say the same. */
    | 'saidTwice'
    /** Signs of the source could not be read: its bytes are damaged. */
    | 'signsUnreadable'
    /** An exported file takes a cell for something else than it is read as. */
    | 'cellReadAnew'
    /** An exported file has another content than the one that its hash names, or has no hash to tell. */
    | 'contentOfOtherHash';
  readonly message: string;
}

export function aboutHeadings(form: Form, said: Readonly<Record<string, SectionContent>>): ImportNote[] {
  return form.sections
    .filter(({ key }) => said[key]?.heading === '')
    .map(({ numeral, heading }) => ({ kind: 'headingMissing', message: `The heading “${numeral}、${heading}” was not found.` }));
}

export function aboutYear(form: Form, named: number | null, asked: number | undefined): ImportNote[] {
  const year = asked ?? named;
  if (year === null) return [{ kind: 'yearUnclear', message: 'The text names no report year, or several as often.' }];
  const notes: ImportNote[] = [];
  if (asked !== undefined && named !== null && asked !== named)
    notes.push({ kind: 'yearDiffers', message: `The text names the year ${named}, not ${asked}.` });
  if (!isFor(form, year))
    notes.push({
      kind: 'formOfOtherYear',
      message: `The tables are those of form ${form.id}, which is not the one for ${year}. Recorded so, the report keeps this form and can not be published: where it is to be published, have it written in the right form, and import that instead.`,
    });
  return notes;
}

/** @param ofTitle the year that the title names @param ofStatistics that of its statistics */
export function aboutTitle(
  { title, otherTitles, pageTitle }: Pick<Beginning, 'title' | 'otherTitles' | 'pageTitle'>,
  ofTitle: number | null,
  ofStatistics: number | null,
): ImportNote[] {
  const notes: ImportNote[] = [];
  if (ofTitle !== null && ofStatistics !== null && ofTitle !== ofStatistics)
    notes.push({ kind: 'yearDiffers', message: `The title says ${ofTitle}, and the statistics are those of ${ofStatistics}.` });
  if (otherTitles.length === 0) return notes;
  const isOfPage = pageTitle !== '' && yearOfTitle(pageTitle) === ofTitle && !otherTitles.includes(pageTitle);
  const onlyYears = otherTitles.every((other) => officeNameIn(other) === officeNameIn(title));
  const isSure = isOfPage || (onlyYears && ofTitle !== null && ofTitle === ofStatistics);
  const others = [...new Set(otherTitles)].slice(0, mostTitles).map((other) => `“${other}”`);
  const why = isSure ? `as ${isOfPage ? 'the page calls itself' : 'its statistics say'}` : 'the likeliest: see whether it is the right one';
  notes.push({
    kind: isSure ? 'otherTitles' : 'titleUnclear',
    message: `Other reports are named before the first heading (${others.join(', ')}). “${title}” was taken for the title, ${why}.`,
  });
  return notes;
}

const mostTitles = 3;

/** @param lines all of the source */
export function aboutDamage(lines: readonly SourceLine[]): ImportNote[] {
  const places = lines.flatMap((line) => {
    const cells = line.cells?.filter(({ inherited, text }) => !inherited && text.includes(unreadableSign)) ?? [];
    if (cells.length > 0) return cells.map(placeInWords);
    return line.text.includes(unreadableSign) ? [`line ${line.number}`] : [];
  });
  if (places.length === 0) return [];
  const more = places.length > mostPlaces ? ` and ${places.length - mostPlaces} more` : '';
  return [
    {
      kind: 'signsUnreadable',
      message: `Bytes of the source are damaged: in ${places.slice(0, mostPlaces).join('; ')}${more} a ${unreadableSign} stands for what can not be read. See what the office has there.`,
    },
  ];
}

const mostPlaces = 10;
