import { cellId } from '../forms/layout.js';
import type { UndoneParts } from './events.js';

/** The parts that a restoration or an undoing put back: `title`, `section/<key>`, `table/<key>`, cells by their ids. */
export function partNames({ title, sections = {}, tables = {}, figures = [] }: UndoneParts): string[] {
  return [
    ...(title === undefined ? [] : ['title']),
    ...Object.keys(sections).map((key) => `section/${key}`),
    ...Object.keys(tables).map((key) => `table/${key}`),
    ...figures.map(({ table, row, column }) => cellId(table, row, column)),
  ];
}
