import { versionAt } from '../../app/version-at.js';
import type { Cell } from '../../forms/cell.js';
import type { CliContext } from '../cli-context.js';
import { type RevisionAsked, revisionAsked } from '../revision-asked.js';

/** `gongkai show REPORT`: what it says now, at a revision, or at an instant (as recorded, or as published with --published). */
export function show(reportId: string, options: RevisionAsked, { core, output, json }: CliContext): void {
  const { queries } = core.app;
  const { revision: row } = revisionAsked(queries, reportId, options);
  const { revision } = row;
  const { form, content } = versionAt(queries, reportId, revision);
  if (json) {
    output.json({ reportId, revision, status: row.status, edition: row.edition, at: row.at, contentHash: row.contentHash, content });
    return;
  }

  output.line(output.style('bold', content.title));
  output.line(
    output.style('dim', `${reportId}  revision ${revision}  ${row.status}  edition ${row.edition}  ${row.at}  ${row.contentHash}`),
  );
  for (const section of form.sections) {
    const said = content.sections[section.key];
    output.line();
    output.line(output.style('cyan', said?.heading || `${section.numeral}、${section.heading}`));
    if (said?.text) output.line(said.text);
    const table = form.tables.find(({ key }) => key === section.table);
    const figures = table && content.tables[table.key];
    if (!table || !figures) continue;
    for (const block of table.blocks) {
      const local = figures.localRows.filter((row) => row.block === block.key);
      output.table(
        [block.caption ?? '', ...block.columns.map(({ label, path }) => [...path.map((step) => step.label), label].slice(-2).join(' '))],
        [...block.rows, ...local].map(({ key, label }) => [
          label,
          ...block.columns.map((column) => shownCell(figures.rows[key]?.[column.key])),
        ]),
      );
    }
  }
}

function shownCell(cell: Cell | undefined): string {
  return cell === undefined || cell.state === 'blank' ? '·' : cell.raw;
}
