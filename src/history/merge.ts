import type { ReportContent, SectionContent, TableContent } from '../forms/content.js';
import type { Form } from '../forms/form.js';
import type { Conflict, Sides } from './conflict.js';
import { mergeTable } from './merge-tables.js';
import { settledText } from './merge-text.js';
import { MergedTexts } from './merged-texts.js';
import { type Settle, type SettledConflict, Settling } from './settling.js';

export interface Merge {
  /** Both changes together; in conflicts that nobody settled, theirs. */
  readonly content: ReportContent;
  /** The conflicts that nobody settled, in the order of reading. */
  readonly conflicts: readonly Conflict[];
  readonly settled: readonly SettledConflict[];
}

/**
 * Three-way merge of two changes that were made on one base: by part, paragraph and cell. What one side alone changed is taken, what both
 * changed in the same way too, and what both changed otherwise is a conflict. It is the same when the sides change places, but for the
 * keys and the order of local rows that both added: theirs are on record and keep what they have.
 * @param form the form of all three
 * @param settle decides conflicts; by default all stay open
 * @param texts the merges of texts that were made before; what is not among them is made now, all at once
 */
export function mergeContents(
  form: Form,
  { base, theirs, yours }: Sides<ReportContent>,
  settle: Settle = () => null,
  texts: MergedTexts = new MergedTexts(),
): Merge {
  const settling = new Settling({ form, content: theirs }, settle);
  const title = mergeLine({ base: base.title, theirs: theirs.title, yours: yours.title }, (sides) =>
    settling.chosen<string>({ kind: 'title', place: 'title', ...sides }, (own) => own),
  );
  const sections: Record<string, SectionContent> = { ...theirs.sections };
  const tables: Record<string, TableContent> = { ...theirs.tables };
  for (const { key, table } of form.sections) {
    const section = ofAll(key, base.sections, theirs.sections, yours.sections);
    if (section) sections[key] = mergeSection(key, section, settling, texts);
    const figures = table === null ? null : ofAll(table, base.tables, theirs.tables, yours.tables);
    if (table !== null && figures) tables[table] = mergeTable(form, table, figures, settling);
  }
  return { content: { title, sections, tables }, conflicts: settling.open, settled: settling.settled };
}

function mergeSection(key: string, sides: Sides<SectionContent>, settling: Settling, texts: MergedTexts): SectionContent {
  const { base, theirs, yours } = sides;
  if (yours === base || yours === theirs) return theirs;
  if (theirs === base) return yours;
  const heading = mergeLine({ base: base.heading, theirs: theirs.heading, yours: yours.heading }, (lines) =>
    settling.chosen<string>({ kind: 'heading', place: `section/${key}`, ...lines }, (own) => own),
  );
  const merge = texts.of({ base: base.text, theirs: theirs.text, yours: yours.text });
  const text = typeof merge === 'string' ? merge : settledText(key, merge, settling);
  return heading === theirs.heading && text === theirs.text ? theirs : { heading, text };
}

/** What is taken whole, or not at all. */
function mergeLine(sides: Sides<string>, chosen: (sides: Sides<string>) => string): string {
  const { base, theirs, yours } = sides;
  if (yours === base || yours === theirs) return theirs;
  return theirs === base ? yours : chosen(sides);
}

function ofAll<T>(
  key: string,
  base: Readonly<Record<string, T>>,
  theirs: Readonly<Record<string, T>>,
  yours: Readonly<Record<string, T>>,
): Sides<T> | null {
  const [old, now, own] = [base[key], theirs[key], yours[key]];
  return old && now && own ? { base: old, theirs: now, yours: own } : null;
}
