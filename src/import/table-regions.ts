import type { FormBlock, FormRow, FormTable } from '../forms/form.js';
import { parseCell } from '../forms/parse-cell.js';
import { alignLabels } from './align-labels.js';
import { normalise } from './normalise.js';
import type { Token } from './table-tokens.js';

/** A row of the form. */
export interface Place {
  readonly block: FormBlock;
  readonly row: FormRow;
}

/** What stands between a row's label and the next label or header; `place` null where it stands after a header and before any label. */
export interface Region {
  readonly block: FormBlock;
  readonly place: Place | null;
  readonly label: Token | null;
  readonly tokens: readonly Token[];
}

/**
 * Divides a table by its labels and headers. What follows a header belongs to the block whose caption stands before it, else to that of
 * the next label.
 * @param isHeader whether a token is part of the printed layout
 */
export function regionsOf(
  table: FormTable,
  places: readonly Place[],
  tokens: readonly Token[],
  isHeader: (token: Token) => boolean,
): Region[] {
  const starts = new Map<number, Place>();
  const labels = alignLabels(
    tokens.map(({ text }) => text),
    places.map(({ row }) => row),
  );
  for (const [index, place] of places.entries()) {
    const start = place.row.label === '' ? firstFigure(tokens, place.block) : labels[index];
    if (start != null) starts.set(start, place);
  }
  const captions = new Map(table.blocks.flatMap((block) => (block.caption === null ? [] : [[normalise(block.caption), block] as const])));
  const blockAfter = blocksAfter(tokens.length, starts);
  let captioned: FormBlock | null = null;
  let block: FormBlock | null = null;
  let open: { block: FormBlock; place: Place | null; label: Token | null; tokens: Token[] } | null = null;
  const regions: Region[] = [];
  const close = (line: number | null): void => {
    // Empty fields before a label, on its line, are of that line and not of the row before.
    while (open && line !== null && open.tokens.at(-1)?.kind === 'empty' && open.tokens.at(-1)?.line === line) open.tokens.pop();
    if (open && (open.place || open.tokens.length > 0)) regions.push(open);
    open = null;
  };
  for (const [index, token] of tokens.entries()) {
    const place = starts.get(index);
    if (place) {
      close(token.line);
      block = place.block;
      open = place.row.label === '' ? { block, place, label: null, tokens: [token] } : { block, place, label: token, tokens: [] };
    } else if (isHeader(token)) {
      close(token.line);
      captioned = captions.get(normalise(token.text)) ?? captioned;
    } else {
      open ??= { block: captioned ?? blockAfter(index) ?? block ?? table.blocks[0] ?? never(table), place: null, label: null, tokens: [] };
      open.tokens.push(token);
    }
  }
  close(null);
  return regions;
}

/** Where the figures of a table begin that has one row, without a label; empty fields before them on their line are its too. */
function firstFigure(tokens: readonly Token[], { columns }: FormBlock): number | null {
  const [column] = columns;
  let first = tokens.findIndex(({ kind, text }) => kind === 'text' && column && parseCell(text, column).state !== 'text');
  while (first > 0 && tokens[first - 1]?.kind === 'empty' && tokens[first - 1]?.line === tokens[first]?.line) first--;
  return first === -1 ? null : first;
}

function blocksAfter(length: number, starts: ReadonlyMap<number, Place>): (index: number) => FormBlock | null {
  const after: (FormBlock | null)[] = Array.from({ length }, () => null);
  let next: FormBlock | null = null;
  for (let index = length - 1; index >= 0; index--) {
    after[index] = next;
    next = starts.get(index)?.block ?? next;
  }
  return (index) => after[index] ?? null;
}

function never(table: FormTable): never {
  throw new Error(`Table ${table.key} has no block.`);
}
