import type { Cell } from '../../forms/cell.js';
import type { FormColumn } from '../../forms/form.js';
import { parseCell } from '../../forms/parse-cell.js';

/** What a cell says, with its unit where neither the text nor the form's header tells that: a header of the source may have told it. */
export function printedFigure(cell: Cell | undefined, column: FormColumn): string {
  if (!cell) return '';
  return cell.value === null || parseCell(cell.raw, column).unit === cell.unit ? cell.raw : `${cell.raw}${cell.unit}`;
}
