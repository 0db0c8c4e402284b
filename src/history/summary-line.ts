import type { Label } from './labels.js';

/** What became of something, in one line of each language. */
export interface SummaryLine extends Label {
  readonly what: 'title' | 'section' | 'row' | 'cell' | 'figure' | 'metadata' | 'finding' | 'more';
  /** Key of the part, id of the cell or figure, name of the field or fingerprint of the finding; empty where it is of several. */
  readonly place: string;
}

/** More lines are no summary. */
export const mostLines = 200;

/** The first lines; where there are more, the last one says how many. */
export function bounded(lines: readonly SummaryLine[], most: number = mostLines): readonly SummaryLine[] {
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, Math.max(0, most - 1));
  const more = lines.length - kept.length;
  return [...kept, { what: 'more', place: '', zh: `……另有 ${more} 处`, en: `… and ${more} more` }];
}
