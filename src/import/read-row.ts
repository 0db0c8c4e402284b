import type { Cell, SourcePlace } from '../forms/cell.js';
import type { FormColumn } from '../forms/form.js';
import { blankCell, parseCell } from '../forms/parse-cell.js';
import type { UnitOf } from './printed-units.js';
import { summedUp } from './summed-up.js';
import type { Token } from './table-tokens.js';

/** An unknown label and the figures after it. */
export interface Segment {
  readonly label: Token;
  readonly figures: readonly Token[];
}

export interface ReadRow {
  /** The fields of the row, one for each column; null when they can not be told, or there are none. */
  readonly fields: readonly Token[] | null;
  /** Figures that may be the row's, or may not. */
  readonly stray: readonly Token[];
  readonly segments: readonly Segment[];
}

/**
 * Takes the figures of a row from what follows its label. There must be just as many as there are columns; with empty fields counted,
 * where there are too few. Anything else is not guessed at.
 * @param label null in a table whose only row has none
 * @param endings empty fields that end the rows of this table, which are no blank cells
 */
export function readRow(label: Token | null, tokens: readonly Token[], formColumns: readonly FormColumn[], endings: Endings): ReadRow {
  const columns = formColumns.length;
  const onLine = besideLabel(label, tokens);
  // A figure that is missing, and an empty field that is none, would only seem to be a row with a blank cell.
  const isFilled = endings.fillUp && onLine[0]?.kind === 'empty' && onLine.filter(isText).length < columns;
  const fromLine = onLine.some(isText) && !isFilled ? fieldsFrom(onLine, columns, endings.beside) : null;
  if (fromLine) return { fields: fromLine, ...segmentsOf(tokens.slice(onLine.length)) };

  const closed = closedAt(tokens, columns);
  if (closed !== null) return { fields: tokens.slice(0, closed), ...segmentsOf(tokens.slice(closed)) };

  const first = tokens.findIndex((token) => isText(token) && isLabelLike(token.text));
  const own = first === -1 ? tokens : tokens.slice(0, first);
  const { segments } = segmentsOf(first === -1 ? [] : tokens.slice(first));
  if (!own.some(isText)) return { fields: blankFields(own, columns), stray: [], segments };
  if (isFollowedByHalf(segments, columns)) return { fields: null, stray: own.filter(isText), segments };
  const fields = isFilled ? null : fieldsFrom(withoutLeadingBar(own, label, columns), columns, endings.below);
  if (fields) return { fields, stray: [], segments };
  const texts = own.filter(isText);
  const summed = own.every(isText) ? summedUp(texts, formColumns) : null;
  return { fields: summed, stray: summed ? texts.slice(columns) : texts, segments };
}

/** A row without a label whose line begins with a bar has a field too many there, which is no blank cell. */
function withoutLeadingBar(tokens: readonly Token[], label: Token | null, columns: number): readonly Token[] {
  const [first, ...others] = tokens;
  const isOneLine = tokens.every(({ line }) => line === first?.line);
  return label === null && first?.kind === 'empty' && isOneLine && others.length === columns ? others : tokens;
}

/** Words with too few figures after them, or too many, may have come between the figures of the row. */
function isFollowedByHalf(segments: readonly Segment[], columns: number): boolean {
  return segments.some(({ figures }) => figures.length > 0 && figures.length !== columns);
}

/** Nothing but empty fields, and enough of them: the row is there, and blank. */
function blankFields(tokens: readonly Token[], columns: number): readonly Token[] | null {
  const fields = tokens.filter(({ kind }) => kind === 'empty').slice(0, columns);
  return fields.length === columns ? fields : null;
}

/** A text that can not be meant as a figure: words. */
export function isLabelLike(text: string): boolean {
  const words = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return words >= (/\d/.test(text) ? 4 : 2) && !/^(不涉及|不适用)$/.test(text.trim());
}

/** Unknown labels with what follows each; `stray` is what stands before the first. */
export function segmentsOf(tokens: readonly Token[]): { readonly stray: readonly Token[]; readonly segments: readonly Segment[] } {
  const stray: Token[] = [];
  const segments: { label: Token; figures: Token[] }[] = [];
  for (const token of tokens.filter(isText)) {
    if (isLabelLike(token.text)) segments.push({ label: token, figures: [] });
    else (segments.at(-1)?.figures ?? stray).push(token);
  }
  return { stray, segments };
}

