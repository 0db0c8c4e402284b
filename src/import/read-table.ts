import type { Cell } from '../forms/cell.js';
import type { LocalRow, TableContent } from '../forms/content.js';
import type { FormBlock, FormRow, FormTable } from '../forms/form.js';
import { blankRow } from '../forms/layout.js';
import type { UnplacedLine } from '../reports/events.js';
import { alignLabels, fitness } from './align-labels.js';
import { furnitureOf } from './furniture.js';
import type { SourceLine } from './lines.js';
import { isLabelLike, type ReadRow, readRow, usualEndings } from './read-row.js';
import { type Token, tokensOf } from './table-tokens.js';

export interface ReadTable {
  readonly content: TableContent;
  /** Cells of the form whose place was found, blank ones too. */
  readonly cellsFound: number;
  readonly unplaced: readonly UnplacedLine[];
  /** Lines of prose that stand about the table. */
  readonly prose: readonly SourceLine[];
}

/** What stands between a row's label and the next label. */
interface Region {
  readonly block: FormBlock;
  readonly row: FormRow;
  readonly tokens: readonly Token[];
}

/** Reads a table from its lines: rows are found by their labels, never by the headers above them or by counting columns. */
export function readTable(table: FormTable, lines: readonly SourceLine[]): ReadTable {
  const rows = table.blocks.flatMap((block) => block.rows.map((row) => ({ block, row })));
  const prose = lines.filter(isProse);
  const isFurniture = furnitureOf(table);
  const tokens = tokensOf(
    lines.filter((line) => !isProse(line)),
    (text) => isFurniture(text) || rows.some(({ row }) => fitness(text, row) >= 3),
  );
  const places = alignLabels(
    tokens.map(({ text }) => text),
    rows.map(({ row }) => row),
  );
  const regions = rows.flatMap(({ block, row }, index): Region[] => {
    const start = row.label === '' ? lastFurniture(tokens, isFurniture) : places[index];
    if (start == null) return [];
    return [{ block, row, tokens: tokens.slice(start + 1, endOf(tokens, start, places, isFurniture)) }];
  });
  const endings = usualEndings(regions.map(({ block, tokens: between }) => ({ tokens: between, columns: block.columns.length })));

  const content: { rows: Record<string, Readonly<Record<string, Cell>>>; localRows: LocalRow[] } = { rows: {}, localRows: [] };
  for (const { block, row } of rows) content.rows[row.key] = blankRow(block);
  const unplaced: UnplacedLine[] = [];
  const used = new Set<Token>();
  let cellsFound = 0;
  for (const { block, row, tokens: between } of regions) {
    for (const token of between) used.add(token);
    const read = readRow(between, block.columns, endings);
    if (read.cells) {
      content.rows[row.key] = read.cells;
      cellsFound += block.columns.length;
      unplaced.push(...takeLocalRows(block, read, content, endings));
    } else {
      unplaced.push(
        ...read.rest.map((token) =>
          notPlaced(token, `needs review: “${row.label || '数据行'}” should have ${block.columns.length} figures`),
        ),
      );
    }
  }
  const labels = new Set(places);
  for (const [index, token] of tokens.entries())
    if (token.kind === 'text' && !used.has(token) && !labels.has(index) && !isFurniture(token.text))
      unplaced.push(notPlaced(token, 'no label of the form stands before it'));
  for (const [index, { row }] of rows.entries())
    if (row.label !== '' && places[index] == null)
      unplaced.push({
        line: lines[0]?.number ?? 1,
        text: row.label,
        reason: 'this row of the form was not found; its cells are left blank',
      });
  return { content, cellsFound, unplaced, prose };
}

/** Rows that the office added: an unknown label, and after it as many figures as there are columns. */
function takeLocalRows(
  block: FormBlock,
  { rest }: ReadRow,
  content: { rows: Record<string, Readonly<Record<string, Cell>>>; localRows: LocalRow[] },
  endings: number,
): UnplacedLine[] {
  const [label, ...figures] = rest;
  if (!label) return [];
  const next = figures.findIndex(({ text }) => isLabelLike(text));
  const own = next === -1 ? figures : figures.slice(0, next);
  const read = readRow(own, block.columns, endings);
  if (!isLabelLike(label.text) || !read.cells || read.rest.length > 0)
    return rest.map((token) => notPlaced(token, 'neither a figure of the row before it nor a row of its own'));
  const number = content.localRows.filter((row) => row.block === block.key).length + 1;
  const key = `${block.key}.local${number}`;
  content.rows[key] = read.cells;
  content.localRows.push({ key, block: block.key, label: label.text });
  return next === -1 ? [] : takeLocalRows(block, { cells: null, rest: figures.slice(next) }, content, endings);
}

/** A row ends where the next label or a group's heading stands; empty fields before those on their line are theirs. */
function endOf(
  tokens: readonly Token[],
  start: number,
  places: readonly (number | null)[],
  isFurniture: (text: string) => boolean,
): number {
  const labels = new Set(places);
  let end = start + 1;
  while (end < tokens.length && !labels.has(end) && !(tokens[end]?.kind === 'text' && isFurniture(tokens[end]?.text ?? ''))) end++;
  const stop = tokens[end];
  while (stop && end > start + 1 && tokens[end - 1]?.kind === 'empty' && tokens[end - 1]?.line === stop.line) end--;
  return end;
}

function lastFurniture(tokens: readonly Token[], isFurniture: (text: string) => boolean): number | null {
  const last = tokens.findLastIndex(({ kind, text }) => kind === 'text' && isFurniture(text));
  return last === -1 ? null : last;
}

/** A whole sentence, longer than any label, and not between bars. */
function isProse({ text }: SourceLine): boolean {
  return !text.includes('|') && text.trim().length > 30 && /[。；;]/.test(text);
}

function notPlaced({ line, text }: Token, reason: string): UnplacedLine {
  return { line, text, reason };
}
