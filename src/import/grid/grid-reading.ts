import type { FormBlock, FormColumn } from '../../forms/form.js';
import type { UnplacedLine } from '../../reports/events.js';
import type { SourceLine } from '../lines.js';
import { isOrdered } from '../order-assumed.js';
import { isLabelLike, placeOf, type Segment } from '../read-row.js';
import { type RowsRead, withdrawTwice } from '../surplus-rows.js';
import type { Place } from '../table-regions.js';
import type { Token } from '../table-tokens.js';
import type { Labelled, RowKind } from './classify-row.js';
import { evenRows } from './even-rows.js';
import { type Field, type GridRow, isUnit, spacersOf, wideTables } from './grid-rows.js';
import { HeaderLayout } from './header-layout.js';
import { rowFields } from './row-fields.js';
import type { Vocabulary } from './vocabulary.js';

/** Fewer words than this outside of the cells are no paragraph (Chinese characters). */
const fewestWords = 6;

type TakeSurplus = (block: FormBlock, segment: Segment, places: readonly Place[], read: RowsRead) => string | null;

/** What has been read of a table, row by row. */
export class GridReading {
  readonly read: RowsRead = { fields: new Map(), local: new Map(), doubtful: new Set(), twice: new Map() };
  readonly unplaced: UnplacedLine[] = [];
  readonly prose: SourceLine[] = [];
  readonly found = new Set<Place>();
  /** Columns that the source has not, by its headers. */
  readonly lacking = new Set<FormColumn>();
  /** Blocks with figures in rows above which no header is known: they are taken in the form's order. */
  readonly assumed = new Set<FormBlock>();
  private readonly surplus: { readonly block: FormBlock | null; readonly segment: Segment }[] = [];
  private readonly isSpacer: (field: Field) => boolean;
  private readonly wide: ReadonlySet<number>;
  private readonly isEven: (label: Field) => boolean;
  private readonly rowOf: ReadonlyMap<Field, number>;
  private readonly labelled: ReadonlySet<number>;
  private block: FormBlock | null = null;
  private headers: GridRow[] = [];
  private layout: HeaderLayout | null = null;
  private underHeaders = false;

  constructor(
    rows: readonly GridRow[],
    labels: ReadonlyMap<Field, Place>,
    private readonly words: Vocabulary,
    private readonly tableLabel: string,
    private readonly needsHeaders: boolean,
  ) {
    const columnsBeside = (field: Field): number | null => labels.get(field)?.block.columns.length ?? null;
    this.isSpacer = spacersOf(rows, columnsBeside);
    this.wide = wideTables(rows, (fields) => this.figuresOf(fields), columnsBeside);
    this.isEven = evenRows(rows, labels, (fields) => this.figuresOf(fields));
    this.rowOf = new Map(rows.flatMap(({ own }, index) => own.map((field) => [field, index] as const)));
    this.labelled = new Set([...labels.keys()].flatMap((field) => this.rowOf.get(field) ?? []));
  }

  /** A paragraph between the rows: part of the layout, or text of the section. */
  paragraph(line: SourceLine): void {
    const caption = this.words.captionOf(line.text);
    if (caption) this.startBlock(caption);
    if (line.text.trim() === '' || this.words.isPrinted(line.text)) return;
    if (isProse(line.text)) this.prose.push(line);
    else this.unplaced.push({ line: line.number, text: line.text.trim(), reason: 'stands outside of the table, and is no sentence' });
  }

  row(row: GridRow, kind: RowKind): void {
    switch (kind.kind) {
      case 'blank':
        break;
      case 'header':
        this.header(row);
        break;
      case 'words':
        if (isProse(kind.words.text)) this.prose.push(row.line);
        else this.leave([kind.words], 'neither a label of the form nor a figure');
        break;
      case 'figures':
        this.leave(kind.figures, 'no label of the form stands before it');
        break;
      case 'subtotal':
        this.leave(kind.figures, `a subtotal of “${kind.label.text}”, for which the form has no row`);
        break;
      case 'unknown':
        if (isWords(row)) this.header(row);
        this.leaveStray(kind.before);
        this.surplus.push({ block: this.block, segment: { label: kind.label, figures: this.figuresOf(kind.figures) } });
        break;
      case 'places':
        this.leaveStray(kind.before);
        for (const labelled of kind.rows) this.place(labelled, row);
    }
  }

  /** The rows that have no label of the form at their place: added by the office, or out of order. */
  finish(places: readonly Place[], take: TakeSurplus): void {
    for (const { block, segment } of this.surplus) {
      const into = block ?? places[0]?.block;
      const figures = segment.figures.filter(({ kind }) => kind === 'text');
      const reason = into
        ? figures.length === 0
          ? 'no row of the form, and has no figures'
          : take(into, trimmed(segment, into), places, this.read)
        : null;
      if (reason !== null)
        for (const { text, ...place } of [segment.label, ...figures]) this.unplaced.push({ ...placeOf(place), text, reason });
    }
    for (const { token, reason } of withdrawTwice(places, this.read)) this.unplaced.push({ ...placeOf(token), text: token.text, reason });
  }

