import type { CellId, Form, FormRule } from '../form.js';
import { cellId, tableOf } from '../layout.js';
import { columnName, type Named, rowName } from './labels.js';
import { textOf, textsOf } from './rule-parameters.js';

/** Two sums of cells that a rule compares, in one place of the form. */
export interface Comparison {
  readonly rule: FormRule;
  readonly subject: string;
  readonly name: Named;
  readonly left: readonly CellId[];
  readonly right: readonly CellId[];
  /** Taken off the right side. */
  readonly minus: readonly CellId[];
  /** Cells of last year's report that count on the right side, as this form calls them; none for a rule of one report. */
  readonly lastYear: readonly CellId[];
  /** The row or column that it is of; null for a place. */
  readonly key: string | null;
}

/**
 * The comparisons that a rule's entry stands for. Over `columns`, its sides name rows and it holds in every column; over `rows`, its
 * sides name columns and it holds in every row that has them; else `places` lists sides cell by cell, those of other tables with their table.
 */
export function comparisonsOf(form: Form, rule: FormRule): Comparison[] {
  const table = tableOf(form, textOf(rule, 'table') ?? '');
  if (!table) return [];
  const sides = {
    left: textsOf(rule, 'left'),
    right: textsOf(rule, 'right'),
    minus: textsOf(rule, 'minus'),
    lastYear: textsOf(rule, 'lastYear'),
  };
  const over = textOf(rule, 'over');
  const blocks = textsOf(rule, 'blocks');
  return table.blocks
    .filter(({ key }) => blocks.length === 0 || blocks.includes(key))
    .flatMap((block): Comparison[] => {
      if (over === 'columns')
        return block.columns.map((column) => ({
          rule,
          subject: `${table.key}/*/${column.key}`,
          name: columnName(column),
          key: column.key,
          ...mapped(sides, (row) => cellId(table.key, row, column.key)),
        }));
      if (over === 'rows')
        return block.rows.map((row) => ({
          rule,
          subject: `${table.key}/${row.key}`,
          name: rowName(row),
          key: row.key,
          ...mapped(sides, (column) => cellId(table.key, row.key, column)),
        }));
      return placesOf(rule).map(({ subject, zh, en, ...place }) => ({
        rule,
        subject: `${table.key}/${subject}`,
        name: { zh, en },
        key: null,
        ...mapped({ right: [], minus: [], lastYear: [], ...place }, (cell) =>
          cell.split('/').length === 3 ? cell : `${table.key}/${cell}`,
        ),
      }));
    });
}

interface Sides {
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly minus: readonly string[];
  readonly lastYear: readonly string[];
}

function mapped({ left, right, minus, lastYear }: Sides, toCell: (key: string) => CellId): Sides {
  return { left: left.map(toCell), right: right.map(toCell), minus: minus.map(toCell), lastYear: lastYear.map(toCell) };
}

interface Place {
  readonly subject: string;
  readonly zh: string;
  readonly en: string;
  readonly left: readonly string[];
  readonly right?: readonly string[];
  readonly lastYear?: readonly string[];
}

function placesOf({ places }: FormRule): readonly Place[] {
  return Array.isArray(places) ? (places as readonly Place[]) : [];
}
