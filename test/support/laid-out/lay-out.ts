import type { Form, FormBlock, FormColumn, FormSection, FormTable } from '../../../src/forms/form.js';
import type { KnownContent } from './known-content.js';
import type { Layout } from './layout.js';
import { type Block, type SheetCell, type SheetRow, sheetCell } from './sheet.js';

/** A known content, laid out. */
export function layOut(form: Form, content: KnownContent, layout: Layout): Block[] {
  const blocks = form.sections.flatMap((section) => {
    const table = form.tables.find(({ key }) => key === section.table);
    return [
      { kind: 'heading', text: headingOf(section, layout) } as const,
      ...(content.sections.get(section.key) ?? []).map((text) => ({ kind: 'text', text }) as const),
      ...(table ? sheetsOf(table, content, layout) : []),
    ];
  });
  return layout.tables === 'one' ? [inOneTable(blocks)] : blocks;
}

function headingOf({ numeral, heading, aliases }: FormSection, { headings }: Layout): string {
  switch (headings) {
    case 'official':
      return `${numeral}、${heading}`;
    case 'otherMark':
      return `${numeral}．${heading}`;
    case 'noNumeral':
      return heading;
    case 'spaced':
      return `${numeral} 、 ${heading}`;
    case 'variant':
      return `${numeral}、${aliases[0] ?? heading}`;
  }
}

function sheetsOf(table: FormTable, content: KnownContent, layout: Layout): Block[] {
  const width = Math.max(...table.blocks.map(({ columns, rows }) => columns.length + labelColumns(rows)));
  const parts = table.blocks.map((block) => partOf(table, block, content, layout, width));
  const unit = layout.units === 'row' ? [[sheetCell('单位：件', 'header', width)]] : [];
  const sheet = (rows: SheetRow[]): Block => ({ kind: 'sheet', rows: [...unit, ...finished(rows, layout)] });
  if (layout.tables === 'byBlock' || layout.captions === 'outside')
    return parts.flatMap(({ caption, rows }) => [
      ...(caption !== null && layout.captions === 'outside' ? [{ kind: 'text', text: caption } as const] : []),
      sheet(rows),
    ]);
  return [sheet(parts.flatMap(({ rows }) => rows))];
}

function labelColumns(rows: FormBlock['rows']): number {
  return rows.some(({ label }) => label === '') ? 0 : Math.max(...rows.map(({ path }) => path.length)) + 1;
}

function partOf(
  table: FormTable,
  block: FormBlock,
  content: KnownContent,
  layout: Layout,
  width: number,
): { caption: string | null; rows: SheetRow[] } {
  const labels = labelColumns(block.rows);
  const caption = block.caption !== null && layout.captions === 'row' ? [[sheetCell(block.caption, 'header', width)]] : [];
  const headers = headerRows(table, block, labels, layout);
  const again = layout.headers === 'again' && block.rows.length > 10;
  const rows = block.rows.flatMap((row, index): SheetRow[] => {
    const figures = (content.cells.get(`${table.key}/${row.key}`) ?? []).map((text) => sheetCell(text, 'figure'));
    const before = groupCells(block, index, labels, layout);
    const taken =
      before.reduce((sum, { columns }) => sum + columns, 0) + (layout.groups === 'joined' ? coveredColumns(block, index, before) : 0);
    const label = row.label === '' ? [] : [sheetCell(labelOf(row.label, layout), 'label', Math.max(1, labels - taken))];
    const own = [[...before, ...label, ...figures]];
    const isBetweenGroups = layout.groups === 'joined' ? index === block.rows.length - 1 : index === 12;
    return again && isBetweenGroups ? [...headers, ...own] : own;
  });
  return { caption: block.caption, rows: [...caption, ...headers, ...rows] };
}

/** The cells of the groups that a row stands in. */
function groupCells({ rows }: FormBlock, index: number, labels: number, { groups }: Layout): SheetCell[] {
  const path = rows[index]?.path ?? [];
  if (groups === 'lost' || labels < 2) return [];
  return path.flatMap((step, depth) => {
    const same = (at: number) => rows[at]?.path[depth]?.label === step.label;
    if (groups === 'repeated') return [sheetCell(step.label, 'header')];
    if (same(index - 1)) return [];
    let until = index;
    while (same(until)) until++;
    return [sheetCell(step.label, 'header', 1, until - index)];
  });
}

