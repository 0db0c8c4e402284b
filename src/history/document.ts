import type { ReportContent } from '../forms/content.js';

/**
 * The JSON document that patches between revisions apply to: `/title`, `/sections/<section>/{heading,text}`,
 * `/tables/<table>/rows/<row>/<column>` (a cell) and `/tables/<table>/localRows/<n>`. It shares the content's objects: not to be changed.
 */
export function contentDocument({ title, sections, tables }: ReportContent): ReportContent {
  return { title, sections, tables };
}
