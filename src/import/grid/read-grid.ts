import type { FormBlock, FormTable } from '../../forms/form.js';
import { blankRow } from '../../forms/layout.js';
import { alignLabels } from '../align-labels.js';
import type { ImportNote } from '../import-note.js';
import { type LabelCount, withoutCount } from '../label-count.js';
import { comparable, fitOf } from '../label-fit.js';
import type { SourceLine } from '../lines.js';
import { normalise } from '../normalise.js';
import { aboutAssumed } from '../order-assumed.js';
import { printedUnits } from '../printed-units.js';
import { cellsOf } from '../read-row.js';
import { missing, type ReadTable } from '../read-table.js';
import { takeSurplus } from '../surplus-rows.js';
import type { Place } from '../table-regions.js';
import { readCases } from './cases-row.js';
import { classifyRow } from './classify-row.js';
import { GridReading } from './grid-reading.js';
import { type Field, type GridItem, type GridRow, gridItems } from './grid-rows.js';
import { withoutRepeats } from './repeated-cells.js';
import { type Vocabulary, vocabularyOf } from './vocabulary.js';

/**
 * Reads a table whose rows and columns are known: each row is found by its label, and its figures are the cells right of it. Whatever is no
 * label, figure or part of the printed layout is unplaced, so that nothing can be lost.
 * @param needsHeaders whether figures are read only where the headers name all columns
 */
export function readGrid(table: FormTable, lines: readonly SourceLine[], { needsHeaders = false } = {}): ReadTable {
  const places = table.blocks.flatMap((block) => block.rows.map((row): Place => ({ block, row })));
  const words = vocabularyOf(table);
  const { items, counts } = withoutCounts(gridItems(withoutRepeats(table, lines)), places, words);
  const rows = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));
  const labels = labelsIn(rows, places);
  const reading = new GridReading(rows, labels, words, table.label, needsHeaders);
  if (places.length === 1 && places[0]?.row.label === '') readCases(items, places[0], words, reading);
  else
    for (const item of items) {
      if (item.kind === 'paragraph') reading.paragraph(item.line);
      else
        reading.row(
          item.row,
          classifyRow(item.row, (field) => labels.get(field) ?? null, words),
        );
    }
  for (const { token, reason } of counts) reading.leave([token], reason);
  reading.finish(places, takeSurplus);
  return contentOf(table, places, reading, printedUnits(table, lines));
}

function withoutCounts(
  items: readonly GridItem[],
  places: readonly Place[],
  words: Vocabulary,
): { items: GridItem[]; counts: LabelCount[] } {
  const fits = places.map(({ row }) => fitOf(row));
  const isLabel = (text: string): boolean => {
    const ready = comparable(text);
    return words.isPrinted(text) || fits.some((howWell) => howWell(ready) >= 2);
  };
  const counts: LabelCount[] = [];
  const plain = (fields: readonly Field[]): Field[] =>
    fields.map((field) => {
      const { token, counts: own } = withoutCount(field, isLabel);
      counts.push(...own);
      return token;
    });
  return {
    items: items.map((item) => (item.kind === 'row' ? { ...item, row: { ...item.row, own: plain(item.row.own) } } : item)),
    counts,
  };
}

/** The labels of the form among the cells, in the form's order; a row with the headers of several columns has none. */
function labelsIn(rows: readonly GridRow[], places: readonly Place[]): ReadonlyMap<Field, Place> {
  const headers = new Set(places.flatMap(({ block }) => block.columns.map(({ label }) => normalise(label))));
  const isHeader = ({ own }: GridRow): boolean => own.filter(({ text }) => headers.has(normalise(text))).length > 1;
  const fields = rows.filter((row) => !isHeader(row)).flatMap(({ own }) => own.filter(({ kind }) => kind === 'text'));
  const found = alignLabels(
    fields.map(({ text }) => text),
    places.map(({ row }) => row),
  );
  return new Map(
    places.flatMap((place, index) => {
      const field = place.row.label === '' ? undefined : fields[found[index] ?? -1];
      return field ? [[field, place] as const] : [];
    }),
  );
}

function contentOf(
  table: FormTable,
  places: readonly Place[],
  { read, unplaced, prose, found, lacking, assumed }: GridReading,
  { unitOf, notes }: ReturnType<typeof printedUnits>,
): ReadTable {
  const cells = (block: FormBlock, key: string) => {
    const fields = read.fields.get(key);
    return fields ? cellsOf(fields, block.columns, unitOf) : blankRow(block);
  };
  return {
    content: {
      rows: Object.fromEntries([
        ...places.map(({ block, row }) => [row.key, cells(block, row.key)] as const),
        ...[...read.local].map(([key, { block, segment }]) => [key, cellsOf(segment.figures, block.columns, unitOf)] as const),
      ]),
      localRows: [...read.local.values()].map(({ row }) => row),
    },
    cellsFound: places.reduce((sum, { row }) => sum + (read.fields.get(row.key)?.filter((field) => field !== null).length ?? 0), 0),
    unplaced,
    notes: [
      ...notes,
      ...aboutAssumed(table, assumed),
      ...[...lacking].map(
        ({ label }): ImportNote => ({ kind: 'columnMissing', message: `The headers have no “${label}”; its cells are left blank.` }),
      ),
      ...places
        .filter(({ row }) => !read.fields.has(row.key) && !read.doubtful.has(row.key))
        .map((place) => missing(place, table, found.has(place))),
    ],
    prose,
  };
}
