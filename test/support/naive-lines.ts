import type { ReportContent } from '../../src/forms/content.js';
import { cellAt } from '../../src/forms/layout.js';
import type { CellChange } from '../../src/history/cell-lines.js';
import { paragraphsOf } from '../../src/history/diff-text.js';
import type { ParagraphChange } from '../../src/history/paragraph-lines.js';
import { paragraphOrigins } from '../../src/history/paragraph-origins.js';
import type { PartVersion } from '../../src/history/part-version.js';
import { type PartKey, partHash, partOf } from '../../src/history/parts.js';
import { sameCell } from '../../src/reports/same-content.js';
import { finished } from '../../src/steps.js';

/* Lines as one would work them out by hand: every content compared with the one before it. Revision n has the nth content. */

/** The versions of a part, newest first. */
export function naiveVersions(contents: readonly ReportContent[], key: PartKey): PartVersion[] {
  const versions: PartVersion[] = [];
  let before: string | null = null;
  for (const [index, content] of contents.entries()) {
    const part = partOf(content, key) ?? null;
    const hash = part && partHash(part);
    if (hash !== before) versions.unshift({ revision: index + 1, part });
    before = hash;
  }
  return versions;
}

export function naiveCellLine(contents: readonly ReportContent[], cell: string): CellChange[] {
  return contents.flatMap((content, index) => {
    const before = contents[index - 1];
    const [old, now] = [before ? cellAt(before, cell) : null, cellAt(content, cell)];
    return sameCell(old ?? undefined, now ?? undefined) ? [] : [{ revision: index + 1, old, new: now }];
  });
}

/** The line of each paragraph of the last text. */
export function naiveParagraphLines(texts: readonly string[]): ParagraphChange[][] {
  let lines: ParagraphChange[][] = [];
  let before: string[] = [];
  for (const [index, text] of texts.entries()) {
    const now = paragraphsOf(text);
    const origins = finished(paragraphOrigins(before, now, now.keys()));
    lines = now.map((paragraph, place) => {
      const origin = origins.get(place);
      const old = origin === undefined ? null : (before[origin] ?? null);
      const line = origin === undefined ? [] : (lines[origin] ?? []);
      return old === paragraph ? line : [...line, { revision: index + 1, old, new: paragraph }];
    });
    before = now;
  }
  return lines;
}
