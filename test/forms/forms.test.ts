import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkForm } from '../../src/forms/check-form.js';
import type { FormColumn } from '../../src/forms/form.js';
import { allForms, formById, formForYear } from '../../src/forms/forms.js';
import { cellIds, emptyContent } from '../../src/forms/layout.js';
import { parseCell } from '../../src/forms/parse-cell.js';

const column: FormColumn = {
  key: 'c',
  label: '栏',
  labelEn: 'column',
  aliases: [],
  path: [],
  unit: '件',
  type: 'integer',
  min: '0',
  signed: false,
};

describe('the official forms', () => {
  test.each([
    ['f2019', 198, [22, 161, 15]],
    ['f2021', 200, [10, 175, 15]],
  ])('%s has %i cells in its three tables', (id, all, tables) => {
    const form = formById(id);
    expect(form.tables.map(({ cellCount }) => cellCount)).toEqual(tables);
    expect(new Set(cellIds(form)).size).toBe(all);
    expect(form.sections.map(({ numeral, heading }) => `${numeral}、${heading}`)).toEqual([
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ]);
  });
  test('are used for the years that the notices name', () => {
    expect([2019, 2020, 2021, 2029].map((year) => formForYear(year).id)).toEqual(['f2019', 'f2019', 'f2021', 'f2021']);
    expect(() => formForYear(2018)).toThrow(/2018/);
    expect(() => formById('f1999')).toThrow(/f1999/);
  });
  test('name only cells that they have in their measures, and no cell twice', () => {
    for (const form of allForms()) {
      const cells = new Set(cellIds(form));
      for (const { cells: summed } of Object.values(form.measures)) for (const id of summed) expect(cells.has(id)).toBe(true);
      expect(Object.keys(emptyContent(form, '题').sections)).toHaveLength(6);
    }
  });
  test('are refused when their file does not hold together', () => {
    const form = formById('f2021');
    expect(() => checkForm({ ...form, id: '' }, 'x.json')).toThrow(/x.json.*no id/);
    expect(() => checkForm({ ...form, tables: [...form.tables, ...form.tables] }, 'x.json')).toThrow(/twice/);
    expect(() => checkForm({ ...form, measures: { wrong: { label: '', labelEn: '', cells: ['table9/x/y'] } } }, 'x.json')).toThrow(
      /table9/,
    );
    const oneLanguage = JSON.parse(JSON.stringify(form).replace('"spokenEn":"New requests",', ''));
    expect(() => checkForm(oneLanguage, 'x.json')).toThrow(/本年新收.*one language/);
  });
});

describe('what is written in a cell', () => {
  test.each([
    ['3', 'number', '3', '件'],
    ['3个', 'number', '3', '个'],
    ['４９８７０９７元', 'number', '4987097', '元'],
    ['4,987,097元', 'number', '4987097', '元'],
    ['１，２３４', 'number', '1234', '件'],
    ['103.3879万元', 'number', '103.3879', '万元'],
    ['+22', 'number', '22', '件'],
    ['＋3', 'number', '3', '件'],
    ['-8', 'number', '-8', '件'],
    ['−8', 'number', '-8', '件'],
    ['－8', 'number', '-8', '件'],
    ['减8', 'number', '-8', '件'],
    [' 12 件 ', 'number', '12', '件'],
    ['007', 'number', '7', '件'],
    ['1.50', 'number', '1.5', '件'],
    ['123456789012345678901234567890.123456789', 'number', '123456789012345678901234567890.123456789', '件'],
    ['0', 'zero', '0', '件'],
    ['０', 'zero', '0', '件'],
    ['零', 'zero', '0', '件'],
    ['0个', 'zero', '0', '个'],
    ['-0', 'zero', '0', '件'],
    ['0.00', 'zero', '0', '件'],
    ['', 'blank', null, '件'],
    ['  \u3000\u00a0', 'blank', null, '件'],
    ['无', 'na', null, '件'],
    ['/', 'na', null, '件'],
    ['-', 'na', null, '件'],
    ['—', 'na', null, '件'],
    ['--', 'na', null, '件'],
    ['——', 'na', null, '件'],
    ['−', 'na', null, '件'],
    ['－－', 'na', null, '件'],
    ['\\', 'na', null, '件'],
    ['／', 'na', null, '件'],
    ['-----', 'text', null, '件'],
    ['-/-', 'text', null, '件'],
    ['不涉及', 'na', null, '件'],
    ['N/A', 'na', null, '件'],
    ['--253', 'text', null, '件'],
    ['约3', 'text', null, '件'],
    ['1 2', 'text', null, '件'],
    ['１　２', 'text', null, '件'],
    ['1,23', 'text', null, '件'],
    ['3.', 'text', null, '件'],
    ['1e9', 'text', null, '件'],
    ['0x10', 'text', null, '件'],
    ['NaN', 'text', null, '件'],
    ['个', 'text', null, '件'],
  ])('%j is %s %s %s', (raw, state, value, unit) => {
    expect(parseCell(raw, column)).toEqual({ raw, state, value, unit });
  });
  test('is always kept as it was, and a figure reads back as itself', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.bigInt().map(String),
          fc.constantFrom('九'.repeat(100_000), '1'.repeat(100_000), ','.repeat(100_000)),
        ),
        (raw) => {
          const cell = parseCell(raw, column);
          expect(cell.raw).toBe(raw);
          if (cell.value !== null) expect(parseCell(cell.value, column).value).toBe(cell.value);
        },
      ),
    );
  });
});
