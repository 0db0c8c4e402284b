import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ReportContent } from '../../src/forms/content.js';
import type { Form } from '../../src/forms/form.js';
import { formById } from '../../src/forms/forms.js';
import { cellAt, emptyContent } from '../../src/forms/layout.js';
import { parseCell } from '../../src/forms/parse-cell.js';
import { placesOf } from '../../src/forms/places.js';
import { figuresOf } from '../../src/history/report-figures.js';
import { Exact } from '../../src/history/units.js';
import { decodeFigures, encodeFigures } from '../../src/read-model/roll-up/figure-codec.js';
import { sumCells } from '../../src/roll-up/sum-cells.js';

const [f2019, f2021] = [formById('f2019'), formById('f2021')];

/** A report whose cells say this; all others say `rest`. */
function saying(form: Form, cells: Readonly<Record<string, string>>, rest = '0'): ReportContent {
  const content = emptyContent(form, '');
  const { ids, columns } = placesOf(form);
  const tables = structuredClone(content.tables) as Record<string, { rows: Record<string, Record<string, unknown>>; localRows: [] }>;
  ids.forEach((id, place) => {
    const [table = '', row = '', column = ''] = id.split('/');
    const rows = tables[table]?.rows[row];
    const spec = columns[place];
    if (rows && spec) rows[column] = parseCell(cells[id] ?? rest, spec);
  });
  return { ...content, tables: tables as ReportContent['tables'] };
}

const sumOf = (form: Form, ...reports: ReportContent[]) =>
  new Map(
    sumCells(
      form,
      reports.map((content) => ({ form, figures: figuresOf(form, content) })),
    ).map((cell) => [cell.id, cell]),
  );

describe('reports added up', () => {
  const repealed = 'table2/item1.regulations/repealed';

  test('make the sum of each cell', () => {
    const sums = sumOf(f2021, saying(f2021, { [repealed]: '3' }), saying(f2021, { [repealed]: '4件' }));
    expect(sums.get(repealed)).toMatchObject({ value: '7', atLeast: false, missing: 0, contributing: 2, unit: '件', converted: 0 });
  });

  test.each(['', '无', '/', '约三件'])('are at least the sum where one says %j', (raw) => {
    const sums = sumOf(f2021, saying(f2021, { [repealed]: '3' }), saying(f2021, { [repealed]: raw }));
    expect(sums.get(repealed)).toMatchObject({ value: '3', atLeast: true, missing: 1, contributing: 1 });
  });

  test('have no sum where none has a figure: that is not 0', () => {
    expect(sumOf(f2021, saying(f2021, { [repealed]: '' })).get(repealed)).toMatchObject({ value: null, atLeast: false, missing: 1 });
  });

  test('are no lower bound in a column that can be below zero', () => {
    const change = 'table2/item5.licensing/yearChange';
    const sums = sumOf(f2019, saying(f2019, { [change]: '-8' }), saying(f2019, { [change]: '' }));
    expect(sums.get(change)).toMatchObject({ value: '-8', atLeast: false, missing: 1 });
  });

  test('keep every decimal of money, and say where a unit was converted', () => {
    const amount = 'table2/item9.procurement/totalAmount';
    const sums = sumOf(
      f2019,
      saying(f2019, { [amount]: '0.10元' }),
      saying(f2019, { [amount]: '0.2元' }),
      saying(f2019, { [amount]: '103.3879万元' }),
    );
    expect(sums.get(amount)).toMatchObject({ value: '1033879.3', unit: '元', converted: 1, contributing: 3 });
  });

  test('never add a unit that can not be converted', () => {
    const amount = 'table2/item9.procurement/totalAmount';
    const sums = sumOf(f2019, saying(f2019, { [amount]: '100元' }), saying(f2019, { [amount]: '5件' }));
    expect(sums.get(amount)).toMatchObject({ value: '100', atLeast: true, missing: 1, lacking: { unit: 1, blank: 0 } });
  });

  test('have totals that are added up again where the parts are all there, and as printed where they are not', () => {
    const [person, other, total] = ['naturalPerson', 'otherOrg', 'total'].map((column) => `table3/received/${column}`) as [
      string,
      string,
      string,
    ];
    const blankTotal = saying(f2021, { [person]: '5', [total]: '' });
    const wrongTotal = saying(f2021, { [person]: '5', [total]: '6' });
    const blankPart = saying(f2021, { [person]: '5', [other]: '', [total]: '9' });
    expect(sumOf(f2021, blankTotal).get(total)).toMatchObject({ value: '5', missing: 0, differing: 0 });
    expect(sumOf(f2021, wrongTotal).get(total)).toMatchObject({ value: '5', differing: 1 });
    expect(sumOf(f2021, blankPart).get(total)).toMatchObject({ value: '9', missing: 0, differing: 0 });
    expect(sumOf(f2021, blankPart).get(other)).toMatchObject({ value: null, missing: 1 });
  });

  test('of another form give only what is exactly the same there', () => {
    const figures = figuresOf(
      f2019,
      saying(f2019, { 'table3/received/total': '7', 'table3/received/naturalPerson': '7', 'table2/item1.regulations/newlyMade': '2' }),
    );
    const sums = new Map(sumCells(f2021, [{ form: f2019, figures }]).map((cell) => [cell.id, cell]));
    expect(sums.get('table3/received/total')).toMatchObject({ value: '7', missing: 0 });
    expect(sums.get('table2/item1.regulations/issued')).toMatchObject({ value: null, lacking: { form: 1 } });
    expect(sums.get('table3/results.otherHandling.other/total')).toMatchObject({ value: null, lacking: { form: 1 } });
  });

  test('leave out local rows', () => {
    const content = saying(f2021, {});
    const table2 = content.tables.table2;
    if (!table2) throw new Error('no table 2');
    const cell = parseCell(
      '99',
      placesOf(f2021).columns[0] as (typeof placesOf extends (form: Form) => infer P ? P : never)['columns'][number],
    );
    const rows = { ...table2.rows, 'item1.local1': { issued: cell, repealed: cell, inForce: cell } };
    const withLocal = {
      ...content,
      tables: { ...content.tables, table2: { rows, localRows: [{ key: 'item1.local1', block: 'item1', label: '其他' }] } },
    };
    expect([...sumOf(f2021, withLocal)]).toEqual([...sumOf(f2021, content)]);
  });
});

