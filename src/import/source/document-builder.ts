import { badSource } from './bad-source.js';

/** A line of text: a paragraph, or a piece of one between line breaks. */
export interface TextNode {
  readonly kind: 'text';
  readonly text: string;
  readonly line: number;
  readonly furniture: boolean;
}

export interface TableNode {
  readonly kind: 'table';
  /** A text stands among the rows where it is in the table and in none of its cells, such as a caption. */
  readonly rows: (RowNode | TextNode)[];
  readonly furniture: boolean;
}

export interface RowNode {
  readonly kind: 'row';
  readonly cells: CellNode[];
  /** Columns left out before the first cell. */
  readonly skipped: number;
  /** Text stands between its cells, or one of them began before another had anything in it: its tags are damaged. */
  damaged: boolean;
}

export interface CellNode {
  readonly blocks: BlockNode[];
  readonly columns: number;
  readonly rows: number;
  /** It is the lower part of the cell above it. */
  readonly continued: boolean;
  readonly line: number;
}

export type BlockNode = TextNode | TableNode;

/** More lines and cells than this are in no report. */
const mostNodes = 10_000;
/** More text than this is in no report (characters). */
const mostText = 1_000_000;
/** Tables are not nested more deeply than this. */
const deepest = 20;

interface OpenTable {
  readonly table: TableNode;
  row: RowNode | null;
  cell: CellNode | null;
  /** How many cells of the row were closed as they should be, and how many were left open and empty. */
  closed: number;
  leftEmpty: number;
}

/**
 * Puts a source together from its texts and tables, however badly these are nested: a row or cell without a table opens one, and whatever
 * opens where it can not stand closes what is in its way. Nothing is dropped, and all keeps the order of the source.
 */
export class DocumentBuilder {
  private readonly blocks: BlockNode[] = [];
  private readonly open: OpenTable[] = [];
  private piece = '';
  private pieceLine = 0;
  private readonly suspended: { readonly piece: string; readonly line: number }[] = [];
  private nodes = 0;
  private length = 0;
  /** Whether what comes now is about the article, and not in it. */
  furniture = false;

  get inCell(): boolean {
    return this.open.at(-1)?.cell != null;
  }

  /** @param text of it, "\r" is an end of a line in the source that means no more than a space */
  text(text: string, line: number): void {
    if (this.pieceLine === 0 && /\S/.test(text)) this.pieceLine = line;
    this.piece += text;
  }

  /** Takes so many more characters, before anything is done with them. */
  admit(characters: number): void {
    this.length += characters;
    if (this.length > mostText)
      throw badSource(`The source has more than ${mostText} characters of text; no report has. Leave out what is not of the report.`);
  }

  /** The end of a paragraph, or of a line in it. */
  end(): void {
    const text = tidy(this.piece);
    const line = this.pieceLine;
    this.piece = '';
    this.pieceLine = 0;
    if (text === '') return;
    this.count();
    const node: TextNode = { kind: 'text', text, line, furniture: this.furniture };
    const top = this.open.at(-1);
    if (top?.cell) top.cell.blocks.push(node);
    else if (top) {
      if (top.row) top.row.damaged = true;
      top.table.rows.push(node);
    } else this.blocks.push(node);
  }

  /** Lets a text box stand before the paragraph that it hangs on. */
  suspend(): void {
    this.suspended.push({ piece: this.piece, line: this.pieceLine });
    this.piece = '';
    this.pieceLine = 0;
  }

  resume(): void {
    this.end();
    const { piece, line } = this.suspended.pop() ?? { piece: '', line: 0 };
    this.piece = piece;
    this.pieceLine = line;
  }

  openTable(): void {
    this.end();
    // Between two rows no table can stand: the one before was never closed.
    if (this.open.length > 0 && !this.inCell) this.closeTable();
    if (this.open.length === deepest)
      throw badSource(`Tables are nested more than ${deepest} deep; no report has that. Save it anew, or as plain text.`);
    this.count();
    const table: TableNode = { kind: 'table', rows: [], furniture: this.furniture };
    const top = this.open.at(-1);
    (top?.cell?.blocks ?? this.blocks).push(table);
    this.open.push({ table, row: null, cell: null, closed: 0, leftEmpty: 0 });
  }

