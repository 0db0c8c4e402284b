import { versionAt } from '../app/version-at.js';
import type { Cell } from '../forms/cell.js';
import { deltaOf } from '../history/delta.js';
import { diffWords } from '../history/diff-words.js';
import { grouped } from '../history/grouped.js';
import { type LabelPath, tableLabel } from '../history/labels.js';
import type { Queries } from '../read-model/queries.js';
import { authors } from './blame-data.js';
import type { Blamed } from './blamed.js';
import { type Output, oneLine } from './output.js';
import { quoted, spans } from './print-diff.js';

/** Who last changed each paragraph and each cell, a row for each: the paragraphs by section, then the cells by table. */
export function printBlame({ reportId, revision, cells, paragraphs }: Blamed, queries: Queries, output: Output): void {
  const author = authors(reportId, queries);
  const who = (line: readonly { readonly revision: number }[]): string[] => {
    const { revision, actor, at } = author(line.at(-1)?.revision) ?? {};
    return [String(revision ?? ''), actor?.name ?? '', at ?? ''];
  };
  const group = (title: string, heading: readonly string[], rows: readonly (readonly string[])[]): void => {
    output.line(output.style('cyan', title));
    output.table(['revision', 'by', 'at', ...heading], rows);
    output.line();
  };
  for (const [title, ofSection] of grouped(paragraphs, ({ paragraph: { label } }) => `${label.zh} ${label.en}`))
    group(
      title,
      ['paragraph'],
      ofSection.map(({ paragraph, line }) => [...who(line), paragraph.text]),
    );
  const version = versionAt(queries, reportId, revision);
  for (const [table, ofTable] of grouped(cells, ({ cell }) => cell.id.slice(0, cell.id.indexOf('/')))) {
    const { zh = table, en = '' } = tableLabel(version, table) ?? {};
    group(
      `${zh} ${en}`,
      ['value', 'cell', 'id'],
      ofTable.map(({ cell, line }) => [...who(line), value(cell.cell), labelOf(cell), cell.id]),
    );
  }
  if (cells.length + paragraphs.length === 0) output.line('Nothing is written there.');
}

/** All that each paragraph and cell said, from its beginning on. */
export function printLines({ reportId, cells, paragraphs }: Blamed, queries: Queries, output: Output): void {
  const author = authors(reportId, queries);
  for (const { paragraph, line } of paragraphs) {
    const { label, index } = paragraph;
    output.line(`${output.style('cyan', `${label.zh} ${label.en}`)}, paragraph ${index + 1}`);
    for (const { revision, old, new: now } of line) {
      const { event, actor, at, reason } = author(revision) ?? {};
      output.line(`  ${output.style('bold', `${revision}. ${event}`)}  ${actor?.name}  ${at}`);
      if (reason) output.line(output.style('dim', `    ${oneLine(reason)}`));
      output.line(`    ${spans(diffWords(old ?? '', now).spans, output)}`);
    }
    output.line();
  }
  for (const { cell, line } of cells) {
    output.line(`${output.style('cyan', labelOf(cell))} (${cell.id}): ${value(cell.cell)}`);
    output.table(
      ['revision', 'event', 'by', 'at', 'old', 'new', 'difference', 'reason'],
      line.map(({ revision, old, new: now }) => {
        const { event, actor, at, reason } = author(revision) ?? {};
        const delta = deltaOf(old, now) ?? '';
        return [String(revision), event ?? '', actor?.name ?? '', at ?? '', value(old), value(now), delta, reason ?? ''];
      }),
    );
    output.line();
  }
  if (cells.length + paragraphs.length === 0) output.line('Nothing is written there.');
}

function labelOf({ rowLabel, columnLabel }: { readonly rowLabel: LabelPath; readonly columnLabel: LabelPath }): string {
  return [...rowLabel.zh.slice(-1), ...columnLabel.zh.slice(-2)].join(' ');
}

function value(cell: Cell | null): string {
  return cell ? quoted(cell.raw) : '—';
}
