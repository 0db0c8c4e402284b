import type { Cell } from '../forms/cell.js';
import type { FormTable } from '../forms/form.js';
import type { Steps } from '../steps.js';
import { tableLabel, type Version } from './labels.js';
import { paragraphsOf } from './paragraph-diff.js';
import { spoken, spokenColumn, spokenRow } from './spoken.js';

/** A line of a report as text, and the heading that it stands under. */
export interface ContentLine {
  readonly text: string;
  readonly under: string;
}

/** A report as lines of text: the title, then for each section its heading, its paragraphs, and its table, a line for each cell. */
export function* contentLines(version: Version): Steps<ContentLine[]> {
  const { form, content } = version;
  const lines: ContentLine[] = [{ text: onOneLine(content.title), under: '' }];
  for (const { key, numeral, heading, table: tableKey } of form.sections) {
    const { heading: printed = '', text = '' } = content.sections[key] ?? {};
    const under = onOneLine(printed) || `${numeral}、${heading}`;
    lines.push({ text: under, under });
    for (const paragraph of paragraphsOf(text)) lines.push({ text: paragraph, under });
    yield;
    const table = form.tables.find((candidate) => candidate.key === tableKey);
    if (table) for (const line of tableLines(version, table)) lines.push({ text: line, under });
  }
  return lines;
}

function tableLines(version: Version, { key: table, blocks }: FormTable): string[] {
  const name = tableLabel(version, table)?.zh ?? table;
  const { rows = {}, localRows = [] } = version.content.tables[table] ?? {};
  return blocks.flatMap((block) => {
    const local = localRows.filter((row) => row.block === block.key);
    const keys = [
      ...block.rows.map(({ key }) => ({ key, label: spokenRow(version, table, key)?.zh ?? key })),
      ...local.map(({ key, label }) => ({ key, label: spoken([label]) })),
    ];
    return keys.flatMap(({ key, label }) =>
      block.columns.map((column) => {
        const own = spokenColumn(version, table, block.rows[0]?.key ?? key, column.key)?.zh ?? column.key;
        return `${[name, label, own].filter(Boolean).join(' ')}：${shown(rows[key]?.[column.key])}`;
      }),
    );
  });
}

/** The text as given, with the unit where that does not say it. */
function shown(cell: Cell | undefined): string {
  if (cell === undefined || cell.state === 'blank') return '（空白）';
  const raw = onOneLine(cell.raw);
  return cell.value === null || raw.endsWith(cell.unit) ? raw : `${raw} ${cell.unit}`;
}

function onOneLine(text: string): string {
  return text.replaceAll('\n', '⏎');
}
