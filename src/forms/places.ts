import type { CellId, Form, FormColumn } from './form.js';
import { cellId } from './layout.js';

/** The cells of a form by number, in its order. */
export interface Places {
  readonly ids: readonly CellId[];
  /** Table, row and column of each. */
  readonly keys: readonly (readonly [table: string, row: string, column: string])[];
  readonly columns: readonly FormColumn[];
  readonly placeOf: ReadonlyMap<CellId, number>;
}

const known = new WeakMap<Form, Places>();

export function placesOf(form: Form): Places {
  let places = known.get(form);
  if (!places) {
    const cells = form.tables.flatMap((table) =>
      table.blocks.flatMap((block) =>
        block.rows.flatMap((row) => block.columns.map((column) => ({ keys: [table.key, row.key, column.key] as const, column }))),
      ),
    );
    const keys = cells.map((cell) => cell.keys);
    const ids = keys.map((parts) => cellId(...parts));
    places = { ids, keys, columns: cells.map(({ column }) => column), placeOf: new Map(ids.map((id, place) => [id, place])) };
    known.set(form, places);
  }
  return places;
}
