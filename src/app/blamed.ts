import { echoed, GongkaiError } from '../errors.js';
import type { Cell } from '../forms/cell.js';
import type { CellId } from '../forms/form.js';
import { cellAt, cellId, cellSpec } from '../forms/layout.js';
import { paragraphsOf } from '../history/diff-text.js';
import { columnLabel, type Label, type LabelPath, rowLabel, type Version } from '../history/labels.js';
import type { Queries } from '../read-model/queries.js';
import { linesOfCells } from './lines.js';
import { versionAt } from './version-at.js';

/** A cell to be blamed, as a revision has it. */
export interface BlamedCell {
  readonly id: CellId;
  readonly row: string;
  readonly column: string;
  readonly rowLabel: LabelPath;
  readonly columnLabel: LabelPath;
  /** Null when the revision no longer has the cell: its local row was removed. */
  readonly cell: Cell | null;
}

export interface BlamedParagraph {
  readonly section: string;
  readonly label: Label;
  /** From 0. */
  readonly index: number;
  readonly text: string;
}

/** Every cell that the revision has, in the form's order, local rows after the form's own. @throws {GongkaiError} NOT_FOUND */
export function cellsAt(queries: Queries, reportId: string, revision: number): BlamedCell[] {
  const version = versionAt(queries, reportId, revision);
  return version.form.tables.flatMap((table) =>
    table.blocks.flatMap((block) => {
      const local = version.content.tables[table.key]?.localRows.filter((row) => row.block === block.key) ?? [];
      return [...block.rows, ...local].flatMap((row) =>
        block.columns.map((column) => blamed(version, cellId(table.key, row.key, column.key))),
      );
    }),
  );
}

/**
 * These cells, in the order asked for, each once; also such as the report had before.
 * @throws {GongkaiError} NOT_FOUND when the report never had one of them
 */
export async function namedCells(queries: Queries, reportId: string, revision: number, ids: readonly CellId[]): Promise<BlamedCell[]> {
  const version = versionAt(queries, reportId, revision);
  const named = [...new Set(ids)];
  const missing = named.filter((id) => !isCell(version, id));
  const lines = await linesOfCells(
    queries,
    missing.map((cell) => ({ reportId, revision, cell, last: 1 })),
  );
  const removed = new Map(missing.map((id, index) => [id, lines[index]?.[0]]));
  return named.map((id) => {
    if (!removed.has(id)) return blamed(version, id);
    const removal = removed.get(id);
    const before = removal ? queries.revisionBefore(reportId, removal.revision) : null;
    if (before === null || id.split('/').length !== 3)
      throw new GongkaiError('NOT_FOUND', `${reportId} has no cell "${echoed(id)}". One looks like table3/received/naturalPerson.`, {
        cell: echoed(id),
      });
    return { ...blamed(versionAt(queries, reportId, before), id), cell: null };
  });
}

/** The paragraphs of these sections, or of all of them, in the form's order. @throws {GongkaiError} NOT_FOUND */
export function paragraphsAt(queries: Queries, reportId: string, revision: number, sections: readonly string[] | null): BlamedParagraph[] {
  const { form, content } = versionAt(queries, reportId, revision);
  const unknown = sections?.find((key) => !Object.hasOwn(content.sections, key));
  if (unknown !== undefined)
    throw new GongkaiError(
      'NOT_FOUND',
      `There is no section "${echoed(unknown)}". The sections are: ${form.sections.map(({ key }) => key).join(', ')}.`,
      { section: echoed(unknown) },
    );
  return form.sections
    .filter(({ key }) => sections === null || sections.includes(key))
    .flatMap(({ key, heading, headingEn }) =>
      paragraphsOf(content.sections[key]?.text ?? '').map((text, index) => ({
        section: key,
        label: { zh: heading, en: headingEn },
        index,
        text,
      })),
    );
}

function isCell({ form, content }: Version, id: CellId): boolean {
  const [table = '', row = '', column = '', ...rest] = id.split('/');
  return rest.length === 0 && cellSpec(form, content, table, row, column) !== null;
}

function blamed(version: Version, id: CellId): BlamedCell {
  const [table = '', row = '', column = ''] = id.split('/');
  return {
    id,
    row,
    column,
    rowLabel: rowLabel(version, table, row) ?? { zh: [row], en: [row] },
    columnLabel: columnLabel(version, table, row, column) ?? { zh: [column], en: [column] },
    cell: cellAt(version.content, id),
  };
}
