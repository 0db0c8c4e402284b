import { blockElements } from './html-elements.js';

/** What an element stands in that ends it, however it is nested: of how many open tables that is the innermost. */
export interface Extent {
  readonly within: 'page' | 'cell' | 'row' | 'table';
  readonly tables: number;
}

const groups = new Set(['tbody', 'thead', 'tfoot']);
const rows = new Set(['tr', ...groups]);
const cells = new Set(['td', 'th', ...rows]);
/** A cell within a cell or a row between rows can not be: its tag closes the one before. */
const endedBy = { page: new Set<string>(), table: new Set<string>(), row: rows, cell: cells };

/** Elements of a table end whatever was left open in a cell. */
export function isPart(name: string): boolean {
  return name === 'table' || cells.has(name);
}

/** @param tables how many are open, the element itself with them */
export function extentOf(name: string, inCell: boolean, tables: number): Extent {
  if (name === 'td' || name === 'th') return { within: 'cell', tables };
  if (name === 'tr') return { within: 'row', tables };
  if (name === 'table' || groups.has(name)) return { within: 'table', tables };
  if (inCell) return { within: 'cell', tables };
  return { within: tables > 0 ? 'table' : 'page', tables };
}

/** Whether the tag of another element, or its own end, is the end of an element. */
export function endsAt(
  { name, extent }: { readonly name: string; readonly extent: Extent },
  tag: string,
  kind: 'open' | 'close',
  tables: number,
): boolean {
  if (tables !== extent.tables) return false;
  if (name === 'p' && kind === 'open' && (tag === 'table' || (blockElements.has(tag) && tag !== 'br'))) return true;
  if (tag === 'table') return kind === 'close' && extent.within !== 'page';
  return endedBy[extent.within].has(tag) || (groups.has(name) && groups.has(tag));
}
