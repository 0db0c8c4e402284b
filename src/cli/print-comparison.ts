import { Decimal } from 'decimal.js';
import type { CarriedOver, CarriedOverScores, Passage } from '../history/carried-over/carried-over.js';
import { longestPassages } from '../history/carried-over/longest-passages.js';
import type { FigureComparison } from '../history/compare-figures.js';
import type { ContentDiff } from '../history/content-diff.js';
import { figureName, gradeLabels, shown } from '../history/figure-lines.js';
import type { FigureSide } from '../history/figure-side.js';
import type { Output } from './output.js';
import { printDiff } from './print-diff.js';

export interface Comparison {
  readonly difference: ContentDiff;
  readonly figures: readonly FigureComparison[];
  readonly carriedOver: CarriedOver;
}

/** Two reports for reading in a terminal: their texts, their figures by what they stand for, and what was carried over. */
export function printComparison({ difference, figures, carriedOver }: Comparison, passages: number, output: Output): void {
  const parts = difference.parts.filter((part) => part.what !== 'row' || part.local);
  printDiff({ ...difference, parts, isEmpty: difference.isEmpty }, output);
  printFigures(figures, output);
  printCarriedOver(carriedOver, passages, output);
}

function printFigures(figures: readonly FigureComparison[], output: Output): void {
  const changed = figures.filter((figure) => figure.changed);
  output.line();
  if (changed.length === 0) output.line('数字无变化 No figure that can be compared has changed.');
  else output.table(['变化的数字 Figures that changed', 'old', 'new', 'delta', 'growth', 'grade'], changed.map(figureRow));
  const apart = figures.filter(({ grade, old, new: now }) => grade === 'none' && (isWritten(old) || isWritten(now)));
  if (apart.length === 0) return;
  output.line();
  output.table(
    ['不可比的数字 Figures that can not be compared', 'old', 'new', 'note'],
    apart.map((figure) => [figureName(figure).zh, shown(figure.old).zh, shown(figure.new).zh, figure.note?.zh ?? '']),
  );
}

function figureRow(figure: FigureComparison): string[] {
  const { old, new: now, delta, growthRate, grade } = figure;
  const growth = growthRate === null ? '' : `${signed(new Decimal(growthRate).times(100).toFixed())}%`;
  const remark = grade === 'exact' ? '' : `${gradeLabels[grade].zh} ${grade}`;
  return [figureName(figure).zh, shown(old).zh, shown(now).zh, signed(delta), growth, remark];
}

function printCarriedOver(carried: CarriedOver, passages: number, output: Output): void {
  output.line();
  output.table(
    ['沿用的文字 Text carried over', 'letters', 'verbatim', 'but for figures'],
    [
      ...carried.sections.filter(({ letters }) => letters > 0).map((section) => [section.label.zh, ...scores(section)]),
      ['全文 the whole', ...scores(carried)],
    ],
  );
  if (carried.coarse)
    output.line(output.style('yellow', '* The texts are long: only their beginnings were compared, or not all passages are told.'));
  for (const section of carried.sections) {
    const told = longestPassages(section.passages, passages);
    if (told.length > 0) output.line(output.style('cyan', `${section.label.zh} ${section.label.en}`));
    for (const passage of told) printPassage(passage, output);
    const left = section.passages.length - told.length;
    if (told.length > 0 && left > 0) output.line(output.style('dim', `  and ${left} more; --passages shows more`));
  }
}

function printPassage({ letters, verbatim, text, old, section }: Passage, output: Output): void {
  const moved = old.section === section ? '' : ` (from ${old.section})`;
  output.line(`  ${output.style('bold', String(letters))}${moved} ${cut(text)}`);
  if (!verbatim) output.line(output.style('dim', `  before: ${cut(old.text)}`));
}

function scores({ letters, verbatim, masked, coarse }: CarriedOverScores & { readonly coarse: boolean }): string[] {
  return [`${letters}${coarse ? '*' : ''}`, percent(verbatim), percent(masked)];
}

function percent(share: number | null): string {
  return share === null ? 'too short' : `${(share * 100).toFixed(1)}%`;
}

function signed(figure: string | null): string {
  return figure === null ? '' : figure.startsWith('-') ? figure : `+${figure}`;
}

function isWritten(side: FigureSide | null): boolean {
  return side !== null && side.state !== 'blank';
}

/** On one line, and not longer than some. */
function cut(text: string): string {
  const characters = [...text.replaceAll('\n', '⏎')];
  return characters.length <= 240 ? characters.join('') : `${characters.slice(0, 239).join('')}…`;
}
