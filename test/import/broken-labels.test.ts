import { describe, expect, test } from '@jest/globals';
import { hangzhou } from '../fixtures/hangzhou-2025-figures.js';
import { changed, hangzhouText } from '../support/hangzhou.js';
import { importBytes, rowsOf } from '../support/import-reading.js';

const read = (text: string) => importBytes(Buffer.from(text), 'x.txt');
const layouts = {
  tabs: (cells: string[]) => cells.join('\t'),
  spaces: (cells: string[]) => cells.join('    '),
  'bars between': (cells: string[]) => cells.join(' | '),
  lines: (cells: string[]) => cells.join('\n'),
};
const withTabs = hangzhouText(layouts.tabs);

/** The text without the figures of a row, and what is read of that row and the next. */
function withoutFigures(text: string, label: string, key: string) {
  const rest = new RegExp(`(${label})[\\t |]+[\\d\\t |]+(?=\\n)`);
  const report = read(changed(text, rest, '$1'));
  const { table2, table3 } = rowsOf(report);
  return { row: { ...table2, ...table3 }[key], others: { ...table2, ...table3 }, notes: report.notes.map(({ message }) => message) };
}

describe('a label alone on its line', () => {
  test.each(
    Object.entries(layouts)
      .filter(([name]) => name !== 'lines')
      .flatMap(([name, row]) =>
        [
          ['行政处罚', 'item6.penalty'],
          ['5.要求行政机关确认或重新出具已获取信息', 'results.notProcessed.confirmReissue'],
          ['（一）予以公开', 'results.granted'],
        ].map(([label = '', key = '']) => [label, name, key, hangzhouText(row)] as const),
      ),
  )('%s, in %s, has no figures, and takes none of the next row', (label, _name, key, text) => {
    const { row, others, notes } = withoutFigures(text, label, key);
    const { table2, table3 } = hangzhou;
    expect(row).toMatch(/^_( _)*$/);
    expect(others).toEqual({ ...table2, ...table3, [key]: row });
    expect(notes).toContainEqual(expect.stringContaining('No figures stand after'));
  });

  test('takes none of a row that the office added', () => {
    const text = changed(withTabs, '行政处罚\t6937489', '行政处罚\n行政检查\t719');
    expect(rowsOf(read(text)).table2?.['item6.penalty']).toBe('_');
  });

  test.each([
    ['in its middle', '行政事业性收费\t', '行政事业性\n收费\t'],
    ['before its explanation', '行政处罚\t', '行政处罚\n（含没收）\t'],
    ['within its explanation', '行政处罚\t', '行政处罚（含没\n收）\t'],
    ['after what is a name of it too', '一、本年新收政府信息公开申请数量\t', '一、本年新收\n政府信息公开申请数量（件）\t'],
  ])('is put together with its other part where it is broken %s', (_where, from, to) => {
    const { table2, table3 } = rowsOf(read(changed(withTabs, from, to)));
    expect({ ...table2, ...table3 }).toEqual({ ...hangzhou.table2, ...hangzhou.table3 });
  });
});

test.each(Object.entries(layouts))('the last header of a block is no part of the label below it, in %s', (_name, row) => {
  expect(rowsOf(read(hangzhouText(row))).table2).toEqual(hangzhou.table2);
});
