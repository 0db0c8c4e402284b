import type { CellId, Form } from '../forms/form.js';
import { placesOf } from '../forms/places.js';
import { comparisonsOf } from '../forms/rules/equations.js';

/** A cell that the form defines as the sum of others: 总计. */
export interface DerivedCell {
  readonly place: number;
  readonly parts: readonly number[];
}

const known = new WeakMap<Form, readonly DerivedCell[]>();

/** The totals of a form, as its equations define them; what a total is made of stands before it. */
export function derivedCells(form: Form): readonly DerivedCell[] {
  let cells = known.get(form);
  if (!cells) {
    cells = ordered(definitions(form), form);
    known.set(form, cells);
  }
  return cells;
}

function definitions(form: Form): ReadonlyMap<CellId, readonly CellId[]> {
  const found = new Map<CellId, readonly CellId[]>();
  for (const rule of form.rules) {
    if (rule.kind !== 'equation') continue;
    for (const { left, right, minus } of comparisonsOf(form, rule)) {
      const [total] = left;
      if (total !== undefined && left.length === 1 && minus.length === 0 && !found.has(total)) found.set(total, right);
    }
  }
  return found;
}

function ordered(definition: ReadonlyMap<CellId, readonly CellId[]>, form: Form): DerivedCell[] {
  const { placeOf } = placesOf(form);
  const cells: DerivedCell[] = [];
  const taken = new Set<CellId>();
  const take = (id: CellId): void => {
    const parts = definition.get(id);
    if (!parts || taken.has(id)) return;
    taken.add(id);
    parts.forEach(take);
    const place = placeOf.get(id);
    const places = parts.flatMap((part) => placeOf.get(part) ?? []);
    if (place !== undefined && places.length === parts.length) cells.push({ place, parts: places });
  };
  for (const id of definition.keys()) take(id);
  return cells;
}
