import type { ContentDiff, PartDiff, RowPartDiff, SectionDiff } from '../history/content-diff.js';
import type { Span } from '../history/diff-words.js';
import type { ParagraphDiff } from '../history/paragraph-diff.js';
import type { Output } from './output.js';

/** A diff for reading in a terminal: removed words in [-…-], added ones in {+…+}, so that it reads without colours too. */
export function printDiff({ parts, isEmpty, coarse }: Pick<ContentDiff, 'parts' | 'isEmpty' | 'coarse'>, output: Output): void {
  if (isEmpty) output.line('No difference.');
  for (const part of parts) printPart(part, output);
  if (coarse) output.line(output.style('dim', 'Coarse: texts so long and so different are not compared to the last word.'));
}

function printPart(part: PartDiff, output: Output): void {
  switch (part.what) {
    case 'title':
      output.line(output.style('cyan', '标题 Title'));
      output.line(`  ${spans(part.spans, output)}`);
      return;
    case 'section':
      printSection(part, output);
      return;
    case 'row':
      printRow(part, output);
  }
}

function printSection({ section, label, heading, text }: SectionDiff, output: Output): void {
  output.line(output.style('cyan', `${label.zh} ${label.en}`));
  if (heading.some(({ kind }) => kind !== 'equal')) output.line(`  ${spans(heading, output)}`);
  for (const paragraph of text.paragraphs) if (paragraph.kind !== 'equal') output.line(`  ${shownParagraph(paragraph, section, output)}`);
}

function shownParagraph(paragraph: ParagraphDiff, section: string, output: Output): string {
  const said = 'spans' in paragraph ? spans(paragraph.spans, output) : paragraph.text;
  if (!('counterpart' in paragraph)) {
    if (paragraph.kind === 'changed') return `~ ${said}`;
    return paragraph.kind === 'equal' ? said : spans([{ kind: paragraph.kind, text: said }], output);
  }
  const { section: other, number } = paragraph.counterpart;
  const place = other === section ? `paragraph ${number}` : `${other} paragraph ${number}`;
  return paragraph.kind === 'movedHere'
    ? `${output.style('yellow', `> moved from ${place}:`)} ${said}`
    : `${output.style('yellow', `< moved to ${place}:`)} ${output.style('dim', said)}`;
}

function printRow({ kind, local, rowLabel, moved, relabelled, cells }: RowPartDiff, output: Output): void {
  const row = output.style('cyan', rowLabel.zh.slice(-1).join());
  if (local && (kind === 'added' || kind === 'removed')) output.line(`${row}: local row ${kind}`);
  if (relabelled) output.line(`${row}: local row renamed from ${output.style('red', relabelled.old)}`);
  if (moved) output.line(`${row}: local row moved`);
  for (const { cell, columnLabel, old, new: now, delta } of cells) {
    const name = [...rowLabel.zh.slice(-1), ...columnLabel.zh.slice(-2)].join(' ');
    const before = output.style('red', old ? quoted(old.raw) : '—');
    const after = output.style('green', now ? quoted(now.raw) : '—');
    const difference = delta === null ? '' : `  (${delta.startsWith('-') ? '' : '+'}${delta})`;
    output.line(`${output.style('cyan', name)} (${cell}): ${before} → ${after}${difference}`);
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
