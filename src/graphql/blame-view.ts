import type { BlamedCell, BlamedParagraph } from '../app/blamed.js';
import type { CellChange } from '../history/cell-lines.js';
import { deltaOf } from '../history/delta.js';
import { diffWords } from '../history/diff-words.js';
import type { ParagraphChange } from '../history/paragraph-lines.js';
import type { World } from '../read-model/as-of/world.js';
import type { Blamed } from './types/blame.js';

/** A revision of a report, as it is blamed. */
export interface RevisionBlamed {
  readonly reportId: string;
  readonly revisionNumber: number;
  /** In which it was read; absent: now. */
  readonly world?: World | undefined;
}

/** What of it is asked for; null: all. */
export interface BlameNode extends RevisionBlamed {
  readonly cellIds: readonly string[] | null;
  readonly sections: readonly string[] | null;
}

/** Whoever names only cells asks for no paragraphs, and the other way round. */
export function blameNode(of: RevisionBlamed, { cells, sections }: Blamed): BlameNode {
  const rest = cells == null && sections == null ? null : [];
  return { ...of, cellIds: cells ?? rest, sections: sections ?? rest };
}

export function cellBlameNode(of: RevisionBlamed, { rowLabel, columnLabel, ...rest }: BlamedCell) {
  return {
    of,
    ...rest,
    rowLabel: rowLabel.zh,
    rowLabelEn: rowLabel.en,
    columnLabel: columnLabel.zh,
    columnLabelEn: columnLabel.en,
  };
}
export type CellBlameNode = ReturnType<typeof cellBlameNode>;

export function paragraphBlameNode(of: RevisionBlamed, { label, ...rest }: BlamedParagraph) {
  return { of, ...rest, label: label.zh, labelEn: label.en };
}
export type ParagraphBlameNode = ReturnType<typeof paragraphBlameNode>;

export function valueChangeNode({ reportId, world }: RevisionBlamed, change: CellChange) {
  return { reportId, world, revisionNumber: change.revision, old: change.old, new: change.new, delta: deltaOf(change.old, change.new) };
}

export function wordingChangeNode({ reportId, world }: RevisionBlamed, change: ParagraphChange) {
  return {
    reportId,
    world,
    revisionNumber: change.revision,
    old: change.old,
    new: change.new,
    /** Made only when asked for. */
    get spans() {
      return diffWords(change.old ?? '', change.new).spans;
    },
  };
}