/** Cells by column key; a column without a field is blank. The unit that is printed in a cell goes before that of its header. */
export function cellsOf(fields: readonly (Token | null)[], columns: readonly FormColumn[], unitOf: UnitOf): Record<string, Cell> {
  return Object.fromEntries(
    columns.map((column, index): [string, Cell] => {
      const token = fields[index];
      return [column.key, token ? { ...figureOf(token.text, column, unitOf), source: placeOf(token) } : blankCell(column)];
    }),
  );
}

function figureOf(text: string, column: FormColumn, unitOf: UnitOf): Cell {
  const cell = parseCell(text, column);
  return cell.value === null ? cell : parseCell(text, { ...column, unit: unitOf(column) });
}

export function placeOf({ line, at }: SourcePlace): SourcePlace {
  return at ? { line, at } : { line };
}

/** Empty fields that end most rows with as many columns: rows whose figures stand on their label's line, and below it. */
export interface Endings {
  readonly beside: number;
  readonly below: number;
  /** Whether empty fields after a label only fill up what longer labels take: a row with all its figures has some, too. */
  readonly fillUp: boolean;
}

/** @param rows all with the same number of columns */
export function usualEndings(
  rows: readonly { readonly label: Token | null; readonly tokens: readonly Token[] }[],
  columns: number,
): Endings {
  const beside = rows.map(({ label, tokens }) => besideLabel(label, tokens)).filter((tokens) => tokens.some(isText));
  const below = rows.filter(({ label, tokens }) => !besideLabel(label, tokens).some(isText)).map(({ tokens }) => tokens);
  const fillUp = beside.some((tokens) => tokens[0]?.kind === 'empty' && tokens.filter(isText).length === columns);
  return { beside: mostOften(beside, columns), below: mostOften(below, columns), fillUp };
}

/** Learnt from the rows that have all their figures; where there are none, nothing is taken for an ending. */
function mostOften(rows: readonly (readonly Token[])[], columns: number): number {
  const counts = new Map<number, number>();
  for (const tokens of rows) {
    if (tokens.filter(isText).length !== columns) continue;
    const endings = tokens.slice(tokens.findLastIndex(isText)).filter(({ kind }) => kind === 'empty').length;
    counts.set(endings, (counts.get(endings) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function besideLabel(label: Token | null, tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(({ line }) => line === label?.line);
}

function isText({ kind }: Token): boolean {
  return kind === 'text';
}

/** Where a row ends that has its figures without a gap, and then the mark of a row's end: bars, or a bar alone, on a line. */
function closedAt(tokens: readonly Token[], columns: number): number | null {
  const figures = tokens.slice(0, columns);
  const mark = tokens[columns];
  const whole = figures.length === columns && figures.every((token) => isText(token) && !isLabelLike(token.text));
  return whole && (mark?.kind === 'end' || standsAlone(mark, tokens)) ? columns : null;
}

function fieldsFrom(tokens: readonly Token[], columns: number, endings: number): readonly Token[] | null {
  const from = tokens.findIndex(isText);
  const end = tokens.findIndex(({ kind }, index) => kind === 'end' && index > from);
  const fields = (end === -1 ? tokens : tokens.slice(0, end)).filter(({ kind }) => kind !== 'end');
  const texts = fields.filter(isText);
  if (texts.length < tokens.filter(isText).length) return null;
  if (texts.length >= columns) {
    // A gap among as many figures as there are columns is a blank cell or the end of a row: then they are of two rows.
    const inner = fields.slice(from, fields.findLastIndex(isText) + 1);
    return texts.length === columns && inner.every(isText) ? texts : null;
  }
  const kept = fields.slice(0, fields.length - endings);
  if (kept.length !== columns || fields.slice(kept.length).some(isText)) return null;
  // A bar alone on the last line may be a blank cell, and may be the end of a row that lacks a figure.
  return endings === 0 && standsAlone(kept.at(-1), fields) ? null : kept;
}

function standsAlone(field: Token | undefined, fields: readonly Token[]): boolean {
  return field?.kind === 'empty' && !fields.some((other) => isText(other) && other.line === field.line);
}
