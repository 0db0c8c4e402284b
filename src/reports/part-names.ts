import { cellId } from '../forms/layout.js';
import type { PutBackParts } from './events.js';

/** The parts that a restoration or an undoing put back: `title`, `section/<key>`, `table/<key>`, `row/<table>/<row>`, cells by their ids. */
export function partNames({ title, sections = {}, tables = {}, rows = [], figures = [] }: PutBackParts): string[] {
  return [
    ...(title === undefined ? [] : ['title']),
    ...Object.keys(sections).map((key) => `section/${key}`),
    ...Object.keys(tables).map((key) => `table/${key}`),
    ...rows.map(({ table, row }) => `row/${table}/${row}`),
    ...figures.map(({ table, row, column }) => cellId(table, row, column)),
  ];
}
