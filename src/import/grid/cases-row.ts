import { isLabelLike } from '../read-row.js';
import type { Place } from '../table-regions.js';
import type { GridReading } from './grid-reading.js';
import type { Field, GridItem, GridRow } from './grid-rows.js';
import type { Vocabulary } from './vocabulary.js';

/** A row that may be, or be a part of, the one that has no label. */
interface Candidate {
  readonly row: GridRow;
  readonly figures: readonly Field[];
  /** The header rows above it, all of them. */
  readonly headers: readonly GridRow[];
}

/**
 * Reads a table of one row without a label: the figures stand under the headers, in one row, or in several where its groups stand below
 * one another; just as many as there are columns.
 */
export function readCases(items: readonly GridItem[], place: Place, words: Vocabulary, reading: GridReading): void {
  const headers: GridRow[] = [];
  const candidates: Candidate[] = [];
  for (const item of items) {
    if (item.kind === 'paragraph') {
      reading.paragraph(item.line);
      continue;
    }
    const { row } = item;
    const said = row.own.filter(({ kind }) => kind === 'text');
    const others = said.filter(({ text }) => !words.isPrinted(text));
    const named = others.filter(({ text }) => isLabelLike(text));
    const figures = reading.figuresOf(
      row.own.slice(
        row.own.findLastIndex((field) => field.kind === 'text' && (isLabelLike(field.text) || words.isPrinted(field.text))) + 1,
      ),
    );
    if (others.length > named.length || (said.length === 0 && figures.length >= place.block.columns.length)) {
      candidates.push({ row, figures, headers: [...headers] });
      reading.leave(named, 'no label of the form');
    } else if (named.length === 0) {
      if (said.length > 0) headers.push(row);
    } else reading.row(row, said.length === 1 && named[0] ? { kind: 'words', words: named[0] } : { kind: 'figures', figures: named });
  }
  const withFigures = candidates.filter(({ figures }) => figures.some(({ kind }) => kind === 'text'));
  const taken = withFigures.length > 0 ? withFigures : candidates.slice(-1);
  const [first] = taken;
  const label = first?.figures[0];
  if (!first || !label) return;
  reading.under(first.headers);
  reading.place({ label, place, figures: taken.flatMap(({ figures }) => figures) }, first.row);
}
