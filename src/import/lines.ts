import type { SourcePlace, TablePlace } from '../forms/cell.js';
import { commaFields } from './comma-fields.js';
import { isRule, withoutMarkdown } from './markdown.js';
import { spacedFields } from './spaced-fields.js';

/** A line of the source: of a text, a paragraph of a page or document, or a row of one of its tables. */
export interface SourceLine {
  /** From 1. */
  readonly number: number;
  /** What the line says; of a row, what its only cell with a text says, else nothing. */
  readonly text: string;
  /** The cells of a table's row, by column, with those that reach into it from a row above. Absent: the line is no row. */
  readonly cells?: readonly GridCell[];
  /** Of a row: its tags are damaged, so that a cell may be missing or too many. */
  readonly damaged?: boolean;
  /** The source ends within it, without the end of a line. */
  readonly endsSource?: boolean;
  /** Whether the page has it about the article, and not in it: navigation, a footer, a link before the title. */
  readonly furniture?: boolean;
}

export interface GridCell extends SourcePlace {
  readonly at: TablePlace;
  readonly text: string;
  /** The first column it stands in, from 0, and how many. */
  readonly column: number;
  readonly columns: number;
  /** How many rows it reaches over, from its own. */
  readonly rows: number;
  /** It belongs to a row above, and reaches into this one. */
  readonly inherited: boolean;
}

/** The lines of a text, without marks of Markdown. A line ends where a page ends, too. */
export function linesOf(text: string): SourceLine[] {
  return text.split(/\r\n|[\n\r\v\f]/).map((line, index, all) => ({
    number: index + 1,
    text: isRule(line) ? '' : withoutMarkdown(line),
    ...(index === all.length - 1 && line !== '' ? { endsSource: true } : {}),
  }));
}

/** What separates the fields of a table's line: bars, where there are any, else tabs, else commas, else spaces. */
export function fieldsOf(text: string): string[] {
  if (/[|｜│┃]/.test(text)) return text.split(/[|｜│┃]/);
  if (text.includes('\t')) return text.split('\t');
  const fields = commaFields(text);
  return fields.length > 1 ? fields : spacedFields(text);
}

/** The fields of a line, whether it is a row or a text. */
export function fieldsOfLine({ text, cells }: SourceLine): string[] {
  return cells ? cells.filter(({ inherited }) => !inherited).map((cell) => cell.text) : fieldsOf(text);
}

/** What a line says as text: of a row, its fields with bars between them. */
export function spokenLine({ text, cells }: SourceLine): string {
  if (!cells || text !== '') return text.trim();
  return cells
    .filter(({ inherited }) => !inherited)
    .map((cell) => cell.text)
    .filter((field) => field !== '')
    .join(' | ');
}
