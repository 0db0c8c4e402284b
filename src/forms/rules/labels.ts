import type { CellId, Form, FormColumn, FormRow } from '../form.js';

/** Something's name in both languages. */
export interface Named {
  readonly zh: string;
  readonly en: string;
}

export function rowName({ label, labelEn, path }: FormRow): Named {
  return label === '' ? { zh: path.at(-1)?.label ?? '', en: labelEn } : { zh: label, en: labelEn };
}

export function columnName({ label, labelEn, path }: FormColumn): Named {
  return {
    zh: [...path.slice(-1).map((step) => step.label), label].join(' '),
    en: [...path.slice(-1).map((step) => step.labelEn), labelEn].join(', '),
  };
}

/** A cell by its row and column, as a person would name it. */
export function cellName(form: Form, id: CellId): Named {
  const [table, row, column] = id.split('/');
  for (const block of form.tables.find(({ key }) => key === table)?.blocks ?? []) {
    const found = { row: block.rows.find(({ key }) => key === row), column: block.columns.find(({ key }) => key === column) };
    if (found.row && found.column) return joined(found.row, found.column);
  }
  return { zh: id, en: id };
}

function joined(row: FormRow, column: FormColumn): Named {
  const [ofRow, ofColumn] = [rowName(row), columnName(column)];
  return {
    zh: [ofRow.zh, ofColumn.zh].filter((part) => part !== '').join(' '),
    en: [ofRow.en, ofColumn.en].filter((part) => part !== '').join(', '),
  };
}
