import type { LocalRow, ReportContent, TableContent } from '../forms/content.js';
import type { ReportState } from './state.js';

/** The key of the local row that is added next: `<block>.local<n>`. */
export function nextLocalRowKey(block: string, given: number): string {
  return `${block}.local${given + 1}`;
}

/** The highest number in the keys of local rows, of these and of those given before. */
export function highestLocalRow({ tables }: ReportContent, given: number): number {
  let highest = given;
  for (const table of Object.values(tables)) {
    for (const { key } of table.localRows) highest = Math.max(highest, Number(/\.local(\d{1,9})$/.exec(key)?.[1] ?? 0));
  }
  return highest;
}

/**
 * A content whose local rows are numbered by themselves, as an import's are, under the keys of the report that it replaces: a row with
 * the same label in the same block is the same row, any other gets a key that no row had before.
 */
export function withKeysOf({ content: now, localRowsGiven }: ReportState, content: ReportContent): ReportContent {
  let given = localRowsGiven;
  const tables = Object.entries(content.tables).map(([key, table]): [string, TableContent] => {
    const known = [...(now.tables[key]?.localRows ?? [])];
    const keys = new Map(
      table.localRows.map((row) => {
        const same = known.findIndex(({ block, label }) => block === row.block && label === row.label);
        const [kept] = same < 0 ? [] : known.splice(same, 1);
        return [row.key, kept?.key ?? nextLocalRowKey(row.block, given++)];
      }),
    );
    return [key, keys.size === 0 ? table : underKeys(table, keys)];
  });
  return { ...content, tables: Object.fromEntries(tables) };
}

function underKeys({ rows, localRows }: TableContent, keys: ReadonlyMap<string, string>): TableContent {
  return {
    rows: Object.fromEntries(Object.entries(rows).map(([key, cells]) => [keys.get(key) ?? key, cells])),
    localRows: localRows.map((row): LocalRow => ({ ...row, key: keys.get(row.key) ?? row.key })),
  };
}
