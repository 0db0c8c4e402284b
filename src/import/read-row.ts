import type { Cell } from '../forms/cell.js';
import type { FormColumn } from '../forms/form.js';
import { parseCell } from '../forms/parse-cell.js';
import type { Token } from './table-tokens.js';

export interface ReadRow {
  /** By column key; null when it can not be told which figure stands in which column. */
  readonly cells: Readonly<Record<string, Cell>> | null;
  /** What was left after the row's figures. */
  readonly rest: readonly Token[];
}

/**
 * Takes the figures of a row from what follows its label. There must be just as many as there are columns; with empty fields counted,
 * where there are too few. Anything else is not guessed at.
 * @param endings empty fields that end every row of this table: they are no blank cells
 */
export function readRow(tokens: readonly Token[], columns: readonly FormColumn[], endings: number): ReadRow {
  const texts = tokens.filter(({ kind }) => kind === 'text');
  if (texts.length >= columns.length) {
    const figures = texts.slice(0, columns.length);
    const rest = texts.slice(columns.length);
    // More figures than columns: which of them are the row's can not be told.
    if (rest[0] && !isLabelLike(rest[0].text)) return { cells: null, rest: texts };
    return { cells: cellsOf(figures, columns), rest };
  }
  const fields = trimmed(tokens, columns.length, endings);
  return fields ? { cells: cellsOf(fields, columns), rest: [] } : { cells: null, rest: texts };
}

/** A text that can not be meant as a figure: words, and more than one. */
export function isLabelLike(text: string): boolean {
  return /[\u4e00-\u9fff].*[\u4e00-\u9fff]/s.test(text) && !/\d/.test(text) && !/^(不涉及|不适用)$/.test(text);
}

function trimmed(tokens: readonly Token[], wanted: number, endings: number): readonly Token[] | null {
  const fields = tokens.filter(({ kind }) => kind !== 'filler');
  for (let dropped = 0; dropped <= endings; dropped++) {
    const kept = fields.slice(0, fields.length - dropped);
    if (fields.slice(fields.length - dropped).some(({ kind }) => kind === 'text')) return null;
    if (kept.length === wanted && dropped === endings) return kept;
  }
  return fields.length === wanted && endings === 0 ? fields : null;
}

function cellsOf(tokens: readonly Token[], columns: readonly FormColumn[]): Record<string, Cell> {
  return Object.fromEntries(
    columns.map((column, index) => {
      const token = tokens[index];
      const cell = parseCell(token?.text ?? '', column);
      return [column.key, token ? { ...cell, source: { line: token.line } } : cell];
    }),
  );
}

/** How many empty fields end most rows that have all their figures. */
export function usualEndings(rows: readonly { readonly tokens: readonly Token[]; readonly columns: number }[]): number {
  const counts = new Map<number, number>();
  for (const { tokens, columns } of rows) {
    const texts = tokens.filter(({ kind }) => kind === 'text').length;
    if (texts !== columns) continue;
    let endings = 0;
    for (let index = tokens.length - 1; tokens[index]?.kind === 'empty'; index--) endings++;
    counts.set(endings, (counts.get(endings) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
