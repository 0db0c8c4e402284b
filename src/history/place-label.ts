import type { Form, FormColumn } from '../forms/form.js';
import { tableOf } from '../forms/layout.js';
import { type Label, tableLabel, type Version } from './labels.js';
import { spokenColumn, spokenRow } from './spoken.js';

/**
 * A place in reports of a form as people call it: `title`, `section/<key>`, `table/<key>`, `row/<table>/<row>` or a cell. What a local row
 * is called is for its report to say: here it is told by its number. What is no such place is named by its key.
 */
export function placeLabel(form: Form, place: string): Label {
  const asItIs = { zh: place, en: place };
  const [kind = '', key = '', third = ''] = place.split('/');
  const blank: Version = { form, content: { title: '', sections: {}, tables: {} } };
  switch (kind) {
    case 'title':
      return { zh: '标题', en: 'Title' };
    case 'section': {
      const section = form.sections.find((candidate) => candidate.key === key);
      return section ? { zh: section.heading, en: section.headingEn } : asItIs;
    }
    case 'table':
      return tableLabel(blank, key) ?? asItIs;
    case 'row':
      return joined(tableLabel(blank, key), rowName(blank, key, third)) ?? asItIs;
    default: {
      const column = spokenColumn(blank, kind, key, third) ?? columnOfLocalRow(form, kind, key, third);
      return joined(tableLabel(blank, kind), rowName(blank, kind, key), column) ?? asItIs;
    }
  }
}

function rowName(blank: Version, table: string, row: string): Label | null {
  const known = spokenRow(blank, table, row);
  if (known) return known;
  const number = localRow.exec(row)?.[2];
  return number === undefined ? null : { zh: `地方行 ${number}`, en: `local row ${number}` };
}

function columnOfLocalRow(form: Form, table: string, row: string, column: string): Label | null {
  const block = localRow.exec(row)?.[1];
  const columns: readonly FormColumn[] = tableOf(form, table)?.blocks.find(({ key }) => key === block)?.columns ?? [];
  const found = columns.find(({ key }) => key === column);
  return found ? { zh: found.label, en: found.labelEn } : null;
}

const localRow = /^(.+)\.local(\d+)$/;

/** Null where one of the names is not known. A form may print none for a column. */
function joined(...names: readonly (Label | null)[]): Label | null {
  const known = names.filter((name) => name !== null);
  if (known.length < names.length) return null;
  const inLanguage = (language: keyof Label) => known.map((name) => name[language]).filter((name) => name !== '');
  return { zh: inLanguage('zh').join(' '), en: inLanguage('en').join(', ') };
}
