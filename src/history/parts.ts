import type { Cell } from '../forms/cell.js';
import type { LocalRow, ReportContent, SectionContent, TableContent } from '../forms/content.js';
import { canonicalJson } from './canonical-json.js';
import { sha256Hex } from './hash.js';

/** The unit of content addressing and of diff: plain JSON, stored once under its hash however many revisions share it. */
export type Part = TitlePart | SectionPart | RowPart;

export interface TitlePart {
  readonly kind: 'title';
  readonly title: string;
}

export interface SectionPart extends SectionContent {
  readonly kind: 'section';
}

export interface RowPart {
  readonly kind: 'row';
  /** By column key. */
  readonly cells: Readonly<Record<string, Cell>>;
  /** What puts a local row back in its place; absent for a row of the form. `order` counts the table's local rows from 0. */
  readonly local?: { readonly block: string; readonly label: string; readonly order: number };
}

/** `title`, `section/<key>` or `row/<table>/<row>`. */
export type PartKey = string;

/** Part key → hash, in the order of the keys. */
export type Manifest = Readonly<Record<PartKey, string>>;

/** All parts of a content by key, in the order of the keys. */
export function partsOf(content: ReportContent): Map<PartKey, Part> {
  const parts: [PartKey, Part][] = [['title', titlePart(content.title)]];
  for (const [key, section] of Object.entries(content.sections)) parts.push([sectionKey(key), sectionPart(section)]);
  for (const [key, table] of Object.entries(content.tables)) {
    for (const row of Object.keys(table.rows)) parts.push([rowKey(key, row), rowPart(table, row)]);
  }
  return new Map(parts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One part of a content, or undefined when it has none of that key. */
export function partOf(content: ReportContent, key: PartKey): Part | undefined {
  const place = placeOf(key);
  if (place.kind === 'title') return titlePart(content.title);
  if (place.kind === 'section') {
    const section = member(content.sections, place.section);
    return section && sectionPart(section);
  }
  const table = member(content.tables, place.table);
  return table && member(table.rows, place.row) ? rowPart(table, place.row) : undefined;
}

export type Place = { kind: 'title' } | { kind: 'section'; section: string } | { kind: 'row'; table: string; row: string };

/** Takes a part key to pieces. Keys of sections, tables and rows hold no "/". @throws {TypeError} when it is no part key */
export function placeOf(key: PartKey): Place {
  const [kind, first, second, ...rest] = key.split('/');
  if (key === 'title') return { kind: 'title' };
  if (kind === 'section' && first !== undefined && second === undefined) return { kind, section: first };
  if (kind === 'row' && first !== undefined && second !== undefined && rest.length === 0) return { kind, table: first, row: second };
  throw new TypeError(`"${key}" is no key of a part.`);
}

/** SHA-256 of the part's canonical JSON. */
export function partHash(part: Part): string {
  return sha256Hex(canonicalJson(part));
}

/** The content that has exactly these parts: the inverse of {@link partsOf}. @throws {TypeError} when the title is missing */
export function assemble(parts: Iterable<readonly [PartKey, Part]>): ReportContent {
  let title: string | undefined;
  const sections: Record<string, SectionContent> = {};
  const tables: Record<string, { rows: Record<string, Readonly<Record<string, Cell>>>; local: (LocalRow & { order: number })[] }> = {};
  for (const [key, part] of parts) {
    const place = placeOf(key);
    if (place.kind === 'title' && part.kind === 'title') title = part.title;
    else if (place.kind === 'section' && part.kind === 'section') sections[place.section] = { heading: part.heading, text: part.text };
    else if (place.kind === 'row' && part.kind === 'row') {
      tables[place.table] ??= { rows: {}, local: [] };
      const table = tables[place.table];
      if (table === undefined) continue;
      table.rows[place.row] = part.cells;
      if (part.local) table.local.push({ key: place.row, ...part.local });
    } else throw new TypeError(`The part under "${key}" is a ${part.kind}.`);
  }
  if (title === undefined) throw new TypeError('A content needs its title.');
  const whole: Record<string, TableContent> = {};
  for (const [key, { rows, local }] of Object.entries(tables)) {
    local.sort((a, b) => a.order - b.order);
    whole[key] = { rows, localRows: local.map(({ key, block, label }) => ({ key, block, label })) };
  }
  return { title, sections, tables: whole };
}

export function sectionKey(section: string): PartKey {
  return `section/${section}`;
}

export function rowKey(table: string, row: string): PartKey {
  return `row/${table}/${row}`;
}

export function titlePart(title: string): TitlePart {
  return { kind: 'title', title };
}

export function sectionPart(section: SectionContent): SectionPart {
  return { kind: 'section', heading: section.heading, text: section.text };
}

function rowPart(table: TableContent, row: string): RowPart {
  const order = table.localRows.findIndex(({ key }) => key === row);
  return rowPartOf(table.rows[row] ?? {}, table.localRows[order], order);
}

export function rowPartOf(cells: Readonly<Record<string, Cell>>, local: LocalRow | undefined, order: number): RowPart {
  if (local === undefined) return { kind: 'row', cells };
  return { kind: 'row', cells, local: { block: local.block, label: local.label, order } };
}

function member<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
