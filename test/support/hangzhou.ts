import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';

export const hangzhouPage = readFileSync(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8');

/** The page as a text, its rows written as is said; none of its figures is blank. */
export function hangzhouText(row: (cells: string[]) => string): string {
  return hangzhouPage
    .replace(/<head>.*<\/head>/, '')
    .replace(/<tr>(.*?)<\/tr>/gs, (_row, cells: string) =>
      row([...cells.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].flatMap(([, cell]) => (cell ? [cell] : []))),
    )
    .replace(/<[^>]*>/g, '')
    .replace(/&\w+;/g, '');
}

/** Fails when nothing is changed, lest a test tests the text itself. */
export function changed(text: string, from: string | RegExp, to: string): string {
  const other = text.replace(from, to);
  expect(other).not.toBe(text);
  return other;
}