function coveredColumns({ rows }: FormBlock, index: number, begun: readonly SheetCell[]): number {
  return (rows[index]?.path.length ?? 0) - begun.length;
}

function headerRows(table: FormTable, { columns }: FormBlock, labels: number, { headers }: Layout): SheetRow[] {
  if (headers === 'none' && labels > 0) return [];
  const depth = Math.max(...columns.map(({ path }) => path.length)) + 1;
  const corner = labels === 0 ? [] : [sheetCell(table.note ?? '信息内容', 'header', labels, depth)];
  return Array.from(
    { length: depth },
    (_, level): SheetRow => [...(level === 0 ? corner : []), ...headersAt(columns, level, depth, headers === 'cutShort')],
  );
}

function headersAt(columns: readonly FormColumn[], level: number, depth: number, cut: boolean): SheetCell[] {
  return columns.flatMap((column, index) => {
    if (column.path.length === level)
      return [sheetCell(cut && column.label.startsWith('本年新') ? '本年新' : column.label, 'header', 1, depth - level)];
    const step = column.path[level];
    if (!step || columns[index - 1]?.path[level]?.label === step.label) return [];
    let until = index;
    while (columns[until]?.path[level]?.label === step.label) until++;
    return [sheetCell(step.label, 'header', until - index)];
  });
}

/** Each simplified character, and its traditional form after it. */
const pairs = '规規 范範 开開 处處 罚罰 强強 办辦 结結 总總 计計 项項 请請 机機 关關';
const traditional = new Map(pairs.split(' ').map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]));

function labelOf(label: string, { labels }: Layout): string {
  switch (labels) {
    case 'official':
      return label;
    case 'spaced':
      return [...label].join(' ');
    case 'halfWidth':
      return label.normalize('NFKC');
    case 'explained':
      return label.endsWith('）') ? label : `${label}（指本单位在本年度内的情况，含下属各单位）`;
    case 'traditional':
      return [...label].map((sign) => traditional.get(sign) ?? sign).join('');
    case 'noNumeral':
      return label.replace(/^(（.）|\d\.|[一二三四]、)/, '');
  }
}

/** With the fillers that the layout has: empty rows and columns, units. */
function finished(rows: readonly SheetRow[], layout: Layout): SheetRow[] {
  return rows.flatMap((row) => {
    const label = row.findIndex(({ role }) => role === 'label');
    const isData = label !== -1;
    const filler = sheetCell('', 'filler');
    let cells = [...row];
    if (layout.units === 'column' && isData) cells = cells.toSpliced(label + 1, 0, sheetCell('件', 'filler'));
    if (layout.units === 'column' && !isData) cells = afterCorner(cells, filler);
    if (layout.emptyColumn === 'afterLabel') cells = isData ? cells.toSpliced(label + 1, 0, filler) : afterCorner(cells, filler);
    if (layout.emptyColumn === 'last') cells = [...cells, filler];
    return layout.emptyRows && layout.groups !== 'joined' && isData ? [cells, [filler, filler]] : [cells];
  });
}

/** Beside the corner of the headers; a row of headers below it, or a caption, is as wide as it is. */
function afterCorner(cells: readonly SheetCell[], filler: SheetCell): SheetCell[] {
  const [corner, ...others] = cells;
  if (corner?.role !== 'header' || others.length === 0) return [...cells];
  return /信息内容|勾稽/.test(corner.text) ? [{ ...corner, columns: corner.columns + filler.columns }, ...others] : [...cells];
}

/** The whole report in one table: a heading or paragraph is a row of one cell. */
function inOneTable(blocks: readonly Block[]): Block {
  const rows = blocks.flatMap((block) => (block.kind === 'sheet' ? block.rows : [[sheetCell(block.text, 'header', 10)]]));
  return { kind: 'sheet', rows };
}
