import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Grid, GridCell } from '../../src/export/layout/grid.js';
import { reportLayout } from '../../src/export/layout/report-layout.js';
import { tableGrid } from '../../src/export/layout/table-grid.js';
import type { Form, FormColumn, FormRow, FormTable, PathStep } from '../../src/forms/form.js';
import { blankRow, emptyContent } from '../../src/forms/layout.js';
import { f2019, f2021 } from '../support/content-arbitraries.js';
import { takenContents } from '../support/taken-contents.js';

/** Each row as `text colspan×rowspan`, without the figures. */
function drawn(form: Form, key: string): string[] {
  const [grid] = reportLayout(form, emptyContent(form, '')).sections.flatMap(({ table }) => (table?.key === key ? [table] : []));
  if (!grid) throw new Error(`no table ${key}`);
  return grid.blocks
    .flatMap(({ head, rows }) => [...head, ...rows])
    .map((row) =>
      row
        .filter(({ kind }) => kind !== 'figure')
        .map(spans)
        .join(' | '),
    );
}

const spans = ({ text, columnSpan, rowSpan }: GridCell): string => `${text.slice(0, 12)} ${columnSpan}×${rowSpan}`;

/** Which cell covers each place of the grid. @throws when two do, or none does */
function covered(grid: Grid): void {
  const rows = grid.blocks.flatMap(({ head, rows }) => [...head, ...rows]);
  const taken = rows.map(() => new Set<number>());
  for (const [y, row] of rows.entries())
    for (const { columnSpan, rowSpan } of row) {
      let x = 0;
      while (taken[y]?.has(x)) x++;
      for (let down = 0; down < rowSpan; down++)
        for (let right = 0; right < columnSpan; right++) {
          if (taken[y + down]?.has(x + right) ?? true) throw new Error(`row ${y} has two cells at column ${x + right}, or ends too soon`);
          taken[y + down]?.add(x + right);
        }
    }
  for (const [y, columns] of taken.entries()) expect([y, columns.size]).toEqual([y, grid.columns]);
}

