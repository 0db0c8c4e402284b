import type { FormColumn, FormRow } from '../forms/form.js';
import { columnOf, type Label, type LabelPath, localRow, rowOf, type Version } from './labels.js';

/** How people call a row of a table: 新收申请. Null when the version has no such row. */
export function spokenRow(version: Version, table: string, row: string): Label | null {
  return joinedPath(spokenRowPath(version, table, row));
}

/** How people call a column. Null when the version has no such column in the row. */
export function spokenColumn(version: Version, table: string, row: string, column: string): Label | null {
  return joinedPath(spokenColumnPath(version, table, row, column));
}

/** What people call the headings above a row and the row itself, outermost first. */
export function spokenRowPath(version: Version, table: string, row: string): LabelPath | null {
  const local = localRow(version, table, row);
  if (local) return { zh: [spoken([local.label])], en: [spoken([local.label])] };
  return spokenPath(rowOf(version, table, row));
}

export function spokenColumnPath(version: Version, table: string, row: string, column: string): LabelPath | null {
  return spokenPath(columnOf(version, table, row, column));
}

function spokenPath(labelled: FormRow | FormColumn | null): LabelPath | null {
  if (!labelled) return null;
  const steps = [...labelled.path, labelled].filter(({ label }) => label !== '');
  const said = (printed: string, words: string | undefined) => (words === undefined ? spoken([printed]) : words);
  return {
    zh: steps.map(({ label, spoken }) => said(label, spoken)),
    en: steps.map(({ labelEn, spokenEn }) => said(labelEn, spokenEn)),
  };
}

function joinedPath(path: LabelPath | null): Label | null {
  return path && { zh: joined(path.zh), en: joined(path.en) };
}

/** The words of a path as one name. */
export function joined(words: readonly string[]): string {
  return words.filter((word) => word !== '').join('·');
}

/** Labels as one would say them: without the ordinals that the form prints before them and the remarks in brackets after them. */
export function spoken(labels: readonly string[]): string {
  return labels
    .map((label) => label.replace(ordinal, '').replace(/[（(][^（）()]*[）)]$/, '') || label)
    .map((label) => short(label))
    .join('·');
}

const ordinal = /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]\s*|\d+[.．]\s*)/;

/** On one line, and no longer than a line. */
export function short(text: string, longest = 60): string {
  const characters = [
    ...text
      .slice(0, 4 * longest)
      .replace(/\s+/g, ' ')
      .trim(),
  ];
  return characters.length <= longest && text.length <= 4 * longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`;
}
