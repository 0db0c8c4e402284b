import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isGongkaiError } from '../../src/errors.js';
import { type ImportedReport, importReport } from '../../src/import/import-report.js';
import { isRule, withoutMarkdown } from '../../src/import/markdown.js';
import { packageRoot } from '../../src/package-root.js';
import { furniture, rowLabels } from '../fixtures/yiyang-2020-layout.js';

const sampleLines = readFileSync(join(packageRoot, 'samples/yiyang-housing-fund-2020.txt'), 'utf8').split('\n');
/** The sample with another figure in each cell, so that a figure in the wrong place shows: each line's own number. */
const numberedLines = sampleLines.map((line, index) => (/^(0|\d+[个元]) \|$/.test(line) ? `${index + 1} |` : line));

function read(lines: readonly string[]): ImportedReport {
  return importReport({ name: 'x.txt', mediaType: 'text/plain', bytes: Buffer.from(lines.join('\n')) }, {});
}

/** Null when it was refused as it should be; anything else that is thrown fails the test. */
function readOrRefused(lines: readonly string[]): ImportedReport | null {
  try {
    return read(lines);
  } catch (error) {
    if (isGongkaiError(error)) return null;
    throw error;
  }
}

/** By `table/row/column`, what each cell with a figure says. */
function figures({ content }: ImportedReport): Map<string, string> {
  return new Map(
    Object.entries(content.tables).flatMap(([table, { rows }]) =>
      Object.entries(rows).flatMap(([row, cells]) =>
        Object.entries(cells).flatMap(([column, { raw }]): [string, string][] => (raw === '' ? [] : [[`${table}/${row}/${column}`, raw]])),
      ),
    ),
  );
}

const edit = fc.record({
  what: fc.constantFrom('delete', 'duplicate', 'swap', 'insert', 'replace'),
  at: fc.nat({ max: sampleLines.length - 2 }),
  text: fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('5 |', '|', '||', '附注 |', '行政许可 |', '(七)总计', '四、', '1 | 2 | 3 |', '本年度无此事项，特此说明。'),
    fc.string({ unit: fc.constantFrom(...'0１9-+|个元无规章其他总计一二、（）() \t'), maxLength: 10 }),
  ),
});

function edited(lines: readonly string[], edits: readonly { what: string; at: number; text: string }[]): string[] {
  const result = [...lines];
  for (const { what, at, text } of edits) {
    const [line = '', next = ''] = result.slice(at, at + 2);
    if (what === 'delete') result.splice(at, 1);
    else if (what === 'duplicate') result.splice(at, 0, line);
    else if (what === 'swap') result.splice(at, 2, next, line);
    else result.splice(at, what === 'insert' ? 0 : 1, text);
  }
  return result;
}

/** Every field of every line, but what is known by heart to be printed layout, is somewhere in what was read. */
function lost(lines: readonly string[], { title, content, unplaced }: ImportedReport): string[] {
  const text = new Set([title, ...Object.values(content.sections).flatMap(({ heading, text: said }) => [heading, ...said.split('\n')])]);
  const atLine = new Map<number, string[]>();
  const keep = (line: number, said: string): void => void atLine.set(line, [...(atLine.get(line) ?? []), said]);
  for (const { line, text: said } of unplaced) keep(line, said);
  const labels = Object.values(content.tables).flatMap(({ localRows }) => localRows.map(({ label }) => label));
  for (const { rows } of Object.values(content.tables))
    for (const cells of Object.values(rows)) for (const { raw, source } of Object.values(cells)) if (source) keep(source.line, raw);
  return lines.flatMap((line, index) => {
    // The marks of Markdown are no text.
    if (isRule(line) || text.has(line.trim()) || text.has(withoutMarkdown(line).trim())) return [];
    return line.split(line.includes('|') ? '|' : '\t').flatMap((field) => {
      const said = field.trim();
      const isKnown = (word: string): boolean => word === '' || furniture.has(word) || rowLabels.has(word) || labels.includes(word);
      if (isKnown(said)) return [];
      // What spaces or commas hold apart may be told apart.
      const kept = atLine.get(index + 1) ?? [];
      return withoutMarkdown(said)
        .split(/[\s,，、]+/)
        .every((piece) => isKnown(piece) || kept.some((each) => each.includes(piece)))
        ? []
        : [`${index + 1}: ${said}`];
    });
  });
}

describe('the sample, corrupted in any way', () => {
  test('is read, or refused with an expected error', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        readOrRefused(edited(sampleLines, edits));
      }),
      { numRuns: 80 },
    );
  });

  test('loses nothing: every field is in the report, part of the layout, or reported with its line', () => {
    const changes = fc.array(
      edit.filter(({ what, text }) => (what !== 'replace' && what !== 'insert' ? true : !/[\r\n\v\f｜│┃]/.test(text))),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(changes, (edits) => {
        const lines = edited(numberedLines, edits);
        const imported = readOrRefused(lines);
        if (imported) expect(lost(lines, imported)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  test('with up to three lines gone, has each figure in its own cell, or the cell blank', () => {
    const whole = figures(read(numberedLines));
    expect(whole.size).toBe(198);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: sampleLines.length - 1 }), { minLength: 1, maxLength: 3 }), (gone) => {
        const imported = readOrRefused(numberedLines.filter((_, index) => !gone.includes(index)));
        for (const [cell, figure] of imported ? figures(imported) : []) expect([cell, figure]).toEqual([cell, whole.get(cell)]);
      }),
      { numRuns: 120 },
    );
  });

  test('with a foreign line in it, has each figure in its own cell, or the cell blank', () => {
    const whole = figures(read(numberedLines));
    const inserted = edit.filter(({ what, text }) => what === 'insert' && !/[\r\n\v\f]/.test(text));
    fc.assert(
      fc.property(inserted, (one) => {
        const imported = readOrRefused(edited(numberedLines, [one]));
        for (const [cell, figure] of imported ? figures(imported) : [])
          if (!cell.includes('.local')) expect([cell, figure]).toEqual([cell, whole.get(cell)]);
      }),
      { numRuns: 120 },
    );
  });

  test('is read in a time that does not run away', () => {
    const many = (line: string): string[] => [
      ...sampleLines.slice(0, 18),
      ...Array.from({ length: 9_000 }, () => line),
      ...sampleLines.slice(18),
    ];
    for (const line of ['0 |', '规章 |', '本年新', '一、总体情况']) {
      const started = performance.now();
      readOrRefused(many(line));
      expect(performance.now() - started).toBeLessThan(20_000);
    }
  });
});