describe('the official layout', () => {
  test('of table 2 in 2019 joins its columns as it is printed: five wide', () => {
    expect(drawn(f2019, 'table2')).toEqual([
      '第二十条第（一）项 5×1',
      '信息内容 1×1 | 本年新制作数量 1×1 | 本年新公开数量 2×1 | 对外公开总数量 1×1',
      '规章 1×1',
      '规范性文件 1×1',
      '第二十条第（五）项 5×1',
      '信息内容 1×1 | 上一年项目数量 1×1 | 本年增/减 2×1 | 处理决定数量 1×1',
      '行政许可 1×1',
      '其他对外管理服务事项 1×1',
      '第二十条第（六）项 5×1',
      '信息内容 1×1 | 上一年项目数量 1×1 | 本年增/减 2×1 | 处理决定数量 1×1',
      '行政处罚 1×1',
      '行政强制 1×1',
      '第二十条第（八）项 5×1',
      '信息内容 1×1 | 上一年项目数量 2×1 | 本年增/减 2×1',
      '行政事业性收费 1×1',
      '第二十条第（九）项 5×1',
      '信息内容 1×1 | 采购项目数量 2×1 | 采购总金额 2×1',
      '政府集中采购 1×1',
    ]);
  });

  test('of table 2 in 2021 is four wide', () => {
    expect(drawn(f2021, 'table2').slice(0, 7)).toEqual([
      '第二十条第（一）项 4×1',
      '信息内容 1×1 | 本年制发件数 1×1 | 本年废止件数 1×1 | 现行有效件数 1×1',
      '规章 1×1',
      '行政规范性文件 1×1',
      '第二十条第（五）项 4×1',
      '信息内容 1×1 | 本年处理决定数量 3×1',
      '行政许可 1×1',
    ]);
  });

  test.each([
    [f2019, 20, ['（六）其他处理 2×1']],
    [f2021, 22, ['（六）其他处理 1×3 | 1.申请人无正当理由逾期 1×1', '2.申请人逾期未按收费通 1×1', '3.其他 1×1']],
  ] as const)('of table 3 has the corner, the applicants and the results beside their rows (%#)', (form, results, others) => {
    const rows = drawn(form, 'table3');
    expect(rows.slice(0, 9)).toEqual([
      '（本列数据的勾稽关系为： 3×3 | 申请人情况 7×1',
      '自然人 1×2 | 法人或其他组织 5×1 | 总计 1×2',
      '商业企业 1×1 | 科研机构 1×1 | 社会公益组织 1×1 | 法律服务机构 1×1 | 其他 1×1',
      '一、本年新收政府信息公开 3×1',
      '二、上年结转政府信息公开 3×1',
      `三、本年度办理结果 1×${results} | （一）予以公开 2×1`,
      '（二）部分公开（区分处理 2×1',
      '（三）不予公开 1×8 | 1.属于国家秘密 1×1',
      '2.其他法律行政法规禁止 1×1',
    ]);
    expect(rows.slice(-2 - others.length)).toEqual([...others, '（七）总计 2×1', '四、结转下年度继续办理 3×1']);
  });

  test('of table 4 has three rows of headings and no labels beside its figures', () => {
    const five = (rows: number) => ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].map((text) => `${text} 1×${rows}`);
    expect(drawn(f2019, 'table4')).toEqual([
      '行政复议 5×1 | 行政诉讼 10×1',
      [...five(2), '未经复议直接起诉 5×1', '复议后起诉 5×1'].join(' | '),
      [...five(1), ...five(1)].join(' | '),
      '',
    ]);
    expect(drawn(f2021, 'table4')).toEqual(drawn(f2019, 'table4'));
  });

  test.each([f2019, f2021])('covers each place of its grid once, whatever local rows there are ($id)', (form) => {
    fc.assert(
      fc.property(takenContents(form), (content) => {
        const tables = reportLayout(form, content).sections.flatMap(({ table }) => table ?? []);
        expect(tables).toHaveLength(3);
        for (const grid of tables) covered(grid);
        const cells = Object.values(content.tables).flatMap(({ rows }) => Object.values(rows).flatMap((row) => Object.keys(row)));
        const figures = tables.flatMap(({ blocks }) => blocks.flatMap(({ rows }) => rows.flat())).filter(({ kind }) => kind === 'figure');
        expect(figures).toHaveLength(cells.length);
      }),
      { numRuns: 50 },
    );
  });

  test('follows from the data of a form that nobody has seen yet', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const rows = Object.fromEntries(table.blocks.flatMap((block) => block.rows.map(({ key }) => [key, blankRow(block)])));
        covered(tableGrid(table, { rows, localRows: [] }));
      }),
      { numRuns: 300 },
    );
  });
});

const step = (key: string): PathStep => ({ key, label: key, labelEn: key });
const paths = fc.array(fc.constantFrom('a', 'b', 'c').map(step), { maxLength: 3 });

function columnsOf(each: readonly PathStep[][], prefix: string): FormColumn[] {
  return each.map((path, index) => ({
    ...step(`${prefix}.column${index}`),
    ...{ aliases: [], path, unit: '件', type: 'integer', min: '0', signed: false, span: (index % 3) + 1 },
  }));
}

function rowsOf(each: readonly PathStep[][], prefix: string): FormRow[] {
  return each.map((path, index) => ({ ...step(`${prefix}.row${index}`), aliases: [], path, kind: 'leaf' }));
}

const tables: fc.Arbitrary<FormTable> = fc
  .record({
    columns: fc.array(paths, { minLength: 1, maxLength: 6 }),
    rows: fc.array(fc.array(paths, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 }),
    caption: fc.option(fc.constant('甲')),
    heading: fc.option(fc.constant('乙'), { nil: undefined }),
  })
  .map(({ columns, rows, caption, heading }) => ({
    ...{ ...step('table'), section: 's', note: null, cellCount: 0 },
    ...(heading === undefined ? {} : { columnsHeading: heading }),
    blocks: rows.map((each, index) => ({
      ...{ key: `b${index}`, caption, captionEn: caption },
      columns: columnsOf(columns, `b${index}`),
      rows: rowsOf(each, `b${index}`),
    })),
  }));
