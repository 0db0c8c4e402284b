import { GongkaiError } from '../errors.js';
import type { Form } from './form.js';
import { gridWidth } from './layout.js';

/**
 * Holds a form's file to what the program relies on, so that a new form fails when it is read, and not in the middle of a report.
 * @throws {GongkaiError} INTERNAL naming the file and what is wrong in it
 */
export function checkForm(value: unknown, file: string): Form {
  const fail = (problem: string): never => {
    throw new GongkaiError('INTERNAL', `schema/forms/${file} is no form: ${problem}.`, { file });
  };
  if (typeof value !== 'object' || value === null) return fail('it is not an object');
  const form = value as Form;
  if (typeof form.id !== 'string' || form.id === '') fail('it has no id');
  if (!Number.isInteger(form.reportYears?.from)) fail('reportYears.from is no year');
  for (const list of ['sections', 'tables', 'rules'] as const) if (!Array.isArray(form[list])) fail(`${list} is no list`);
  if (typeof form.measures !== 'object' || form.measures === null) fail('it has no measures');

  const cells = new Set<string>();
  for (const table of form.tables) {
    if (!form.sections.some(({ key }) => key === table.section)) fail(`table ${table.key} is in no section`);
    const before = cells.size;
    for (const block of table.blocks)
      for (const row of block.rows)
        for (const column of block.columns) {
          const id = `${table.key}/${row.key}/${column.key}`;
          if (cells.has(id)) fail(`cell ${id} is there twice`);
          if (column.type !== 'integer' && column.type !== 'decimal') fail(`column ${column.key} is neither integer nor decimal`);
          cells.add(id);
          for (const labelled of [row, column, ...row.path, ...column.path])
            if ((labelled.spoken === undefined) !== (labelled.spokenEn === undefined))
              fail(`"${labelled.label}" is spoken in one language only`);
        }
    const widths = new Set(table.blocks.map(gridWidth));
    if (widths.size > 1) fail(`the blocks of table ${table.key} are printed ${[...widths].join(' and ')} columns wide`);
    if (cells.size - before !== table.cellCount) fail(`table ${table.key} has ${cells.size - before} cells, and says ${table.cellCount}`);
  }
  for (const [name, { cells: summed }] of Object.entries(form.measures))
    for (const id of summed) if (!cells.has(id)) fail(`measure ${name} names ${id}, which no table has`);
  return form;
}
