import fc from 'fast-check';
import { formForYear } from '../../src/forms/forms.js';
import { cellIds, cellSpec, emptyContent } from '../../src/forms/layout.js';
import { parseCell } from '../../src/forms/parse-cell.js';
import type { ReportCommand } from '../../src/reports/commands.js';

export const year = 2022;
const form = formForYear(year);
const cells = cellIds(form).filter((_, index) => index % 7 === 0);
const ofTable2 = cellIds(form).filter((id) => id.startsWith('table2/'));
const title = '试验局2022年政府信息公开工作年度报告';

function figuresIn(ids: readonly string[], ...raws: string[]) {
  const figure = fc.record({ id: fc.constantFrom(...ids), raw: fc.constantFrom(...raws) }).map(({ id, raw }) => {
    const [table = '', row = '', column = ''] = id.split('/');
    return { table, row, column, raw };
  });
  return fc.record({
    type: fc.constant('recordFigures' as const),
    figures: fc.uniqueArray(figure, { minLength: 1, maxLength: 4, selector: (one) => JSON.stringify([one.table, one.row, one.column]) }),
  });
}

/** What an author writes: mostly what may be published, sometimes what may not, now and then what is no part of the form. */
export const edits: fc.Arbitrary<ReportCommand> = fc.oneof(
  { weight: 4, arbitrary: figuresIn(ofTable2, '0', '1', '12', '3个', '１，２３４') },
  { weight: 1, arbitrary: figuresIn(cells, '0', '12', '', '无', '--5', '0.5') },
  fc.record({ type: fc.constant('reviseTitle' as const), title: fc.constantFrom(title, `甲${title}`, ' 丙 ') }),
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('reviseSection' as const),
      section: fc.constantFrom('overview', 'problemsImprovements', 'nonsense'),
      text: fc.constantFrom('全文。', '第一段。\n第二段。', '第一段。\r\n第三段。', ''),
    }),
  },
  fc.record({
    type: fc.constant('addLocalRow' as const),
    table: fc.constant('table2'),
    block: fc.constantFrom('item1', 'item5'),
    label: fc.constantFrom('其他文件', '行政检查'),
  }),
  fc.record({
    type: fc.constant('removeLocalRow' as const),
    table: fc.constant('table2'),
    row: fc.constantFrom('item1.local1', 'item5.local1', 'item1.local2'),
  }),
);

/** A whole report that may be published, as an import has it: a new object each time, its cells with their lines. */
export function completeImport(variant: number): ReportCommand {
  const content = emptyContent(form, title);
  const sections = Object.fromEntries(
    Object.entries(content.sections).map(([key, { heading }]) => [key, { heading, text: `第${variant % 3}稿。` }]),
  );
  const tables = Object.fromEntries(
    Object.entries(content.tables).map(([table, { rows }]) => [
      table,
      { rows: Object.fromEntries(Object.entries(rows).map(([row, cells]) => [row, zeros(table, row, Object.keys(cells))])), localRows: [] },
    ]),
  );
  return {
    type: 'importReport',
    source: { name: 'report.txt', mediaType: 'text/plain', bytes: 1 + variant, sha256: 'a'.repeat(64) },
    content: { title, sections, tables },
    unplaced: variant % 2 === 0 ? [] : [{ line: 1, text: '其他', reason: 'no place' }],
  };
}

function zeros(table: string, row: string, columns: readonly string[]) {
  return Object.fromEntries(
    columns.map((column) => {
      const spec = cellSpec(form, null, table, row, column);
      if (!spec) throw new Error(`no cell ${table}/${row}/${column}`);
      return [column, { ...parseCell('0', spec.column), source: { line: 7 } }];
    }),
  );
}
