import type { ReportContent } from '../forms/content.js';
import { cellId } from '../forms/layout.js';
import { rowKey, sectionKey } from '../history/parts.js';

/** What a reviewer's comment can be on: every part of the content (`title`, `section/<key>`, `row/<table>/<row>`) and every cell. */
export function commentPlaces(content: ReportContent): ReadonlySet<string> {
  const places = new Set(['title', ...Object.keys(content.sections).map(sectionKey)]);
  for (const [table, { rows }] of Object.entries(content.tables)) {
    for (const [row, cells] of Object.entries(rows)) {
      places.add(rowKey(table, row));
      for (const column of Object.keys(cells)) places.add(cellId(table, row, column));
    }
  }
  return places;
}
