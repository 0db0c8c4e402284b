import type { CellId, Form } from '../../form.js';
import { comparisonsOf } from '../equations.js';

const known = new WeakMap<Form, ReadonlyMap<CellId, readonly CellId[]>>();

/** The cells that a form's own equations make up a total of, along its row: what a total that was left blank can not be less than. */
export function partsOfCell(form: Form, cell: CellId): readonly CellId[] {
  let parts = known.get(form);
  if (!parts) {
    parts = new Map(
      form.rules
        .filter(({ kind, over }) => kind === 'equation' && over !== 'columns')
        .flatMap((rule) => comparisonsOf(form, rule))
        .flatMap(({ left: [whole, ...others], right, minus, lastYear }) =>
          whole !== undefined && others.length + minus.length + lastYear.length === 0 ? [[whole, right] as const] : [],
        ),
    );
    known.set(form, parts);
  }
  return parts.get(cell) ?? [];
}
