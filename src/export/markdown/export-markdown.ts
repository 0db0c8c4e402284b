import type { FormBlock, FormTable } from '../../forms/form.js';
import { tableOf } from '../../forms/layout.js';
import { columnLabel, rowLabel, type Version } from '../../history/labels.js';
import type { Exported } from '../exported.js';
import { printedFigure } from '../layout/printed-figure.js';
import { provenance } from '../provenance.js';
import { escapeMarkdown } from './escape-markdown.js';

/**
 * The report as Markdown. Its tables can not join cells: each row and column has the headings that it stands under before its own label.
 */
export function exportMarkdown(exported: Exported): string {
  const { form, content } = exported;
  const parts = [`# ${oneLine(content.title)}`];
  for (const { key, table: tableKey } of form.sections) {
    const { heading = '', text = '' } = content.sections[key] ?? {};
    if (heading !== '') parts.push(`## ${oneLine(heading)}`);
    for (const paragraph of text.split('\n')) if (paragraph !== '') parts.push(escapeMarkdown(paragraph));
    const table = tableKey === null ? null : tableOf(form, tableKey);
    if (table) parts.push(...table.blocks.flatMap((block) => blockParts({ form, content }, table, block)));
  }
  parts.push('---', provenance(exported).map(escapeMarkdown).join('\\\n'));
  return `${parts.join('\n\n')}\n`;
}

function blockParts(version: Version, table: FormTable, block: FormBlock): string[] {
  const { rows, localRows } = version.content.tables[table.key] ?? { rows: {}, localRows: [] };
  const keys = [...block.rows.map(({ key }) => key), ...localRows.filter((row) => row.block === block.key).map(({ key }) => key)];
  const heads = block.columns.map(({ key }) => label(columnLabel(version, table.key, keys[0] ?? '', key)));
  const lines = [
    [oneLine(table.rowsHeading ?? ''), ...heads],
    ['---', ...heads.map(() => ':---:')],
    ...keys.map((row) => [
      label(rowLabel(version, table.key, row)),
      ...block.columns.map((column) => oneLine(printedFigure(rows[row]?.[column.key], column))),
    ]),
  ];
  const caption = block.caption ?? table.note;
  return [...(caption === null ? [] : [`**${oneLine(caption)}**`]), lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')];
}

function label(path: { readonly zh: readonly string[] } | null): string {
  return oneLine(path?.zh.join(' / ') ?? '');
}

/** In a heading and a table a line's end would end it. */
function oneLine(text: string): string {
  return text.split('\n').map(escapeMarkdown).join('<br>');
}
