import { createHash } from 'node:crypto';
import { GongkaiError } from '../errors.js';
import type { ReportContent, SectionContent, TableContent } from '../forms/content.js';
import type { Form } from '../forms/form.js';
import { emptyContent } from '../forms/layout.js';
import type { ImportSource, UnplacedLine } from '../reports/events.js';
import { decodeText } from './decode.js';
import { guessOfficeName, guessYear } from './guess.js';
import { linesOf, type SourceLine } from './lines.js';
import { readTable } from './read-table.js';
import { recogniseForm } from './recognise-form.js';
import { splitSections } from './split-sections.js';

export interface ImportedReport {
  readonly form: Form;
  /** The report year that the text names; null when it names none, or several as often. */
  readonly year: number | null;
  /** The office that the text names, or null. */
  readonly officeNameGuess: string | null;
  readonly title: string;
  readonly content: ReportContent;
  /** Every line that found no place, in order. */
  readonly unplaced: readonly UnplacedLine[];
  readonly cellsFound: number;
  readonly cellsExpected: number;
  readonly source: ImportSource;
}

/** A text with fewer headings and no figure found is no report. */
const fewestHeadings = 2;

/**
 * Reads a report from plain text. Nothing is dropped: what finds no place is in `unplaced`, with its line.
 * @throws {GongkaiError} BAD_INPUT (empty, too large, no text), NOT_A_REPORT
 */
export function importReport(
  source: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array },
  hints: { readonly year?: number; readonly officeName?: string },
): ImportedReport {
  const text = decodeText(source.bytes);
  const form = recogniseForm(text, hints.year ?? null);
  const { before, sections } = splitSections(form, linesOf(text));
  const { title, unplaced } = titleOf(before, form);
  const empty = emptyContent(form, title);
  const said: Record<string, SectionContent> = Object.fromEntries(form.sections.map(({ key }) => [key, { heading: '', text: '' }]));
  const tables: Record<string, TableContent> = { ...empty.tables };
  let cellsFound = 0;
  for (const { section, heading, lines } of sections) {
    const table = form.tables.find(({ key }) => key === section.table);
    const read = table ? readTable(table, lines) : null;
    said[section.key] = { heading: heading.text.trim(), text: paragraphs(read ? read.prose : lines) };
    if (!table || !read) continue;
    tables[table.key] = read.content;
    cellsFound += read.cellsFound;
    unplaced.push(...read.unplaced);
  }
  if (sections.length < fewestHeadings && cellsFound === 0) throw notAReport(form);

  const overview = said[form.sections[0]?.key ?? '']?.text ?? '';
  return {
    form,
    year: hints.year ?? guessYear(title, overview),
    officeNameGuess: hints.officeName ?? guessOfficeName(title, overview),
    title,
    content: { title, sections: said, tables },
    unplaced: unplaced.sort((a, b) => a.line - b.line),
    cellsFound,
    cellsExpected: form.tables.reduce((sum, { cellCount }) => sum + cellCount, 0),
    source: {
      name: source.name,
      mediaType: source.mediaType,
      bytes: source.bytes.length,
      sha256: createHash('sha256').update(source.bytes).digest('hex'),
    },
  };
}

/** The title is the line that says so, else the first; pages have other lines before the first heading too. */
function titleOf(lines: readonly SourceLine[], form: Form): { title: string; unplaced: UnplacedLine[] } {
  const written = lines.filter(({ text }) => text.trim() !== '');
  const chosen = written.find(({ text }) => text.includes(form.title) || text.includes('年度报告')) ?? written[0];
  return {
    title: chosen?.text.trim().slice(0, 500) ?? '',
    unplaced: written
      .filter((line) => line !== chosen)
      .map(({ number, text }) => ({ line: number, text: text.trim(), reason: 'stands before the first section, beside the title' })),
  };
}

function paragraphs(lines: readonly SourceLine[]): string {
  return lines
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join('\n');
}

function notAReport(form: Form): GongkaiError {
  const headings = form.sections.map(({ numeral, heading }) => `${numeral}、${heading}`);
  return new GongkaiError(
    'NOT_A_REPORT',
    `This is no annual report: neither its headings (${headings.join(' ')}) nor the rows of its tables were found. Nothing was changed.`,
    { headings },
  );
}
