import type { ReportContent } from '../../forms/content.js';
import type { Form } from '../../forms/form.js';
import { tableOf } from '../../forms/layout.js';
import type { Grid } from './grid.js';
import { tableGrid } from './table-grid.js';

/** A report in the official layout, whatever the file that it goes into. */
export interface ReportLayout {
  readonly title: string;
  readonly sections: readonly SectionLayout[];
}

export interface SectionLayout {
  readonly key: string;
  /** As reported; empty where the report has none. */
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly table: Grid | null;
}

/** The layout follows from the form's data: another form needs no code. */
export function reportLayout(form: Form, content: ReportContent): ReportLayout {
  return {
    title: content.title,
    sections: form.sections.map(({ key, table: tableKey }) => {
      const { heading = '', text = '' } = content.sections[key] ?? {};
      const table = tableKey === null ? null : tableOf(form, tableKey);
      const figures = table && content.tables[table.key];
      return {
        key,
        heading,
        paragraphs: text === '' ? [] : text.split('\n'),
        table: table && figures ? tableGrid(table, figures) : null,
      };
    }),
  };
}
