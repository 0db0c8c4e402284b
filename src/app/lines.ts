import type { CellId } from '../forms/form.js';
import { type CellChange, cellLines } from '../history/cell-lines.js';
import { grouped } from '../history/grouped.js';
import { type LineAsked, type ParagraphChange, paragraphLines } from '../history/paragraph-lines.js';
import { rowKey, sectionKey } from '../history/parts.js';
import type { Queries } from '../read-model/queries.js';
import { slices } from './slices.js';

/** The line of a cell or paragraph of a report, as one revision of it is read: its last changes up to then. */
export interface LineOf extends LineAsked {
  readonly reportId: string;
  readonly revision: number;
}

export interface CellLineOf extends LineOf {
  readonly cell: CellId;
}

export interface ParagraphLineOf extends LineOf {
  readonly section: string;
  /** From 0, as the revision has it. */
  readonly index: number;
}

/**
 * The last changes of each cell, the oldest first, in the order of what was asked: who set this number, when, why, and what it was
 * before. Empty for a cell that the report never had. Each row is gone through once, however many of its cells are asked for.
 */
export async function linesOfCells(queries: Queries, asked: readonly CellLineOf[]): Promise<(readonly CellChange[])[]> {
  const lines = asked.map((): readonly CellChange[] => []);
  for (const group of placed(asked, rowOf)) {
    const [{ reportId, revision, before, cell }] = group;
    const most = new Map<string, number>();
    for (const { cell, last } of group) most.set(columnOf(cell), Math.max(last, most.get(columnOf(cell)) ?? 0));
    const [table = '', row = ''] = cell.split('/');
    const history = queries.partHistory(reportId);
    await slices.run(history.reading(revision));
    const upTo = before === undefined ? revision : Math.min(revision, before - 1);
    const found = await slices.run(cellLines(history.versions(rowKey(table, row), upTo), most));
    for (const { at, cell, last } of group) lines[at] = found.get(columnOf(cell))?.slice(-last) ?? [];
  }
  return lines;
}

/** The last changes of each paragraph, the oldest first, in the order of what was asked. Empty for one that the revision does not have. */
export async function linesOfParagraphs(queries: Queries, asked: readonly ParagraphLineOf[]): Promise<(readonly ParagraphChange[])[]> {
  const lines = asked.map((): readonly ParagraphChange[] => []);
  for (const group of placed(asked, sectionOf)) {
    const [{ reportId, revision, before, section }] = group;
    const most = new Map<number, LineAsked>();
    for (const { index, last } of group)
      most.set(index, { last: Math.max(last, most.get(index)?.last ?? 0), ...(before === undefined ? {} : { before }) });
    const history = queries.partHistory(reportId);
    await slices.run(history.reading(revision));
    const found = await slices.run(paragraphLines(history.versions(sectionKey(section), revision), most));
    for (const { at, index, last } of group) lines[at] = found.get(index)?.slice(-last) ?? [];
  }
  return lines;
}

/** What is asked of one part from one point, with the place of each in the answer. */
function placed<T>(asked: readonly T[], keyOf: (one: T) => string) {
  return grouped(
    asked.map((one, at) => ({ ...one, at })),
    keyOf,
  ).values();
}

function rowOf({ reportId, revision, before, cell }: CellLineOf): string {
  return JSON.stringify([reportId, revision, before, cell.slice(0, cell.lastIndexOf('/'))]);
}

function columnOf(cell: CellId): string {
  return cell.slice(cell.lastIndexOf('/') + 1);
}

function sectionOf({ reportId, revision, before, section }: ParagraphLineOf): string {
  return JSON.stringify([reportId, revision, before, section]);
}
