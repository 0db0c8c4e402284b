import type { Cell } from '../forms/cell.js';
import type { PartDiff, RowPartDiff, SectionDiff } from './content-diff.js';
import type { CellDiff } from './diff-tables.js';
import { type Label, type LabelPath, tableLabel, type Version } from './labels.js';

/** What became of a part, in sentences of one line each. */
export function summaryLines(part: PartDiff, from: Version, to: Version): Label[] {
  switch (part.what) {
    case 'title':
      return [
        {
          zh: `标题 “${short(from.content.title)}” → “${short(to.content.title)}”`,
          en: `Title “${short(from.content.title)}” → “${short(to.content.title)}”`,
        },
      ];
    case 'section':
      return sectionLines(part, from, to);
    case 'row':
      return rowLines(part, tableLabel(to, part.table) ?? tableLabel(from, part.table) ?? { zh: part.table, en: part.table });
  }
}

function sectionLines({ section, kind, label, text }: SectionDiff, from: Version, to: Version): Label[] {
  if (kind !== 'changed') return [verb(kind, { zh: `章节“${label.zh}”`, en: `section “${label.en}”` })];
  const lines: Label[] = [];
  const [old, now] = [from.content.sections[section]?.heading ?? '', to.content.sections[section]?.heading ?? ''];
  if (old !== now) {
    const change = `“${short(old)}” → “${short(now)}”`;
    lines.push({ zh: `${label.zh}：标题 ${change}`, en: `${label.en}: heading ${change}` });
  }
  const changes = (['changed', 'added', 'removed'] as const)
    .map((each) => ({ each, count: text.paragraphs.filter((paragraph) => paragraph.kind === each).length }))
    .filter(({ count }) => count > 0);
  if (changes.length > 0) {
    lines.push({
      zh: `${label.zh}：${changes.map(({ each, count }) => `${verbs[each].zh} ${count} 段`).join('，')}`,
      en: `${label.en}: ${changes.map(({ each, count }) => `${count} ${count === 1 ? 'paragraph' : 'paragraphs'} ${verbs[each].en}`).join(', ')}`,
    });
  }
  return lines;
}

const verbs = {
  changed: { zh: '修改', en: 'changed' },
  added: { zh: '增加', en: 'added' },
  removed: { zh: '删除', en: 'removed' },
} as const;

function verb(kind: 'added' | 'removed', what: Label): Label {
  return { zh: `${verbs[kind].zh}${what.zh}`, en: `${what.en.charAt(0).toUpperCase()}${what.en.slice(1)} ${verbs[kind].en}` };
}

function rowLines(row: RowPartDiff, table: Label): Label[] {
  const name = { zh: spoken(row.rowLabel.zh), en: spoken(row.rowLabel.en) };
  if (row.kind !== 'changed') {
    const own = row.local ? { zh: '地方', en: 'local ' } : { zh: '', en: '' };
    const { zh, en } = verbs[row.kind];
    return [{ zh: `${table.zh} ${zh}${own.zh}行“${name.zh}”`, en: `${table.en} ${own.en}row “${name.en}” ${en}` }];
  }
  const lines: Label[] = [];
  if (row.relabelled) {
    const change = `“${short(row.relabelled.old)}” → “${short(row.relabelled.new)}”`;
    lines.push({ zh: `${table.zh} 地方行改名 ${change}`, en: `${table.en} local row renamed ${change}` });
  }
  if (row.moved) lines.push({ zh: `${table.zh} 地方行“${name.zh}”移动位置`, en: `${table.en} local row “${name.en}” moved` });
  return [...lines, ...row.cells.map((cell) => cellLine(cell, table))];
}

function cellLine({ rowLabel, columnLabel, old, new: now }: CellDiff, table: Label): Label {
  const place = (language: keyof LabelPath) => [table[language], spoken(rowLabel[language]), spoken(columnLabel[language])].filter(Boolean);
  return {
    zh: `${place('zh').join(' ')} ${shown(old, '空白', '（无此栏）')} → ${shown(now, '空白', '（无此栏）')}`,
    en: `${place('en').join(', ')}: ${shown(old, 'blank', '(no such cell)')} → ${shown(now, 'blank', '(no such cell)')}`,
  };
}

function shown(cell: Cell | null, blank: string, absent: string): string {
  if (cell === null) return absent;
  return cell.state === 'blank' ? blank : short(cell.raw);
}

/** The labels as one would say them: without the ordinals that the form prints before them and the remarks in brackets after them. */
export function spoken(labels: readonly string[]): string {
  return labels
    .map((label) => label.replace(ordinal, '').replace(/[（(][^（）()]*[）)]$/, '') || label)
    .map(short)
    .join('·');
}

const ordinal = /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]\s*|\d+[.．]\s*)/;

/** On one line, and no longer than a line. */
function short(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length <= 60 ? characters.join('') : `${characters.slice(0, 59).join('')}…`;
}
