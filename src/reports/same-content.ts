import type { Cell } from '../forms/cell.js';
import type { ReportContent, TableContent } from '../forms/content.js';

/** Whether two cells say the same; where they were read from does not count. */
export function sameCell(a: Cell | undefined, b: Cell | undefined): boolean {
  return (
    a === b || (a !== undefined && b !== undefined && a.raw === b.raw && a.state === b.state && a.value === b.value && a.unit === b.unit)
  );
}

/** Whether two reports say the same. */
export function sameContent(a: ReportContent, b: ReportContent): boolean {
  return (
    a.title === b.title &&
    sameRecords(a.sections, b.sections, (one, other) => one.heading === other.heading && one.text === other.text) &&
    sameRecords(a.tables, b.tables, sameTable)
  );
}

export function sameTable(a: TableContent, b: TableContent): boolean {
  if (a === b) return true;
  const sameLocalRows =
    a.localRows.length === b.localRows.length &&
    a.localRows.every(({ key, block, label }, index) => {
      const other = b.localRows[index];
      return other?.key === key && other.block === block && other.label === label;
    });
  return sameLocalRows && sameRecords(a.rows, b.rows, (one, other) => sameRecords(one, other, sameCell));
}

function sameRecords<T>(a: Readonly<Record<string, T>>, b: Readonly<Record<string, T>>, same: (one: T, other: T) => boolean): boolean {
  if (a === b) return true;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key] as T, b[key] as T));
}
