import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { cellIds } from '../../src/forms/layout.js';
import { importReport } from '../../src/import/import-report.js';
import { packageRoot } from '../../src/package-root.js';
import { table2, table3, table3Columns, table4 } from '../fixtures/yiyang-2020-figures.js';
import { firstLines } from '../fixtures/yiyang-2020-lines.js';
import { sections } from '../fixtures/yiyang-2020-sections.js';

const bytes = readFileSync(join(packageRoot, 'samples/yiyang-housing-fund-2020.txt'));
const imported = importReport({ name: 'yiyang-housing-fund-2020.txt', mediaType: 'text/plain', bytes }, {});

function cell(table: string, row: string, column: string) {
  const { source: _, ...said } = imported.content.tables[table]?.rows[row]?.[column] ?? {};
  return said;
}

describe('the import of the sample report', () => {
  test('recognises the 2019 form, the year and the office from the text', () => {
    expect(imported.form.id).toBe('f2019');
    expect(imported.year).toBe(2020);
    expect(imported.officeNameGuess).toBe('益阳市住房公积金管理中心');
    expect(imported.title).toBe('市住房公积金管理中心');
  });

  test('leaves no line unplaced and finds all 198 cells', () => {
    expect(imported.unplaced).toEqual([]);
    expect(imported.notes).toEqual([]);
    expect([imported.cellsFound, imported.cellsExpected]).toEqual([198, 198]);
    expect(table2.length + table3.length * table3Columns.length + table4.length).toBe(198);
    expect(cellIds(imported.form)).toHaveLength(198);
  });

  test.each(table2)('table 2, %s %s is %s', (row, column, raw, state, value, unit) => {
    expect(cell('table2', row, column)).toEqual({ raw, state, value, unit });
  });

  test.each(table3.map(([row, ...figures]) => ({ row, figures })))('table 3, $row', ({ row, figures }) => {
    for (const [index, column] of table3Columns.entries())
      expect({ column, ...cell('table3', row, column) }).toEqual({ column, raw: figures[index], state: 'zero', value: '0', unit: '件' });
  });

  test.each(table4)('table 4, %s', (column, raw) => {
    expect(cell('table4', 'cases', column)).toEqual({ raw, state: 'zero', value: '0', unit: '件' });
  });

  test.each(sections)('section $key is there character by character', ({ key, heading, paragraphs }) => {
    expect(imported.content.sections[key]).toEqual({ heading, text: paragraphs.join('\n') });
  });

  test('tells of each cell on which line it stood', () => {
    for (const [table, rows] of Object.entries(firstLines)) {
      expect(Object.keys(rows)).toEqual(Object.keys(imported.content.tables[table]?.rows ?? {}));
      for (const [row, first] of Object.entries(rows)) {
        const lines = Object.values(imported.content.tables[table]?.rows[row] ?? {}).map(({ source }) => source?.line);
        expect([row, ...lines]).toEqual([row, ...lines.map((_, index) => first + index)]);
      }
    }
  });

  test("keeps the hash of the source's bytes", () => {
    expect(imported.source).toEqual({
      name: 'yiyang-housing-fund-2020.txt',
      mediaType: 'text/plain',
      bytes: bytes.length,
      sha256: 'fd543c5be131b076ac7cb5fd43e2fb1689d6da23cfbfbf8e3efbaf196dca9ea3',
    });
  });
});
