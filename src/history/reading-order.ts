import type { Version } from './labels.js';
import { type PartKey, rowKey, sectionKey } from './parts.js';

/** Part keys in the order that a reader of the newer version meets them; what only the older has stands after what it followed there. */
export function inReadingOrder(keys: readonly PartKey[], from: Version, to: Version): PartKey[] {
  if (keys.length < 2) return [...keys];
  const order = readingOrder(to);
  const known = new Set(order);
  let before: PartKey | undefined;
  for (const key of readingOrder(from)) {
    if (!known.has(key)) order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
    before = key;
  }
  const ranks = new Map(order.map((key, rank) => [key, rank]));
  return keys.toSorted((a, b) => (ranks.get(a) ?? order.length) - (ranks.get(b) ?? order.length));
}

function readingOrder({ form, content }: Version): PartKey[] {
  const order: PartKey[] = ['title'];
  for (const section of form.sections) {
    order.push(sectionKey(section.key));
    const table = form.tables.find(({ key }) => key === section.table);
    for (const block of table?.blocks ?? []) {
      const local = content.tables[table?.key ?? '']?.localRows.filter((row) => row.block === block.key) ?? [];
      for (const { key } of [...block.rows, ...local]) order.push(rowKey(table?.key ?? '', key));
    }
  }
  return order;
}
