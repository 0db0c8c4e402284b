import type { ContentDiff, PartDiff } from '../history/content-diff.js';
import type { Span } from '../history/diff-words.js';
import type { Output } from './output.js';

/** A diff for reading in a terminal: removed words in [-…-], added ones in {+…+}, so that it reads without colours too. */
export function printDiff({ parts, isEmpty }: ContentDiff, output: Output): void {
  if (isEmpty) output.line('No difference.');
  for (const part of parts) printPart(part, output);
}

function printPart(part: PartDiff, output: Output): void {
  switch (part.what) {
    case 'title':
      output.line(output.style('cyan', '标题 Title'));
      output.line(`  ${spans(part.spans, output)}`);
      return;
    case 'section':
      output.line(output.style('cyan', `${part.label.zh} ${part.label.en}`));
      if (part.heading.some(({ kind }) => kind !== 'equal')) output.line(`  ${spans(part.heading, output)}`);
      for (const paragraph of part.text.paragraphs) {
        if (paragraph.kind === 'changed') output.line(`  ~ ${spans(paragraph.spans, output)}`);
        else if (paragraph.kind !== 'equal') output.line(`  ${spans([paragraph], output)}`);
      }
      return;
    case 'row':
      for (const { cell, rowLabel, columnLabel, old, new: now, delta } of part.cells) {
        const name = [...rowLabel.zh.slice(-1), ...columnLabel.zh.slice(-2)].join(' ');
        const before = output.style('red', old ? quoted(old.raw) : '—');
        const after = output.style('green', now ? quoted(now.raw) : '—');
        output.line(
          `${output.style('cyan', name)} (${cell}): ${before} → ${after}${delta === null ? '' : `  (${delta.startsWith('-') ? '' : '+'}${delta})`}`,
        );
      }
  }
}

export function quoted(raw: string): string {
  return raw === '' ? '空 blank' : raw;
}

export function spans(list: readonly Span[], output: Output): string {
  return list
    .map(({ kind, text }) =>
      kind === 'equal' ? text : kind === 'removed' ? output.style('red', `[-${text}-]`) : output.style('green', `{+${text}+}`),
    )
    .join('');
}
