import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packageRoot } from '../../src/package-root.js';
import { importBytes, rowsOf } from '../support/import-reading.js';
import { inGbk } from '../support/laid-out/gbk.js';
import { readOrRefused } from '../support/read-or-refused.js';

const page = readFileSync(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8');
const text = readFileSync(join(packageRoot, 'samples/yiyang-housing-fund-2020.txt'), 'utf8');
const whole = rowsOf(importBytes(Buffer.from(page)));

/** The bytes with some of them in place of the first such ones. */
function overwritten(bytes: Buffer, found: Buffer, by: readonly number[]): Buffer {
  const at = bytes.indexOf(found);
  expect(at).toBeGreaterThan(0);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(by), bytes.subarray(at + found.length)]);
}

function messages(bytes: Buffer): string {
  return importBytes(bytes)
    .notes.map(({ message }) => message)
    .join('\n');
}

describe('a source with a damaged byte', () => {
  test.each([
    ['in UTF-8', Buffer.from(page), Buffer.from('扎实'), [0xe6, 0x81]],
    ['in GBK', inGbk(page), inGbk('扎实'), [0xff, 0xff]],
  ])('in a paragraph, %s, is read, and the place is told', (_in, bytes, found, by) => {
    const damaged = overwritten(bytes, found, by);
    expect(rowsOf(importBytes(damaged))).toEqual(whole);
    expect(messages(damaged)).toContain('Bytes of the source are damaged: in line 6 a \ufffd stands');
  });

  test('in what no reader sees is read without a word', () => {
    const hidden = page.replace('<head>', '<head><meta name="description" content="XX">');
    const damaged = overwritten(Buffer.from(hidden), Buffer.from('XX'), [0xe6, 0x81]);
    expect(importBytes(damaged).notes).toEqual([]);
    expect(rowsOf(importBytes(damaged))).toEqual(whole);
  });

  test('in a figure has no figure there, and says where', () => {
    const damaged = overwritten(Buffer.from(page), Buffer.from('11398889'), [...Buffer.from('1139'), 0xff, ...Buffer.from('889')]);
    const { content } = importBytes(damaged);
    expect(content.tables.table2?.rows['item5.licensing']).toMatchObject({
      decisions: { state: 'text', value: null, raw: '1139\ufffd889' },
    });
    expect(messages(damaged)).toMatch(/damaged: in table 1, row 7, column 2 \(line \d+\) a/);
  });

  test('at its end, within a character, is read', () => {
    const bytes = Buffer.from(`${text}…`);
    const report = importBytes(bytes.subarray(0, -1));
    expect(report.cellsFound).toBe(198);
    expect(report.notes.map(({ kind }) => kind)).toEqual(['signsUnreadable']);
  });
});

test.each([
  ['little', (bytes: Buffer) => bytes],
  ['big', (bytes: Buffer) => bytes.swap16()],
])('a page in UTF-16 without a mark is read, %s end first', (_end, order) => {
  expect(rowsOf(importBytes(order(Buffer.from(page, 'utf16le'))))).toEqual(whole);
});

describe('a text in another encoding than it is read in', () => {
  test.each([
    ['Shift JIS, or whatever has such bytes', Buffer.from(page.replace(/[^\0-\x7f]/g, '\x80\xa0'), 'latin1')],
    [
      'GBK with every tenth byte beyond ASCII overwritten',
      inGbk(page).map((byte, index) => (byte > 127 && index % 10 === 0 ? 0xff : byte)),
    ],
  ])('is refused: %s', (_which, bytes) => {
    expect(() => importBytes(bytes)).toThrow(/no text in UTF-8, nor in GB 18030/);
  });

  test('gives no figure that the text has not, wherever some bytes are damaged', () => {
    const figures = new Set(Object.values(whole).flatMap((rows) => Object.values(rows).flatMap((row) => row.split(' '))));
    fc.assert(
      fc.property(fc.array(fc.nat({ max: Buffer.byteLength(page) - 1 }), { minLength: 1, maxLength: 6 }), (places) => {
        const bytes = Buffer.from(page);
        for (const place of places) bytes[place] = 0xff;
        const report = readOrRefused(bytes);
        for (const { rows } of Object.values(report?.content.tables ?? {}))
          for (const cells of Object.values(rows))
            for (const { raw, value } of Object.values(cells)) if (value !== null) expect(figures).toContain(raw);
      }),
      { numRuns: 60 },
    );
  });
});
