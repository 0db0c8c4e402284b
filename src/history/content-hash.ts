import type { Cell } from '../forms/cell.js';
import type { LocalRow, ReportContent, SectionContent, TableContent } from '../forms/content.js';
import { canonicalJson } from './canonical-json.js';
import { sha256Hex } from './hash.js';
import { type Manifest, type PartKey, partHash, rowKey, rowPartOf, sectionKey, sectionPart, titlePart } from './parts.js';

/*
 * Every event that is folded needs the hash of the content after it, and changes one or two parts of some forty. Contents are
 * immutable and share what did not change, so a part's hash is kept by the identity of its object: only what is new is hashed again.
 */
const sectionHashes = new WeakMap<SectionContent, string>();
const rowHashes = new WeakMap<Row, { readonly local: LocalRow | undefined; readonly order: number; readonly hash: string }>();

type Row = Readonly<Record<string, Cell>>;

/** The hash that names the whole content: SHA-256 of the canonical JSON (RFC 8785) of its manifest. */
export function contentHash(content: ReportContent): string {
  return sha256Hex(manifestJson(content));
}

/** The hash of every part, in the order of the keys. */
export function manifestOf(content: ReportContent): Manifest {
  return JSON.parse(manifestJson(content));
}

/** The manifest's canonical JSON. Part keys sort as row/… < section/… < title, so it is put together in that order. */
export function manifestJson(content: ReportContent): string {
  let text = '{';
  // With its slash, since "a/" and "a-b/" sort otherwise than "a" and "a-b".
  for (const key of Object.keys(content.tables).sort((a, b) => (`${a}/` < `${b}/` ? -1 : 1))) {
    const table = content.tables[key] as TableContent;
    const { rows, members } = rowsInOrder(key, table);
    for (let i = 0; i < rows.length; i++) text += `${members[i]}${rowHash(table, rows[i] as string)}",`;
  }
  for (const key of Object.keys(content.sections).sort()) {
    text += `${opened(sectionKey(key))}${sectionHash(content.sections[key] as SectionContent)}",`;
  }
  return `${text}"title":"${partHash(titlePart(content.title))}"}`;
}

/**
 * Keys of the parts that differ, in order, with those that only one of the two has. What is the same object is the same part;
 * of the rest, rows are compared by hash, and texts as they are: that is sooner done than hashing them.
 */
export function changedParts(before: ReportContent, after: ReportContent): PartKey[] {
  if (before === after) return [];
  const changed: PartKey[] = [];
  for (const key of keysOfBoth(before.tables, after.tables)) {
    const [old, now] = [before.tables[key], after.tables[key]];
    if (old !== now) for (const row of changedRows(old, now)) changed.push(rowKey(key, row));
  }
  for (const key of keysOfBoth(before.sections, after.sections)) {
    const [old, now] = [before.sections[key], after.sections[key]];
    if (old !== now && (!old || !now || old.text !== now.text || old.heading !== now.heading)) changed.push(sectionKey(key));
  }
  if (before.title !== after.title) changed.push('title');
  return changed.sort();
}

function changedRows(before: TableContent = noRows, after: TableContent = noRows): string[] {
  const sameLocals = before.localRows === after.localRows;
  return keysOfBoth(before.rows, after.rows).filter((row) => {
    const [old, now] = [before.rows[row], after.rows[row]];
    if (!old || !now) return true;
    return (old !== now || !sameLocals) && rowHash(before, row) !== rowHash(after, row);
  });
}

const noRows: TableContent = { rows: {}, localRows: [] };

interface RowOrder {
  readonly names: readonly string[];
  readonly rows: readonly string[];
  /** For each row the manifest's text before its hash. */
  readonly members: readonly string[];
}

/** By table: the order last made. Nearly all reports have just the rows of the form, so it nearly always serves. */
const rowOrders = new Map<string, RowOrder>();
const rowOrdersKept = 64;

function rowsInOrder(table: string, content: TableContent): RowOrder {
  const names = Object.keys(content.rows);
  const known = rowOrders.get(table);
  if (known !== undefined && sameStrings(known.names, names)) return known;
  const rows = names.toSorted();
  const order = { names, rows, members: rows.map((row) => opened(rowKey(table, row))) };
  if (rowOrders.size < rowOrdersKept || known !== undefined) rowOrders.set(table, order);
  return order;
}

/** `"key":"` */
function opened(key: string): string {
  return `${canonicalJson(key)}:"`;
}

function rowHash(table: TableContent, row: string): string {
  const cells = table.rows[row] as Row;
  const order = table.localRows.length === 0 ? -1 : table.localRows.findIndex(({ key }) => key === row);
  const local = order === -1 ? undefined : table.localRows[order];
  const known = rowHashes.get(cells);
  if (known !== undefined && known.local === local && known.order === order) return known.hash;
  const hash = partHash(rowPartOf(cells, local, order));
  rowHashes.set(cells, { local, order, hash });
  return hash;
}

function sectionHash(section: SectionContent): string {
  const known = sectionHashes.get(section);
  if (known !== undefined) return known;
  const hash = partHash(sectionPart(section));
  sectionHashes.set(section, hash);
  return hash;
}

function keysOfBoth(a: object, b: object): string[] {
  const keys = Object.keys(a);
  const others = Object.keys(b);
  return sameStrings(keys, others) ? keys : [...new Set([...keys, ...others])];
}

function sameStrings(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
