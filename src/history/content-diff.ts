import type { RowDiff } from './diff-tables.js';
import type { Span } from './diff-words.js';
import type { Label } from './labels.js';
import type { TextDiff } from './paragraph-diff.js';
import type { PartKey } from './parts.js';
import { bounded, type SummaryLine } from './summary-line.js';

/** What a reader of both versions sees changed. Plain data. */
export interface ContentDiff {
  /** In the order of reading: the title, then each section with its table's rows after it. */
  readonly parts: readonly PartDiff[];
  /** True when both say the same. (Where cells came from, their line in an imported source, may still differ.) */
  readonly isEmpty: boolean;
  /** True when the search was cut off in some text: right, but showing more as changed than need be. */
  readonly coarse: boolean;
  readonly counts: DiffCounts;
  /** One line for each change, e.g. "表三 新收申请 自然人 0 → 3". */
  readonly summary: readonly SummaryLine[];
  /** The lines in one language; of very many only the first, and how many more there are. */
  readonly summaryZh: readonly string[];
  readonly summaryEn: readonly string[];
}

/** `what` says which it is; `kind`, what became of it. */
export type PartDiff = TitleDiff | SectionDiff | RowPartDiff;

export interface TitleDiff {
  readonly part: PartKey;
  readonly what: 'title';
  readonly kind: 'changed';
  readonly spans: readonly Span[];
}

export interface SectionDiff {
  readonly part: PartKey;
  readonly what: 'section';
  readonly kind: 'changed' | 'added' | 'removed';
  readonly section: string;
  /** The section's heading in the official form. */
  readonly label: Label;
  /** The heading as printed: one equal span, or none, when it did not change. */
  readonly heading: readonly Span[];
  readonly text: TextDiff;
}

export interface RowPartDiff extends RowDiff {
  readonly part: PartKey;
  readonly what: 'row';
}

/** The same the other way round, with added and removed changing places. */
export interface DiffCounts {
  readonly parts: MovesTally;
  /** Paragraphs of the sections' texts. One that was moved counts as moved, edited or not. */
  readonly paragraphs: MovesTally;
  readonly cells: Tally;
}

export interface Tally {
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
}

export interface MovesTally extends Tally {
  readonly moved: number;
}

/** A summary, and its lines in either language. */
export function summaryTold(summary: readonly SummaryLine[]): Pick<ContentDiff, 'summary' | 'summaryZh' | 'summaryEn'> {
  const told = bounded(summary);
  return { summary, summaryZh: told.map(({ zh }) => zh), summaryEn: told.map(({ en }) => en) };
}

export function countsOf(parts: readonly PartDiff[]): DiffCounts {
  const cells = parts.flatMap((part) => (part.what === 'row' ? part.cells : []));
  return {
    parts: movesTally(parts.map(({ kind }) => kind)),
    paragraphs: paragraphTally(parts.flatMap((part) => (part.what === 'section' ? [part.text] : []))),
    cells: tally(cells.map((cell) => (!cell.old ? 'added' : !cell.new ? 'removed' : 'changed'))),
  };
}

export function paragraphTally(texts: readonly TextDiff[]): MovesTally {
  return movesTally(texts.flatMap(({ paragraphs }) => paragraphs.map(({ kind }) => (kind === 'movedHere' ? 'moved' : kind))));
}

function movesTally(kinds: readonly string[]): MovesTally {
  return { ...tally(kinds), moved: kinds.filter((kind) => kind === 'moved').length };
}

function tally(kinds: readonly string[]): Tally {
  const count = (kind: keyof Tally) => kinds.filter((each) => each === kind).length;
  return { changed: count('changed'), added: count('added'), removed: count('removed') };
}
