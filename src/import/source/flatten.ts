import type { GridCell, SourceLine } from '../lines.js';
import type { BlockNode, CellNode, RowNode, TableNode, TextNode } from './document-builder.js';
import { type PlacedCell, placeCells } from './place-cells.js';

/** A cell with more lines than this, or more text (characters), holds a part of the report and is no field. */
const mostLines = 5;
const longestField = 600;
/** Lines of a field beside a cell that holds a part of the report. */
const shortField = 64;

/**
 * The lines of a document in order: paragraphs, and the rows of its tables. A table that only lays out the page is none: what stands in its
 * cells is told as though it stood on the page itself.
 */
export function flatten(blocks: readonly BlockNode[]): SourceLine[] {
  const lines: SourceLine[] = [];
  let tables = 0;
  const visit = (block: BlockNode): void => {
    if (block.kind === 'text') lines.push(lineOf(block));
    else visitTable(block);
  };
  const visitTable = (node: TableNode): void => {
    const table = unnested(node);
    const placed = placeCells(table.rows.filter((row): row is RowNode => row.kind === 'row'));
    const isGrid =
      placed.some(({ cells }) => cells.filter(({ cell }) => !isPart(cell)).length > 1) ||
      placed.some(({ row }) => row.cells.every((cell) => !isPart(cell)));
    const number = isGrid ? ++tables : tables;
    let index = -1;
    for (const row of table.rows) {
      if (row.kind === 'text') {
        lines.push(lineOf(row));
        continue;
      }
      index++;
      const cells = placed[index]?.cells ?? [];
      const parts = row.cells.filter(isPart);
      const others = row.cells.filter((cell) => !isPart(cell) && textOf(cell) !== '');
      if (parts.length === 0 || (others.length > 0 && others.every((cell) => textOf(cell).length <= shortField)))
        lines.push({ ...rowLine(cells, number, index, node.furniture, parts), ...(row.damaged ? { damaged: true } : {}) });
      else for (const cell of others) for (const block of cell.blocks) visit(block);
      for (const cell of parts) for (const block of rest(cell, others.length > 0)) visit(block);
    }
  };
  for (const block of blocks) visit(block);
  return lines;
}

function lineOf({ text, line, furniture }: TextNode): SourceLine {
  return { number: line, text, ...(furniture ? { furniture } : {}) };
}

function rowLine(placed: readonly PlacedCell[], table: number, row: number, furniture: boolean, parts: readonly CellNode[]): SourceLine {
  const cells = placed.map(
    ({ cell, column, columns, rows, fromRow }): GridCell => ({
      text: parts.includes(cell) ? textOf({ ...cell, blocks: head(cell) }) : textOf(cell),
      line: firstLine(cell),
      at: { table, row: fromRow + 1, column: column + 1 },
      column,
      columns,
      rows,
      inherited: fromRow !== row,
    }),
  );
  const own = cells.filter(({ inherited, text }) => !inherited && text !== '');
  const [only, ...others] = own;
  return {
    number: only?.line ?? cells.find(({ inherited }) => !inherited)?.line ?? 1,
    text: only && others.length === 0 ? only.text : '',
    cells,
    ...(furniture ? { furniture } : {}),
  };
}

/** Whether a cell holds a part of the report: tables, or many lines. */
function isPart({ blocks }: CellNode): boolean {
  return (
    blocks.length > mostLines ||
    blocks.some(({ kind }) => kind === 'table') ||
    (blocks.length > 1 && blocks.reduce((sum, block) => sum + (block.kind === 'text' ? block.text.length : 0), 0) > longestField)
  );
}

/** The first line of a cell that was never closed, so that it holds what follows the table, is its own text. */
function head({ blocks }: CellNode): BlockNode[] {
  const [first] = blocks;
  return first?.kind === 'text' && first.text.length <= shortField ? [first] : [];
}

function rest(cell: CellNode, besideOthers: boolean): readonly BlockNode[] {
  return besideOthers ? cell.blocks.slice(head(cell).length) : cell.blocks;
}

/** A table of one row within a cell only lays out what stands in that row: its cells take the place of the cell. */
function unnested(table: TableNode): TableNode {
  return {
    ...table,
    rows: table.rows.map((row) =>
      row.kind === 'text' ? row : { ...row, cells: row.cells.flatMap((cell) => (row.cells.length > 1 ? spliced(cell) : [cell])) },
    ),
  };
}

function spliced(cell: CellNode): CellNode[] {
  const [inner, ...others] = cell.blocks;
  if (inner?.kind !== 'table' || others.length > 0) return [cell];
  const [row, ...more] = inner.rows;
  return row?.kind === 'row' && more.length === 0 ? row.cells.flatMap(spliced) : [cell];
}

/** Lines of a cell are one text: words go on without a space, figures never. */
export function textOf({ blocks }: CellNode): string {
  let text = '';
  for (const block of blocks) {
    if (block.kind === 'table') continue;
    const joint = /[\p{Script=Han}，。、；：（）(),]$/u.test(text) && /^[\p{Script=Han}，。、；：（）(),]/u.test(block.text) ? '' : ' ';
    text += text === '' ? block.text : joint + block.text;
  }
  return text;
}

function firstLine({ blocks, line }: CellNode): number {
  const [first] = blocks;
  return first?.kind === 'text' ? first.line : line;
}
