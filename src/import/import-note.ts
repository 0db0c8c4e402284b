import type { SectionContent } from '../forms/content.js';
import type { Form } from '../forms/form.js';
import { isFor } from '../forms/forms.js';

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
    /** The text names another year than the one that was asked for. */
    | 'yearDiffers'
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
