import type { Form, FormTable } from '../forms/form.js';
import { hasFigures } from './has-figures.js';
import type { SourceLine } from './lines.js';
import type { ReadTable } from './read-table.js';
import { badSource } from './source/bad-source.js';
import { splitSections } from './split-sections.js';

/** A report has at least so many headings; a table alone is none. */
const fewestHeadings = 2;

/**
 * Refuses a source that holds a second report, such as that of a subordinate unit in an annex: of which of them a figure is would be a guess.
 * @param rest what stands before the report, and at its end
 * @throws {GongkaiError} BAD_INPUT
 */
export function refuseSecondReport(
  form: Form,
  rest: readonly (readonly SourceLine[])[],
  read: (table: FormTable, lines: readonly SourceLine[]) => ReadTable,
): void {
  const isReport = (lines: readonly SourceLine[]): boolean => {
    const { sections } = splitSections(form, lines);
    if (sections.filter(({ heading }) => heading).length < fewestHeadings) return false;
    return sections.some(({ section, lines: below }) => {
      const table = form.tables.find(({ key }) => key === section.table);
      return table !== undefined && hasFigures(read(table, below).content);
    });
  };
  if (rest.some(isReport))
    throw badSource(
      'The source holds two reports, each with headings and tables of its own: whose figures are whose can not be told. Give each as a source of its own. Nothing was changed.',
    );
}