  closeTable(): void {
    this.end();
    this.open.pop();
  }

  openRow(skipped = 0): void {
    if (this.open.length === 0) this.openTable();
    this.closeRow();
    const top = this.open.at(-1);
    if (!top) return;
    this.count();
    top.row = { kind: 'row', cells: [], skipped, damaged: false };
    top.closed = 0;
    top.leftEmpty = 0;
    top.table.rows.push(top.row);
  }

  closeRow(): void {
    this.leaveCell();
    const top = this.open.at(-1);
    if (top) top.row = null;
  }

  openCell({ columns = 1, rows = 1, continued = false }: { columns?: number; rows?: number; continued?: boolean }, line: number): void {
    this.leaveCell();
    if (!this.open.at(-1)?.row) this.openRow();
    const top = this.open.at(-1);
    if (!top?.row) return;
    this.count();
    top.cell = { blocks: [], columns, rows, continued, line };
    top.row.cells.push(top.cell);
  }

  closeCell(): void {
    this.end();
    const top = this.open.at(-1);
    if (!top) return;
    if (top.cell) top.closed++;
    this.judge(top);
    top.cell = null;
  }

  /** A cell that is not closed before the next begins. */
  private leaveCell(): void {
    this.end();
    const top = this.open.at(-1);
    if (!top?.cell) return;
    if (top.cell.blocks.length === 0) top.leftEmpty++;
    this.judge(top);
    top.cell = null;
  }

  /** Pages close all their cells or none; an empty one that is left open among others is no cell but a damaged tag. */
  private judge({ row, closed, leftEmpty }: OpenTable): void {
    if (row && closed > 0 && leftEmpty > 0) row.damaged = true;
  }

  /** What is learnt of the open cell after it began. */
  shapeCell(shape: { columns?: number; continued?: boolean }): void {
    const top = this.open.at(-1);
    if (!top?.row || !top.cell) return;
    top.cell = { ...top.cell, ...shape };
    top.row.cells.splice(-1, 1, top.cell);
  }

  /** What is learnt of the open row after it began. */
  shapeRow(skipped: number): void {
    const top = this.open.at(-1);
    if (!top?.row) return;
    top.row = { ...top.row, skipped };
    top.table.rows.splice(-1, 1, top.row);
  }

  /** Leaves out the cell that is open. */
  dropCell(): void {
    this.end();
    const top = this.open.at(-1);
    if (top?.cell) top.row?.cells.pop();
    if (top) top.cell = null;
  }

  /** Leaves out the row that is open. */
  dropRow(): void {
    this.end();
    const top = this.open.at(-1);
    if (top?.row) top.table.rows.splice(top.table.rows.lastIndexOf(top.row), 1);
    if (top) Object.assign(top, { row: null, cell: null });
  }

  finish(): readonly BlockNode[] {
    const top = this.open.at(-1);
    // A source that ends within a cell was cut off there: what the cell says may be half of it.
    if (top?.row && top.cell && this.piece.trim() !== '') {
      top.row.cells.pop();
      top.cell = null;
    }
    this.end();
    return this.blocks;
  }

  private count(): void {
    if (++this.nodes > mostNodes)
      throw badSource(
        `The source has more than ${mostNodes} paragraphs, rows and cells; no report has. Leave out what is not of the report.`,
      );
  }
}

/** The ends of lines in the source are no spaces between Chinese characters, else one. */
function tidy(text: string): string {
  return text
    .replace(/[^\S\u3000\u00a0\r]*\r\s*/g, (_run, at: number, whole: string) => {
      const after = /\S/.exec(whole.slice(at, at + 200));
      const next = after ? whole.slice(at + after.index, at + after.index + 1) : '';
      return isWide(whole.slice(Math.max(0, at - 1), at)) && isWide(next) ? '' : ' ';
    })
    .trim();
}

function isWide(sign: string): boolean {
  return /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(sign);
}
