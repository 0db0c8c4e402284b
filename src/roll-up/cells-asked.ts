import { GongkaiError } from '../errors.js';
import type { CellId, Form } from '../forms/form.js';
import { placesOf } from '../forms/places.js';

/**
 * The cells of a form that are asked for: those of a table, or those named, or all.
 * @throws {GongkaiError} BAD_INPUT when the form has no such table or cell
 */
export function cellsAsked(form: Form, table: string | null, named: readonly string[] | null): ReadonlySet<CellId> {
  const { ids, placeOf } = placesOf(form);
  const tables = [...new Set(ids.map(tableOf))];
  if (table !== null && !tables.includes(table))
    throw new GongkaiError('BAD_INPUT', `The form ${form.id} has no table ${table.slice(0, 100)}. Take one of: ${tables.join(', ')}.`, {
      argument: 'table',
      tables,
    });
  const unknown = named?.find((id) => !placeOf.has(id));
  if (unknown !== undefined)
    throw new GongkaiError(
      'BAD_INPUT',
      `The form ${form.id} has no cell ${unknown.slice(0, 100)}. A cell is table/row/column: table3/received/total.`,
      { argument: 'ids' },
    );
  return new Set((named ?? ids).filter((id) => table === null || tableOf(id) === table));
}

function tableOf(id: CellId): string {
  return id.split('/', 1)[0] ?? '';
}
