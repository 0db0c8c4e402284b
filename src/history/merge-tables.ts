import type { TableContent } from '../forms/content.js';
import type { Form } from '../forms/form.js';
import { tableOf } from '../forms/layout.js';
import type { Sides } from './conflict.js';
import { type Cells, mergeCells } from './merge-cells.js';
import { mergeLocalRows } from './merge-local-rows.js';
import type { Settling } from './settling.js';

/** Merges a table by cell; its local rows also as rows. */
export function mergeTable(form: Form, key: string, { base, theirs, yours }: Sides<TableContent>, settling: Settling): TableContent {
  if (yours === base || yours === theirs) return theirs;
  if (theirs === base) return yours;
  const table = tableOf(form, key);
  const rows: Record<string, Cells> = {};
  for (const block of table?.blocks ?? []) {
    for (const { key: row } of block.rows) {
      const sides = { base: base.rows[row] ?? {}, theirs: theirs.rows[row] ?? {}, yours: yours.rows[row] ?? {} };
      rows[row] = mergeCells({ table: key, row, block }, sides, settling);
    }
  }
  if (base.localRows.length + theirs.localRows.length + yours.localRows.length === 0) return { rows, localRows: theirs.localRows };
  const local = mergeLocalRows(key, table, { base, theirs, yours }, settling);
  return { rows: { ...rows, ...local.rows }, localRows: local.localRows };
}
