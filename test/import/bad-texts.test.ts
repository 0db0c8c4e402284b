import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { Chance, type Corruption, seeded } from '../support/corruptions.js';
import { failing, unexplained } from '../support/explained.js';
import { importBytes, rowsOf } from '../support/import-reading.js';
import { inGbk } from '../support/laid-out/gbk.js';
import { readOrRefused } from '../support/read-or-refused.js';

/** The real texts that are there; a text's own whole reading, asserted elsewhere against figures typed by hand, is the truth here. */
const folder = join(packageRoot, 'test/fixtures/reports');
const texts = [
  join(packageRoot, 'samples/yiyang-housing-fund-2020.txt'),
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => join(folder, name)),
].map((file) => {
  const text = readFileSync(file, 'utf8');
  const report = importBytes(Buffer.from(text));
  return { name: file.split('/').at(-1), text, truth: rowsOf(report), held: failing(report) };
});

const lines = (change: (lines: string[], chance: Chance) => string[]): Corruption => {
  return (text, chance) => change(text.split('\n'), chance).join('\n');
};

const corruptions: Readonly<Record<string, Corruption>> = {
  'cut at a line': lines((all, chance) => all.slice(0, 1 + chance.below(all.length))),
  'a line gone': lines((all, chance) => all.toSpliced(chance.below(all.length), 1)),
  'a script in it': lines((all, chance) => all.toSpliced(chance.below(all.length), 0, '<script>alert(1)</script>')),
  'in GBK': (text) => inGbk(text),
  'in UTF-16': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'cut at a byte': (text, chance) => Buffer.from(text).subarray(0, chance.below(Buffer.byteLength(text))),
};

const cases = texts.flatMap((one) =>
  Object.entries(corruptions).map(([what, corrupt], kind) => ({ ...one, what, corrupt, seed: kind + 900 })),
);

describe('a text with a fault', () => {
  test.each(cases)('$name, $what, is refused, or read with everything that is missing told', ({ text, truth, held, corrupt, seed }) => {
    const report = readOrRefused(Buffer.from(corrupt(text, new Chance(seeded(seed)))));
    if (report) expect(unexplained(report, truth, held)).toEqual([]);
  });
});
