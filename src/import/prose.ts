import type { FormTable } from '../forms/form.js';
import { fieldsOf, type SourceLine } from './lines.js';

/** Fewer words than this are no paragraph (Chinese characters). */
const fewestWords = 6;

/** The lines of a table's section that are paragraphs about it: without a bar, no label, and whole sentences or longer than any label. */
export function proseIn(table: FormTable, lines: readonly SourceLine[], isLabel: (text: string) => boolean): ReadonlySet<SourceLine> {
  const labels = table.blocks.flatMap(({ rows, columns }) =>
    [...rows, ...columns].flatMap(({ label, path }) => [label, ...path.map((step) => step.label)]),
  );
  const longest = Math.max(...[...labels, table.note ?? ''].map((label) => label.length));
  return new Set(
    lines.filter(({ text: line }) => {
      const text = line.trim();
      if (fieldsOf(line).length > 1 || (text.match(/\p{Script=Han}/gu)?.length ?? 0) < fewestWords) return false;
      return (text.length > longest || /[。！？；]$/.test(text)) && !isLabel(text);
    }),
  );
}
