import type { UnplacedLine } from '../reports/events.js';
import type { SourceLine } from './lines.js';

/**
 * Takes the last field off a table's lines where the source ends just in it, with no bar after it as there is after the others: a figure
 * that was cut off is another figure.
 */
export function withoutCutEnd(lines: readonly SourceLine[]): {
  readonly lines: readonly SourceLine[];
  readonly unplaced: readonly UnplacedLine[];
} {
  const last = lines.at(-1);
  const usesBars = lines.some(({ text }) => /[|｜]\s*$/.test(text));
  if (!last?.endsSource || !usesBars || /[|｜]\s*$/.test(last.text) || !/\d\s*$/.test(last.text)) return { lines, unplaced: [] };
  const bar = Math.max(last.text.lastIndexOf('|'), last.text.lastIndexOf('｜'));
  return {
    lines: [...lines.slice(0, -1), { ...last, text: last.text.slice(0, bar + 1) }],
    unplaced: [
      { line: last.number, text: last.text.slice(bar + 1).trim(), reason: 'needs review: the source ends here, perhaps within the figure' },
    ],
  };
}
