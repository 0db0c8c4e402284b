import { describe, expect, test } from '@jest/globals';
import { hangzhou } from '../fixtures/hangzhou-2025-figures.js';
import { changed, hangzhouText } from '../support/hangzhou.js';
import { importBytes, rowsOf } from '../support/import-reading.js';

const read = (text: string) => importBytes(Buffer.from(text), 'x.txt');

describe('a text whose tables are held apart', () => {
  test.each([
    ['by spaces', (cells: string[]) => cells.join('    ')],
    ['by wide spaces', (cells: string[]) => cells.join('\u3000\u3000')],
    ['by tabs', (cells: string[]) => cells.join('\t')],
    ['by bars', (cells: string[]) => `| ${cells.join(' | ')} |`],
    ['by bars and rules', (cells: string[]) => `├──┼──┤\n│${cells.join('│')}│`],
    ['by bars, with the rule of Markdown', (cells: string[]) => `| ${cells.join(' | ')} |\n|---|:-:|`],
    ['by single spaces', (cells: string[]) => cells.join(' ')],
    ['by commas', (cells: string[]) => cells.join(', ')],
    ['by wide commas', (cells: string[]) => cells.join('， ')],
    ['by commas of enumerations', (cells: string[]) => cells.join('、')],
    ['by lines', (cells: string[]) => cells.join('\n')],
  ])('%s is read whole', (_by, row) => {
    const report = read(hangzhouText(row));
    expect(rowsOf(report)).toEqual(hangzhou);
    expect(report.unplaced).toHaveLength(1);
  });

  test('by spaces, with a blank among them, gives no figure to another column', () => {
    const { table2 } = rowsOf(
      read(
        changed(
          hangzhouText((cells) => cells.join('    ')),
          '规章    3    5    74',
          '规章    3         74',
        ),
      ),
    );
    expect(table2?.['item1.regulations']).toBe('_ _ _');
  });
});

describe('the number of a page', () => {
  const text = hangzhouText((cells) => cells.join('\n'));

  test.each(['3', '- 3 -', '—3—', '第3页', '第 3 页 共 6 页', '3/6'])('%s between two rows takes none of them, and is told', (number) => {
    const report = read(changed(text, '\n3.危及', `\n${number}\n3.危及`));
    expect(rowsOf(report)).toEqual(hangzhou);
    expect(report.unplaced.slice(1).map(({ text: said }) => said)).toEqual([number]);
  });

  test.each(['5', '无'])('or a stray %s after table 4 does not take it', (stray) => {
    const report = read(changed(text, /\n五、/, `\n${stray}\n五、`));
    expect(rowsOf(report)).toEqual(hangzhou);
    expect(report.unplaced.slice(1)).toMatchObject([{ text: stray, reason: expect.stringContaining('行政复议、行政诉讼') }]);
  });

  test('is not guessed at where the totals of the row do not tell it', () => {
    const { table2 } = rowsOf(read(changed(text, '\n规章\n3\n5\n74\n', '\n规章\n3\n5\n74\n9\n')));
    expect(table2?.['item1.regulations']).toBe('_ _ _');
  });
});

test('a blank in the row of table 4, between bars, is one blank cell', () => {
  const lines = hangzhouText((cells) => `| ${cells.join(' | ')} |`).split('\n');
  const at = lines.findLastIndex((line) => /^(\| [\d]+ ){15}\|$/.test(line));
  const cells = hangzhou.table4?.cases?.split(' ') ?? [];
  expect(at).toBeGreaterThan(0);
  const report = read(lines.with(at, `| ${cells.with(3, '').join(' | ')} |`).join('\n'));
  expect(rowsOf(report).table4).toEqual({ cases: cells.with(3, '_').join(' ') });
});
