import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../../src/forms/cell.js';
import { partsOf, type RowPart } from '../../src/history/parts.js';
import { packRow, unpackRow } from '../../src/read-model/packed-row.js';
import { packUuid, unpackUuid } from '../../src/read-model/packed-uuid.js';
import { cellArbitrary, contentArbitrary, f2019, f2021 } from '../support/content-arbitraries.js';

function again(part: RowPart): RowPart | null {
  const packed = packRow(part);
  return packed && unpackRow({ columns: JSON.parse(packed.columns), body: packed.body });
}

describe('a packed row', () => {
  test('says all that the row did, whatever its cells are', () => {
    const rows = fc
      .oneof(contentArbitrary(f2019), contentArbitrary(f2021))
      .map((content) => [...partsOf(content).values()].filter((part) => part.kind === 'row'));
    fc.assert(
      fc.property(rows, (parts) => {
        for (const part of parts) expect(again(part)).toEqual(part);
      }),
    );
  });

  test('keeps a state and a value that the raw text does not say by itself', () => {
    const odd = fc.record({
      raw: fc.constantFrom('', '0', '3', '-', 'x'),
      state: fc.constantFrom('number', 'zero', 'blank', 'na', 'text') as fc.Arbitrary<Cell['state']>,
      value: fc.constantFrom(null, '', '0', '3'),
      unit: fc.constantFrom('件', ''),
    });
    // Columns are keys of a form: letters and dots.
    const columns = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9.]{0,20}$/);
    fc.assert(
      fc.property(fc.dictionary(columns, fc.oneof(odd, cellArbitrary('件'))), (cells) => {
        const part: RowPart = { kind: 'row', cells };
        expect(again(part)).toEqual(part);
      }),
    );
  });

  test('keeps where its cells stood in a table of their source', () => {
    const place = fc.record({
      table: fc.integer({ min: 1, max: 5 }),
      row: fc.integer({ min: 1, max: 60 }),
      column: fc.integer({ min: 1, max: 12 }),
    });
    const source = fc.option(
      fc.oneof(fc.record({ line: fc.integer({ min: 1, max: 900 }) }), fc.record({ line: fc.integer({ min: 1, max: 900 }), at: place })),
      { nil: undefined },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cellArbitrary('件'), source), { maxLength: 8 }), (cells) => {
        const placed = cells.map(
          ([{ source: _, ...cell }, from], index) => [`c${index}`, from ? { ...cell, source: from } : cell] as const,
        );
        const part: RowPart = { kind: 'row', cells: Object.fromEntries(placed) };
        expect(again(part)).toEqual(part);
      }),
    );
  });

  test('is not made of a row that says more than can be packed', () => {
    const cell = { raw: '1', state: 'number', value: '1', unit: '件', source: { line: 1, page: 2 } } as const;
    expect(packRow({ kind: 'row', cells: { total: cell } })).toBeNull();
  });

  test('is a tenth as long as the row', () => {
    const cell = (line: number): Cell => ({ raw: '0', state: 'zero', value: '0', unit: '件', source: { line } });
    const part: RowPart = {
      kind: 'row',
      cells: Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key, i) => [key, cell(300 + i)])),
    };
    expect((packRow(part)?.body.length ?? Infinity) * 10).toBeLessThan(JSON.stringify(part).length);
  });
});

describe('a packed UUID', () => {
  test('is 16 bytes, and any other text stays what it is', () => {
    expect(packUuid('97cea80b-42df-4bc0-9abc-4155daf613d2')).toHaveLength(16);
    const other = fc.oneof(
      fc.string(),
      fc.uuid().map((id) => id.toUpperCase()),
      fc.uuid().map((id) => `${id}\n`),
    );
    fc.assert(fc.property(fc.oneof(fc.uuid(), other), (id) => expect(unpackUuid(packUuid(id))).toBe(id)));
  });
});
