import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../../src/forms/cell.js';
import { type CellChange, cellLines } from '../../src/history/cell-lines.js';
import type { PartVersion } from '../../src/history/part-version.js';
import { rowKey } from '../../src/history/parts.js';
import { f2021 } from '../support/content-arbitraries.js';
import { contentsArbitrary } from '../support/history-arbitraries.js';
import { naiveCellLine, naiveVersions } from '../support/naive-lines.js';

function figure(value: string, more: Partial<Cell> = {}): Cell {
  return { raw: value, state: value === '0' ? 'zero' : 'number', value, unit: '件', ...more };
}

function row(revision: number, cells: Readonly<Record<string, Cell>>): PartVersion {
  return { revision, part: { kind: 'row', cells } };
}

/** Runs to the end; also tells how many versions it looked at. */
function run(versions: Iterable<PartVersion>, most: Record<string, number>) {
  const steps = cellLines(versions, new Map(Object.entries(most)));
  let looked = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) return { looked, lines: Object.fromEntries(step.value) as Record<string, CellChange[]> };
    looked++;
  }
}

const history = [
  row(9, { issued: figure('3'), inForce: figure('5') }),
  row(7, { issued: figure('2'), inForce: figure('5') }),
  row(4, { issued: figure('3'), inForce: figure('5', { source: { line: 12 } }) }),
  row(1, { issued: figure('0'), inForce: figure('5') }),
];

describe('the line of a cell', () => {
  test('tells every change with the revision that made it, the oldest first, one that brings an earlier value back too', () => {
    expect(run(history, { issued: 10 }).lines.issued).toEqual([
      { revision: 1, old: null, new: figure('0') },
      { revision: 4, old: figure('0'), new: figure('3') },
      { revision: 7, old: figure('3'), new: figure('2') },
      { revision: 9, old: figure('2'), new: figure('3') },
    ]);
  });

  test('does not count the line of the source as something that the cell says', () => {
    expect(run(history, { inForce: 10 }).lines.inForce).toEqual([{ revision: 1, old: null, new: figure('5') }]);
  });

  test.each([
    ['text', { raw: '３' }],
    ['unit', { unit: '个' }],
    ['state', { state: 'text', value: null }],
  ] as const)('counts a change of the %s alone', (_, change) => {
    const versions = [row(2, { issued: figure('3', change) }), row(1, { issued: figure('3') })];
    expect(run(versions, { issued: 1 }).lines.issued).toEqual([{ revision: 2, old: figure('3'), new: figure('3', change) }]);
  });

  test('looks no further back than the changes that are asked for', () => {
    expect(run(history, { issued: 1 })).toEqual({ looked: 1, lines: { issued: [{ revision: 9, old: figure('2'), new: figure('3') }] } });
    expect(run(history, { issued: 2, inForce: 0 }).looked).toBe(2);
    expect(run(history, { issued: 1, inForce: 1 }).looked).toBe(4);
  });

  test('goes through a row that was taken away and came again', () => {
    const versions = [row(8, { issued: figure('') }), { revision: 5, part: null }, row(2, { issued: figure('1') })];
    expect(run(versions, { issued: 10 }).lines.issued).toEqual([
      { revision: 2, old: null, new: figure('1') },
      { revision: 5, old: figure('1'), new: null },
      { revision: 8, old: null, new: figure('') },
    ]);
  });

  test('is empty for a cell that never was, whatever its name', () => {
    expect(run([], { issued: 5 }).lines.issued).toEqual([]);
    expect(run(history, { nonsense: 5, constructor: 5, toString: 5 }).lines).toEqual({ nonsense: [], constructor: [], toString: [] });
  });

  test('is what comparing each revision with the one before it gives, ends with what the cell says, and is the same cut short', () => {
    fc.assert(
      fc.property(contentsArbitrary(f2021), fc.integer({ min: 1, max: 3 }), (contents, most) => {
        const now = contents.at(-1);
        const rows = new Set(
          contents.flatMap(({ tables }) => Object.entries(tables).flatMap(([t, { rows }]) => Object.keys(rows).map((r) => `${t}/${r}`))),
        );
        for (const place of rows) {
          const [table = '', key = ''] = place.split('/');
          const columns = new Set(contents.flatMap(({ tables }) => Object.keys(tables[table]?.rows[key] ?? {})));
          const versions = naiveVersions(contents, rowKey(table, key));
          const whole = run(versions, Object.fromEntries([...columns].map((column) => [column, 1000]))).lines;
          const short = run(versions, Object.fromEntries([...columns].map((column) => [column, most]))).lines;
          for (const column of columns) {
            expect(whole[column]).toEqual(naiveCellLine(contents, `${place}/${column}`));
            expect(short[column]).toEqual(whole[column]?.slice(-most));
            expect(whole[column]?.at(-1)?.new?.raw).toBe(now?.tables[table]?.rows[key]?.[column]?.raw);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
