import { LRUCache } from 'lru-cache';
import type { Cell, TablePlace } from '../forms/cell.js';
import type { ReportContent, TableContent } from '../forms/content.js';
import type { Form, FormBlock, FormRow, FormTable, PathStep } from '../forms/form.js';

/** A content as the API shows it: made once, shared by every answer that shows it. */
export interface ContentView {
  readonly title: string;
  readonly sections: readonly SectionView[];
  readonly tables: readonly TableView[];
}

export interface SectionView {
  readonly key: string;
  readonly heading: string;
  readonly label: string;
  readonly labelEn: string;
  readonly text: string;
  readonly paragraphs: readonly string[];
}

export interface TableView {
  readonly key: string;
  readonly section: string;
  readonly label: string;
  readonly labelEn: string;
  readonly note: string | null;
  readonly columns: readonly ColumnView[];
  readonly rows: readonly RowView[];
  readonly cells: readonly CellView[];
}

export interface ColumnView {
  readonly key: string;
  readonly block: string;
  readonly label: string;
  readonly labelEn: string;
  readonly path: readonly PathStep[];
  readonly unit: string;
}

export interface RowView {
  readonly key: string;
  readonly block: string;
  readonly label: string;
  readonly labelEn: string | null;
  readonly path: readonly PathStep[];
  readonly local: boolean;
  readonly cells: readonly CellView[];
}

export interface CellView {
  readonly id: string;
  readonly row: string;
  readonly column: string;
  readonly rowLabel: string;
  readonly columnLabel: string;
  readonly raw: string;
  readonly state: Cell['state'];
  readonly value: string | null;
  readonly unit: string;
  readonly sourceLine: number | null;
  readonly sourceAt: TablePlace | null;
}

/** Contents that are the same object are the same view. Few are kept: what survives is what the collector has to move, and rows are kept by themselves. */
const views = new LRUCache<ReportContent, ContentView>({ max: 50 });

export function contentView(form: Form, content: ReportContent): ContentView {
  const known = views.get(content);
  if (known) return known;
  const view: ContentView = {
    title: content.title,
    sections: form.sections.map(({ key, numeral, heading, headingEn }) => {
      const { heading: printed = '', text = '' } = content.sections[key] ?? {};
      return {
        key,
        heading: printed,
        label: `${numeral}、${heading}`,
        labelEn: headingEn,
        text,
        paragraphs: text === '' ? [] : text.split('\n'),
      };
    }),
    tables: form.tables.map((table) => tableView(table, content.tables[table.key])),
  };
  views.set(content, view);
  return view;
}

function tableView(table: FormTable, content: TableContent | undefined): TableView {
  const { key, section, label, labelEn, note, blocks } = table;
  const rows = blocks.flatMap((block) => blockRows(key, block, content));
  return {
    key,
    section,
    label,
    labelEn,
    note,
    columns: blocks.flatMap((block) =>
      block.columns.map((column) => ({
        key: column.key,
        block: block.key,
        label: column.label,
        labelEn: column.labelEn,
        path: column.path,
        unit: column.unit,
      })),
    ),
    rows,
    cells: rows.flatMap(({ cells }) => cells),
  };
}

function blockRows(table: string, block: FormBlock, content: TableContent | undefined): RowView[] {
  const local = (content?.localRows ?? []).filter((row) => row.block === block.key);
  return [
    ...block.rows.map((row) => formRow(table, block, row, content?.rows[row.key])),
    ...local.map(({ key, label }) => rowView(table, block, { key, label, labelEn: null, path: [], local: true }, content?.rows[key])),
  ];
}

type Cells = Readonly<Record<string, Cell>>;

/** Revisions that share a row share its view: in a long history nearly every row of the next revision is known already. */
const rowViews = new LRUCache<Cells, { readonly row: FormRow; readonly view: RowView }>({ max: 20_000 });

function formRow(table: string, block: FormBlock, row: FormRow, cells: Cells | undefined): RowView {
  const known = cells && rowViews.get(cells);
  if (known?.row === row) return known.view;
  const { key, label, labelEn, path } = row;
  const view = rowView(table, block, { key, label, labelEn, path, local: false }, cells);
  if (cells) rowViews.set(cells, { row, view });
  return view;
}

function rowView(table: string, block: FormBlock, row: Omit<RowView, 'block' | 'cells'>, cells: Cells | undefined): RowView {
  return {
    ...row,
    block: block.key,
    cells: block.columns.map((column) => {
      const cell = cells?.[column.key];
      return {
        id: `${table}/${row.key}/${column.key}`,
        row: row.key,
        column: column.key,
        rowLabel: row.label,
        columnLabel: column.label,
        raw: cell?.raw ?? '',
        state: cell?.state ?? 'blank',
        value: cell?.value ?? null,
        unit: cell?.unit ?? column.unit,
        sourceLine: cell?.source?.line ?? null,
        sourceAt: cell?.source?.at ?? null,
      };
    }),
  };
}
