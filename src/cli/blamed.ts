import type { BlamedCell, BlamedParagraph } from '../app/blamed.js';
import type { CellChange } from '../history/cell-lines.js';
import type { ParagraphChange } from '../history/paragraph-lines.js';

/** What is blamed, with the last changes of each cell and paragraph, the oldest first: one, or with `lines` all. */
export interface Blamed {
  readonly reportId: string;
  readonly revision: number;
  readonly cells: readonly { readonly cell: BlamedCell; readonly line: readonly CellChange[] }[];
  readonly paragraphs: readonly { readonly paragraph: BlamedParagraph; readonly line: readonly ParagraphChange[] }[];
}
