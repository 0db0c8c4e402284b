import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { diffText } from '../../src/history/diff-text.js';
import { packageRoot } from '../../src/package-root.js';
import { outline, readSide } from '../support/diff-reading.js';

const folder = join(packageRoot, 'test', 'history', 'golden', 'texts');

/** What the case shows, the old text, the new one, and the diff as an editor would mark it (see `outline`). */
function readCase(name: string) {
  const [, note = '', old = '', now = '', diff = ''] =
    /^(.*)\n=== old\n([\s\S]*?)=== new\n([\s\S]*?)=== diff\n([\s\S]*)$/.exec(readFileSync(join(folder, name), 'utf8')) ?? [];
  const lines = diff === '' ? [] : diff.replace(/\n$/, '').split('\n');
  return { name: name.replace(/\.txt$/, ''), note, old: old.replace(/\n$/, ''), now: now.replace(/\n$/, ''), lines };
}

const cases = readdirSync(folder).map(readCase);

describe('golden diffs of texts', () => {
  test.each(cases)('$name: $note', ({ old, now, lines }) => {
    const diff = diffText(old, now);
    expect(outline(diff)).toEqual(lines);
    expect(diff.coarse).toBe(false);
    expect(readSide(diff.paragraphs, 'old')).toBe(old);
    expect(readSide(diff.paragraphs, 'new')).toBe(now);
  });

  test('are there', () => {
    expect(cases.length).toBeGreaterThan(40);
    expect(cases.filter(({ note }) => note === '')).toEqual([]);
  });
});
