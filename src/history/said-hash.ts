import type { ReportContent, TableContent } from '../forms/content.js';
import { contentHash } from './content-hash.js';

/** The hash of what a content says: as `contentHash`, without the places that its cells were read from. */
export function saidHash(content: ReportContent): string {
  return contentHash({ ...content, tables: mapped(content.tables, withoutPlaces) });
}

function withoutPlaces({ rows, localRows }: TableContent): TableContent {
  return { localRows, rows: mapped(rows, (cells) => mapped(cells, ({ source: _place, ...said }) => said)) };
}

function mapped<T>(record: Readonly<Record<string, T>>, map: (value: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
