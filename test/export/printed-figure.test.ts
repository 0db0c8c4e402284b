import { expect, test } from '@jest/globals';
import { printedFigure } from '../../src/export/layout/printed-figure.js';
import type { Cell } from '../../src/forms/cell.js';
import type { FormColumn } from '../../src/forms/form.js';
import { formById } from '../../src/forms/forms.js';
import { parseCell } from '../../src/forms/parse-cell.js';

const amount = formById('f2019')
  .tables.flatMap(({ blocks }) => blocks.flatMap(({ columns }) => columns))
  .find(({ key }) => key === 'totalAmount');

function money(): FormColumn {
  if (!amount) throw new Error('There is no column of money.');
  return amount;
}

test.each([
  ['a figure in the unit of the form is printed as it was given', '4987097.5', '元', '4987097.5'],
  ['a figure with its unit is printed as it was given', '498.7097 万元', '万元', '498.7097 万元'],
  ['a figure whose unit a header of the source told has it beside it', '498.7097', '万元', '498.7097万元'],
])('%s', (_what, raw, unit, printed) => {
  const cell: Cell = { ...parseCell(raw, money()), unit };
  expect(printedFigure(cell, money())).toBe(printed);
  expect(parseCell(printed, money())).toMatchObject({ value: cell.value, unit });
});
