import type { FigureComparison } from './compare-figures.js';
import type { FigureSide } from './figure-side.js';
import type { Label } from './labels.js';
import type { SummaryLine } from './summary-line.js';

/** What became of a figure, on one line: "表二 规章 本年制发件数（原：表二 规章 本年新制作数量） 13 → 3（口径近似）". */
export function figureLine(figure: FigureComparison): SummaryLine {
  const { id, old, new: now, grade } = figure;
  const name = figureName(figure);
  const remark = gradeLabels[grade];
  return {
    what: 'figure',
    place: id,
    zh: `${name.zh} ${shown(old).zh} → ${shown(now).zh}${grade === 'exact' ? '' : `（${remark.zh}）`}`,
    en: `${name.en}: ${shown(old).en} → ${shown(now).en}${grade === 'exact' ? '' : ` (${remark.en})`}`,
  };
}

/** What a figure is called, and was called before where that differs. */
export function figureName({ label, old }: FigureComparison): Label {
  const was = old !== null && old.label.zh !== label.zh ? old.label : null;
  return was ? { zh: `${label.zh}（原：${was.zh}）`, en: `${label.en} (before: ${was.en})` } : label;
}

export function notComparableLine(count: number): SummaryLine {
  return {
    what: 'figure',
    place: '',
    zh: `两种格式之间有 ${count} 项数字不可比`,
    en: `${count} figures are not comparable between the two forms`,
  };
}

export const gradeLabels = {
  exact: { zh: '可比', en: 'exact' },
  derived: { zh: '合计后可比', en: 'derived' },
  approximate: { zh: '口径近似', en: 'approximate' },
  none: { zh: '不可比', en: 'not comparable' },
} as const;

/** A figure as a person reads it: what was written, or of a sum what it comes to. */
export function shown(side: FigureSide | null): Label {
  if (side === null) return { zh: '（无此项）', en: '(no such figure)' };
  const text = side.raw ?? side.value ?? '';
  const [first = ''] = text.trim().split('\n');
  if (first === '') return side.blank.length < side.cells.length ? { zh: '无法合计', en: 'no sum' } : { zh: '空白', en: 'blank' };
  return { zh: cut(first), en: cut(first) };
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= 60 ? text : `${characters.slice(0, 59).join('')}…`;
}
