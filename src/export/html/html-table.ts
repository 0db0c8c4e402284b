import { escapeMarkup } from '../escape-markup.js';
import type { Grid, GridCell, GridRow } from '../layout/grid.js';

/** A table with its cells joined as in the form. The header of a table of one block is repeated on each page. */
export function htmlTable({ key, label, blocks, columns, labelColumns }: Grid): string {
  const [only, ...others] = blocks;
  const parts =
    only && others.length === 0
      ? [part('thead', only.head), part('tbody', only.rows)]
      : blocks.map(({ head, rows }) => part('tbody', [...head, ...rows]));
  return `<table data-table="${escapeMarkup(key)}" aria-label="${escapeMarkup(label)}">\n${widths(columns, labelColumns)}${parts.join('')}</table>\n`;
}

/** The last column of labels is the widest, those before it hold headings, and the rest is shared by the figures. */
function widths(columns: number, labelColumns: number): string {
  const classes = Array.from({ length: columns }, (_, index) => {
    if (index >= labelColumns) return '<col>';
    return index === labelColumns - 1 ? '<col class="label">' : '<col class="heading">';
  });
  return `<colgroup>${classes.join('')}</colgroup>\n`;
}

function part(name: 'thead' | 'tbody', rows: readonly GridRow[]): string {
  return `<${name}>\n${rows.map((row) => `<tr>${row.map(htmlCell).join('')}</tr>\n`).join('')}</${name}>\n`;
}

function htmlCell(cell: GridCell): string {
  const { kind, columnSpan, rowSpan, text, id } = cell;
  const [name, scope] = kind === 'figure' ? ['td', ''] : ['th', scopeOf(cell)];
  const spans = `${columnSpan > 1 ? ` colspan="${columnSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`;
  const named = id === undefined ? '' : ` data-cell="${escapeMarkup(id)}"`;
  return `<${name}${scope}${spans}${named}>${escapeMarkup(text)}</${name}>`;
}

function scopeOf({ kind, columnSpan, rowSpan }: GridCell): string {
  if (kind === 'row') return rowSpan > 1 ? ' scope="rowgroup"' : ' scope="row"';
  if (kind === 'column') return columnSpan > 1 ? ' scope="colgroup"' : ' scope="col"';
  return kind === 'caption' ? ' scope="colgroup"' : '';
}
