import type { Form, FormSection, FormTable } from '../forms/form.js';
import { align } from './align-labels.js';
import { marksOf } from './furniture.js';
import { headingFits } from './heading-fit.js';
import { fieldsOfLine, type SourceLine } from './lines.js';
import { normalise, withoutNumeral } from './normalise.js';

export interface FoundSection {
  readonly section: FormSection;
  /** The heading as printed; null for a table that stands without one. */
  readonly heading: SourceLine | null;
  readonly lines: readonly SourceLine[];
}

/** A line longer than this is no heading (characters). */
const longestHeading = 60;
/** So many of a table's own words must be there, for it to be found without its heading. */
const fewestMarks = 3;

/**
 * Finds the headings, in the form's order, and what stands under each. A heading is a line of its own that says what the form's heading
 * says, or one of its known variants. A table whose heading is missing is found by its own words.
 */
export function splitSections(
  form: Form,
  lines: readonly SourceLine[],
): { readonly before: readonly SourceLine[]; readonly sections: readonly FoundSection[] } {
  const mayBe = lines.map(({ text }) => (text.length > longestHeading ? '' : text.replace(/[\s|]+$/, '')));
  const fits = headingFits(form, mayBe);
  const starts = align(mayBe, form.sections.length, (text) => fits.map((howWell) => howWell(text)));
  const headed = starts.map((start) => start !== null);
  for (const [order, { table }] of form.sections.entries()) {
    const wanted = form.tables.find(({ key }) => key === table);
    if (!wanted || starts[order] != null) continue;
    const from = Math.max(-1, ...starts.slice(0, order).map((start) => start ?? -1)) + 1;
    const to = Math.min(lines.length, ...starts.slice(order + 1).map((start) => start ?? lines.length));
    starts[order] = firstMark(lines, from, to, wanted, form.tables);
  }
  const found = form.sections.flatMap((section, order) => {
    const start = starts[order];
    return start == null ? [] : [{ section, start, heading: headed[order] ? (lines[start] ?? null) : null }];
  });
  return {
    before: lines.slice(0, found[0]?.start ?? lines.length),
    sections: found.map(({ section, start, heading }, order) => ({
      section,
      heading,
      lines: lines.slice(heading ? start + 1 : start, found[order + 1]?.start ?? lines.length),
    })),
  };
}

function firstMark(lines: readonly SourceLine[], from: number, to: number, table: FormTable, tables: readonly FormTable[]): number | null {
  const marks = marksOf(table, tables);
  const found: { word: string; index: number }[] = [];
  for (let index = from; index < to; index++)
    for (const field of fieldsOfLine(lines[index] ?? { number: 0, text: '' })) {
      const normal = field.length > longestHeading ? '' : normalise(field);
      const word = [normal, withoutNumeral(normal)].find((text) => marks.has(text));
      if (word !== undefined) found.push({ word, index });
    }
  return new Set(found.map(({ word }) => word)).size < fewestMarks ? null : (found[0]?.index ?? null);
}