  /**
   * The figures of one row of the form.
   * @param isTold whether their columns are told already
   */
  place(
    { label, place, figures }: Labelled & { readonly place: Place },
    { inherited, line: { damaged = false } }: GridRow,
    isTold = false,
  ): void {
    const { block, row } = place;
    this.found.add(place);
    this.block = block;
    this.underHeaders = false;
    const blank = figures.every(({ kind }) => kind === 'empty');
    const own = blank
      ? figures.slice(0, block.columns.length)
      : this.withJoinedBlanks(this.figuresOf(figures), inherited, label, block.columns.length);
    if (blank && own.length < block.columns.length) return;
    const headers = this.layoutAbove().headersOf(block);
    if (this.needsHeaders && !isTold && headers.leaves.length !== block.columns.length) {
      this.doubt(place);
      this.leave(own, `needs review: the headers above “${row.label === '' ? this.tableLabel : row.label}” do not name all columns`);
      return;
    }
    const { fields, left } = rowFields({
      label: row.label === '' ? this.tableLabel : row.label,
      figures: own,
      columns: block.columns,
      isDamaged: damaged,
      headers,
      isJoined: (field) => this.isJoined(field),
      isSubtotal: ({ cell }) => this.layoutAbove().isSubtotal(cell.column),
      isWide: this.wide.has(label.cell.at.table),
      isEven: this.isEven(label),
    });
    for (const [index, column] of block.columns.entries()) if (fields && !fields[index]) this.lacking.add(column);
    if (fields && !isTold && isOrdered(fields) && !headers.areKnown) this.assumed.add(block);
    if (fields) this.read.fields.set(row.key, fields);
    else this.read.doubtful.add(row.key);
    for (const { field, reason } of left) this.leave([field], reason);
  }

  /** Its figures are there, and can not be told. */
  doubt(place: Place): void {
    this.found.add(place);
    this.read.doubtful.add(place.row.key);
  }

  leave(fields: readonly Token[], reason: string): void {
    for (const field of fields) if (field.kind === 'text') this.unplaced.push({ ...placeOf(field), text: field.text, reason });
  }

  header(row: GridRow): void {
    const caption = row.own.map(({ text }) => this.words.captionOf(text)).find((block) => block !== null);
    if (caption) this.startBlock(caption);
    else {
      this.under(this.underHeaders ? [...this.headers, row] : [row]);
      this.underHeaders = true;
    }
  }

  figuresOf(fields: readonly Field[]): Field[] {
    return fields.filter((field) => !this.isSpacer(field) && !isUnit(field));
  }

  /** For a row whose headers are known. */
  under(headers: readonly GridRow[]): void {
    this.headers = [...headers];
    this.layout = null;
  }

  /** Blank cells that are joined over several rows are blank in each. */
  private withJoinedBlanks(own: Field[], inherited: readonly Field[], label: Field, columns: number): Field[] {
    const blanks = inherited.filter((field) => field.kind === 'empty' && field.cell.column > label.cell.column && !this.isSpacer(field));
    if (blanks.length === 0 || own.length + blanks.length !== columns) return own;
    return [...own, ...blanks].sort((a, b) => a.cell.column - b.cell.column);
  }

  private startBlock(block: FormBlock): void {
    this.block = block;
    this.under([]);
    this.underHeaders = true;
  }

  /** What stands left of a label: groups and numerals of the layout; a figure has no place there. */
  private leaveStray(fields: readonly Field[]): void {
    this.leave(
      fields.filter((field) => !this.words.isPrinted(field.text) && !this.layoutAbove().isOrdinal(field.cell.column)),
      'stands left of the label of its row',
    );
  }

  private layoutAbove(): HeaderLayout {
    this.layout ??= new HeaderLayout(this.headers);
    return this.layout;
  }

  private isJoined(field: Field): boolean {
    const row = this.rowOf.get(field) ?? 0;
    for (let below = 1; below < field.cell.rows; below++) if (this.labelled.has(row + below)) return true;
    return false;
  }
}

/** Without the empty fields that fill the row up. */
function trimmed({ label, figures }: Segment, { columns }: FormBlock): Segment {
  const last = figures.findLastIndex(({ kind }) => kind === 'text');
  return { label, figures: figures.slice(0, Math.max(last + 1, columns.length)) };
}

/** Nothing but words, several of them: headers, though the form may not have them. */
function isWords({ own }: GridRow): boolean {
  const said = own.filter(({ kind }) => kind === 'text');
  return said.length > 1 && said.every(({ text }) => isLabelLike(text) && !/\d/.test(text));
}

function isProse(text: string): boolean {
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= fewestWords && isLabelLike(text);
}
