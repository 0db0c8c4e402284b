import type { CellChange } from '../history/cell-lines.js';
import { deltaOf } from '../history/delta.js';
import type { Queries } from '../read-model/queries.js';
import type { Blamed } from './blamed.js';

/** A blame as data: each cell and paragraph with the revision that last changed it, and with `lines` every change. */
export function blameData({ reportId, revision, cells, paragraphs }: Blamed, lines: boolean, queries: Queries): object {
  const author = authors(reportId, queries);
  return {
    reportId,
    revision,
    cells: cells.map(({ cell: { id, rowLabel, columnLabel, cell }, line }) => ({
      id,
      rowLabel,
      columnLabel,
      cell,
      change: author(line.at(-1)?.revision),
      ...(lines ? { values: line.map((change) => ({ ...author(change.revision), ...sides(change) })) } : {}),
    })),
    paragraphs: paragraphs.map(({ paragraph, line }) => ({
      ...paragraph,
      change: author(line.at(-1)?.revision),
      ...(lines ? { wordings: line.map((change) => ({ ...author(change.revision), old: change.old, new: change.new })) } : {}),
    })),
  };
}

/** Who made a revision, when and why: looked up once each. */
export function authors(reportId: string, queries: Queries) {
  const known = new Map<number, ReturnType<typeof authorOf>>();
  return (revision: number | undefined) => {
    if (revision === undefined) return null;
    const found = known.get(revision) ?? authorOf(queries, reportId, revision);
    known.set(revision, found);
    return found;
  };
}

function authorOf(queries: Queries, reportId: string, revision: number) {
  const row = queries.revision(reportId, revision);
  return row && { revision, event: row.type, actor: { id: row.actorId, name: row.actorName }, at: row.at, reason: row.reason };
}

function sides(change: CellChange): object {
  return { old: change.old, new: change.new, delta: deltaOf(change.old, change.new) };
}
