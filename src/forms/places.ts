import type { CellId, Form, FormColumn } from './form.js';
import { cellId } from './layout.js';

/** The cells of a form by number, in its order. */
export interface Places {
  readonly ids: readonly CellId[];
  readonly columns: readonly FormColumn[];
  readonly placeOf: ReadonlyMap<CellId, number>;
}

const known = new WeakMap<Form, Places>();

export function placesOf(form: Form): Places {
  let places = known.get(form);
  if (!places) {
    const cells = form.tables.flatMap((table) =>
      table.blocks.flatMap((block) =>
        block.rows.flatMap((row) => block.columns.map((column) => ({ id: cellId(table.key, row.key, column.key), column }))),
      ),
    );
    const ids = cells.map(({ id }) => id);
    places = { ids, columns: cells.map(({ column }) => column), placeOf: new Map(ids.map((id, place) => [id, place])) };
    known.set(form, places);
  }
  return places;
}
