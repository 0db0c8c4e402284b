import { LRUCache } from 'lru-cache';
import type { Cell } from '../forms/cell.js';
import type { ReportContent, TableContent } from '../forms/content.js';
import type { Form, FormBlock, FormTable, PathStep } from '../forms/form.js';

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
}

/** Contents that are the same object are the same view. */
const views = new LRUCache<ReportContent, ContentView>({ max: 300 });

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
    ...block.rows.map(({ key, label, labelEn, path }) => ({ key, label, labelEn, path, local: false })),
    ...local.map(({ key, label }) => ({ key, label, labelEn: null, path: [], local: true })),
  ].map((row) => ({ ...row, block: block.key, cells: rowCells(table, block, row, content?.rows[row.key]) }));
}

function rowCells(
  table: string,
  block: FormBlock,
  row: { readonly key: string; readonly label: string },
  cells: Readonly<Record<string, Cell>> | undefined,
): CellView[] {
  return block.columns.map((column) => {
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
    };
  });
}