const raw = fc.oneof(
  { weight: 6, arbitrary: fc.nat(400).map(String) },
  fc.integer({ min: -3_000_000_000, max: 3_000_000_000 }).map(String),
  fc.constantFrom('', '无', '-', '若干', '３', '1,234', '5个', '2.50', '4987097元', '103.3879万元', '3人'),
);
const report = (form: Form) =>
  fc
    .array(raw, { minLength: placesOf(form).ids.length, maxLength: placesOf(form).ids.length })
    .map((raws) => saying(form, Object.fromEntries(placesOf(form).ids.map((id, place) => [id, raws[place] ?? '']))));
const anyForm = fc.constantFrom(f2019, f2021);

describe('whatever reports say', () => {
  test('their figures come back from the bytes that keep them', () => {
    fc.assert(
      fc.property(
        anyForm.chain((form) => fc.tuple(fc.constant(form), report(form))),
        ([form, content]) => {
          const figures = figuresOf(form, content);
          expect(decodeFigures(form, encodeFigures(figures))).toEqual(figures);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('the sum of all is the sum of the parts of any division, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(report(f2021), fc.boolean()), { minLength: 1, maxLength: 6 }), (reports) => {
        const all = sumOf(f2021, ...reports.map(([content]) => content));
        const parts = [true, false].map((side) => sumOf(f2021, ...reports.filter(([, on]) => on === side).map(([content]) => content)));
        const backwards = sumOf(f2021, ...reports.map(([content]) => content).reverse());
        expect([...backwards]).toEqual([...all]);
        for (const [id, { value, missing, contributing }] of all) {
          const own = parts.map((part) => part.get(id));
          const values = own.flatMap((cell) => (cell?.value == null ? [] : [cell.value]));
          expect(value).toBe(values.length === 0 ? null : values.reduce((sum, each) => sum.plus(each), new Exact(0)).toFixed());
          expect(missing).toBe(own.reduce((sum, cell) => sum + (cell?.missing ?? 0), 0));
          expect(missing + contributing).toBe(reports.length);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('a cell without parts is the exact sum of what the cells say, counted one by one', () => {
    fc.assert(
      fc.property(fc.array(report(f2021), { minLength: 1, maxLength: 4 }), (reports) => {
        const id = 'table2/item8.fees/amount';
        const factor: Readonly<Record<string, number>> = { 万元: 1, 元: 0.0001 };
        const figures = reports.flatMap((content) => {
          const cell = cellAt(content, id);
          const times = factor[cell?.unit ?? ''];
          return cell?.value == null || times === undefined ? [] : [new Exact(cell.value).times(times)];
        });
        const expected = figures.length === 0 ? null : figures.reduce((sum, each) => sum.plus(each)).toFixed();
        expect(sumOf(f2021, ...reports).get(id)?.value ?? null).toBe(expected);
      }),
      { numRuns: 100 },
    );
  });
});
