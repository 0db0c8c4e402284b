import type { TableContent } from '../forms/content.js';
import type { FormBlock, FormTable } from '../forms/form.js';
import { blankRow } from '../forms/layout.js';
import type { UnplacedLine } from '../reports/events.js';
import { furnitureOf } from './furniture.js';
import { headersAbove, headersAgainst, nameColumns } from './header-order.js';
import type { ImportNote } from './import-note.js';
import { countIn, withoutCount } from './label-count.js';
import { comparable } from './label-fit.js';
import { labelWordsOf } from './label-words.js';
import type { SourceLine } from './lines.js';
import { aboutAssumed, isOrdered } from './order-assumed.js';
import { isPageNumber } from './page-number.js';
import { printedUnits } from './printed-units.js';
import { proseIn } from './prose.js';
import { cellsOf, type Endings, placeOf, readRow, segmentsOf, usualEndings } from './read-row.js';
import { type RowsRead, takeSurplus, withdrawTwice } from './surplus-rows.js';
import { type Place, type Region, regionsOf } from './table-regions.js';
import { type Token, tokensOf } from './table-tokens.js';

export interface ReadTable {
  readonly content: TableContent;
  /** Cells of the form whose place was found, blank ones too. */
  readonly cellsFound: number;
  readonly unplaced: readonly UnplacedLine[];
  readonly notes: readonly ImportNote[];
  /** Lines of prose that stand about the table. */
  readonly prose: readonly SourceLine[];
}

/**
 * Reads a table from its lines: rows are found by their labels, never by counting columns; headers in another order than the form's make
 * the rows below them doubtful. Whatever is not a label, a figure of a row or part of the printed layout is unplaced, so that nothing can be lost.
 */
export function readTable(table: FormTable, lines: readonly SourceLine[]): ReadTable {
  const places = table.blocks.flatMap((block) => block.rows.map((row): Place => ({ block, row })));
  const isFurniture = furnitureOf(table);
  const words = labelWordsOf(table);
  const { isLabel } = words;
  const pageNumbers = lines.filter(({ text }) => isPageNumber(text));
  const own = lines.filter((line) => !pageNumbers.includes(line));
  const prose = proseIn(table, own, isLabel);
  const divided = tokensOf(
    own.filter((line) => !prose.has(line)),
    { ...words, isLabel: (text) => isLabel(countIn(text)?.label ?? text) },
  ).map((token) => withoutCount(token, isLabel));
  const tokens = divided.map(({ token }) => token);
  const headers = new Set(tokens.filter(({ text }) => isFurniture(comparable(text))));
  const regions = regionsOf(table, places, tokens, (token) => headers.has(token));
  const { read, reasons, labels, assumed } = readRegions(table, regions, places, tokens);

  const { unitOf, notes } = printedUnits(table, lines);
  const figures = [...read.fields.values(), ...[...read.local.values()].map(({ segment }) => segment.figures)].flat();
  const placed = new Set<Token | null>([...headers, ...labels, ...figures]);
  const found = new Set(regions.map(({ place }) => place));
  return {
    content: {
      rows: Object.fromEntries([
        ...places.map(({ block, row }) => {
          const fields = read.fields.get(row.key);
          return [row.key, fields ? cellsOf(fields, block.columns, unitOf) : blankRow(block)] as const;
        }),
        ...[...read.local].map(([key, { block, segment }]) => [key, cellsOf(segment.figures, block.columns, unitOf)] as const),
      ]),
      localRows: [...read.local.values()].map(({ row }) => row),
    },
    cellsFound: places.reduce((sum, { block, row }) => sum + (read.fields.has(row.key) ? block.columns.length : 0), 0),
    unplaced: [
      ...pageNumbers.map(({ number, text }) => ({ line: number, text: text.trim(), reason: 'the number of a page' })),
      ...tokens
        .filter((token) => token.kind === 'text' && !placed.has(token))
        .map((token) => ({ ...placeOf(token), text: token.text, reason: reasons.get(token) ?? 'no label of the form stands before it' })),
      ...divided.flatMap(({ counts }) => counts).map(({ token, reason }) => ({ ...placeOf(token), text: token.text, reason })),
    ],
    notes: [
      ...notes,
      ...aboutAssumed(table, assumed),
      ...places
        .filter(({ row }) => !read.fields.has(row.key) && !read.doubtful.has(row.key))
        .map((place) => missing(place, table, found.has(place))),
    ],
    prose: lines.filter((line) => prose.has(line)),
  };
}

function readRegions(
  table: FormTable,
  regions: readonly Region[],
  places: readonly Place[],
  tokens: readonly Token[],
): {
  readonly read: RowsRead;
  readonly reasons: ReadonlyMap<Token, string>;
  readonly labels: ReadonlySet<Token>;
  readonly assumed: ReadonlySet<FormBlock>;
} {
  const read: RowsRead = { fields: new Map(), local: new Map(), doubtful: new Set(), twice: new Map() };
  const reasons = new Map<Token, string>();
  const assumed = new Set<FormBlock>();
  const labels = new Set<Token>(regions.flatMap(({ label }) => label ?? []));
  const endings = endingsOf(regions);
  const starts = new Map(regions.flatMap(({ place, label, tokens: [first] }) => [[label ?? first, place] as const]));
  const above = headersAbove(table, tokens, (token) => starts.get(token) ?? null);
  const surplus = regions.flatMap(({ block, place, label, tokens }) => {
    if (!place) return segmentsOf(tokens).segments.map((segment) => ({ block, segment }));
    const { row } = place;
    const columns = block.columns.length;
    const name = row.label === '' ? table.label : row.label;
    const { fields, stray, segments } = readRow(label, tokens, block.columns, endings(columns));
    const against = fields?.some(({ kind }) => kind === 'text') ? headersAgainst(block, above.get(place) ?? []) : null;
    if (against !== null) {
      read.doubtful.add(row.key);
      for (const token of fields ?? []) reasons.set(token, `needs review: the headers above “${name}” ${against}`);
    } else if (fields) {
      read.fields.set(row.key, fields);
      if (isOrdered(fields) && !nameColumns(block, above.get(place) ?? [])) assumed.add(block);
    }
    if (!fields && stray.length > 0) read.doubtful.add(row.key);
    for (const token of stray)
      reasons.set(
        token,
        fields ? `stands after “${name}”, which has all its figures` : `needs review: “${name}” should have ${columns} figures`,
      );
    return segments.map((segment) => ({ block, segment }));
  });
  for (const { block, segment } of surplus) {
    const reason = takeSurplus(block, segment, places, read);
    if (reason === null) labels.add(segment.label);
    else for (const token of [segment.label, ...segment.figures]) reasons.set(token, reason);
  }
  for (const { token, reason } of withdrawTwice(places, read)) reasons.set(token, reason);
  return { read, reasons, labels, assumed };
}

function endingsOf(regions: readonly Region[]): (columns: number) => Endings {
  const known = new Map<number, Endings>();
  return (columns) => {
    const endings =
      known.get(columns) ??
      usualEndings(
        regions.filter(({ place, block }) => place && block.columns.length === columns),
        columns,
      );
    known.set(columns, endings);
    return endings;
  };
}

/** A row of the form that has no figures. */
export function missing({ row }: Place, table: FormTable, found: boolean): ImportNote {
  const name = row.label === '' ? table.label : row.label;
  return found
    ? { kind: 'rowWithoutFigures', message: `No figures stand after “${name}”; its cells are left blank.` }
    : { kind: 'rowMissing', message: `“${name}” was not found; its cells are left blank.` };
}
