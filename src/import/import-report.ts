import { GongkaiError } from '../errors.js';
import type { ReportContent, SectionContent, TableContent } from '../forms/content.js';
import type { Form } from '../forms/form.js';
import { emptyContent } from '../forms/layout.js';
import { sha256Hex } from '../history/hash.js';
import type { ImportSource, UnplacedLine } from '../reports/events.js';
import { beginningOf } from './beginning.js';
import { withDisplacedTables } from './displaced-tables.js';
import { guessYear, yearOfStatistics, yearOfTitle } from './guess.js';
import { aboutDamage, aboutHeadings, aboutTitle, aboutYear, type ImportNote } from './import-note.js';
import { type SourceLine, spokenLine } from './lines.js';
import { officeNameIn, withPlace } from './office-name.js';
import { orderDoubts } from './order-doubts.js';
import { aboveFoot, articleOf } from './page-furniture.js';
import { readOne } from './read-one.js';
import { recogniseForm } from './recognise-form.js';
import { readOnce } from './said-twice.js';
import { refuseSecondReport } from './second-report.js';
import { readSource } from './source/read-source.js';
import { splitSections } from './split-sections.js';

export interface ImportedReport {
  readonly form: Form;
  /** The report year that the text names; null when it names none, or several as often. */
  readonly year: number | null;
  /** The office that the text names, with its place where the title leaves that out; or null. */
  readonly officeNameGuess: string | null;
  /** As the title has it. */
  readonly officeNameInTitle: string | null;
  /** Empty when the text has none. */
  readonly title: string;
  readonly content: ReportContent;
  /** Everything that found no place, in order. */
  readonly unplaced: readonly UnplacedLine[];
  /** What the source lacks, or leaves open. */
  readonly notes: readonly ImportNote[];
  /** Cells of the form whose place was found, blank ones too. */
  readonly cellsFound: number;
  readonly cellsExpected: number;
  readonly source: ImportSource;
}

/** A text with fewer headings and no figure found is no report. */
const fewestHeadings = 2;

/**
 * Reads a report from plain text. Nothing is dropped: each line is the title, a heading, text of a section, in a table (a label, a figure
 * or part of the printed layout), or it is in `unplaced`.
 * @throws {GongkaiError} BAD_INPUT (empty, too large, no text), NOT_A_REPORT
 */
export function importReport(
  source: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array },
  hints: { readonly year?: number },
): ImportedReport {
  const { lines: all, pageTitle, mediaType, asides = [], notes: doubts = [], hidesReport = false } = readSource(source);
  const { lines: article, unplaced: aside } = articleOf(all);
  const form = recogniseForm(article, hints.year ?? guessYear('', article.map(spokenLine).join('\n')));
  const { lines, notes: twice } = readOnce(form, article);
  const split = splitSections(form, lines);
  refuseSecondReport(form, [split.before, split.sections.at(-1)?.lines ?? []], readOne);
  const sections = withDisplacedTables(form, split.before, split.sections);
  const kept = new Set(sections.flatMap((section) => section.lines));
  const before = split.before.filter((line) => !kept.has(line));
  const beginning = beginningOf(before, form, pageTitle);
  const { title } = beginning;
  const unplaced: UnplacedLine[] = [...aside, ...asides, ...beginning.unplaced];
  const notes: ImportNote[] = [...doubts, ...twice];
  const said: Record<string, SectionContent> = Object.fromEntries(form.sections.map(({ key }) => [key, { heading: '', text: '' }]));
  const tables: Record<string, TableContent> = { ...emptyContent(form, title).tables };
  let cellsFound = 0;
  for (const [index, { section, heading, lines: below }] of sections.entries()) {
    const table = form.tables.find(({ key }) => key === section.table);
    const own = index === sections.length - 1 ? aboveFoot(below) : { lines: below, unplaced: [] };
    const read = table ? readOne(table, own.lines) : null;
    said[section.key] = { heading: heading?.text.trim() ?? '', text: paragraphs(read ? read.prose : own.lines) };
    unplaced.push(...own.unplaced);
    if (!table || !read) continue;
    tables[table.key] = read.content;
    cellsFound += read.cellsFound;
    for (const line of read.unplaced) unplaced.push(line);
    notes.push(...read.notes);
  }
  if (sections.filter(({ heading }) => heading).length < fewestHeadings && cellsFound === 0) throw notAReport(form, hidesReport);

  const opening = `${beginning.introduction}\n${said[form.sections[0]?.key ?? '']?.text ?? ''}`;
  const named = guessYear(title, opening);
  const content = { title, sections: said, tables };
  const officeName = officeNameIn(title) ?? officeNameIn(beginning.pageTitle);
  return {
    form,
    year: hints.year ?? named,
    officeNameGuess: officeName === null ? null : withPlace(officeName, opening),
    officeNameInTitle: officeName,
    title,
    content,
    unplaced: unplaced.sort((a, b) => a.line - b.line),
    notes: [
      ...aboutHeadings(form, said),
      ...aboutYear(form, named, hints.year),
      ...aboutDamage(all),
      ...aboutTitle(beginning, yearOfTitle(title), yearOfStatistics(opening)),
      ...notes,
      ...orderDoubts(form, content),
    ],
    cellsFound,
    cellsExpected: form.tables.reduce((sum, { cellCount }) => sum + cellCount, 0),
    source: {
      name: source.name,
      mediaType,
      bytes: source.bytes.length,
      sha256: sha256Hex(source.bytes),
    },
  };
}

function paragraphs(lines: readonly SourceLine[]): string {
  return lines
    .map(spokenLine)
    .filter((text) => text !== '')
    .join('\n');
}

function notAReport(form: Form, isHidden: boolean): GongkaiError {
  const headings = form.sections.map(({ numeral, heading }) => `${numeral}、${heading}`);
  if (isHidden)
    return new GongkaiError(
      'NOT_A_REPORT',
      'The page has the report in a part that it hides (display: none) until a script shows it, so what its readers see can not be told. Open it in a browser and save it from there, or copy its text. Nothing was changed.',
      { headings },
    );
  return new GongkaiError(
    'NOT_A_REPORT',
    `This is no annual report: neither its headings (${headings.join(' ')}) nor the rows of its tables were found. Give the whole report, as a web page (.html), a Word document (.docx) or plain text (.txt), with its headings and tables. Nothing was changed.`,
    { headings },
  );
}
