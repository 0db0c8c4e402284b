import type { Cell } from '../forms/cell.js';
import type { PartDiff, RowPartDiff, SectionDiff } from './content-diff.js';
import type { CellDiff } from './diff-tables.js';
import { type Label, tableLabel, type Version } from './labels.js';
import { short, spokenColumn, spokenRow } from './spoken.js';
import type { SummaryLine } from './summary-line.js';
import { sameMeasure } from './units.js';

/** What became of a part. */
export function summaryLines(part: PartDiff, from: Version, to: Version): SummaryLine[] {
  switch (part.what) {
    case 'title': {
      const change = `“${short(from.content.title)}” → “${short(to.content.title)}”`;
      return [{ what: 'title', place: part.part, zh: `标题 ${change}`, en: `Title ${change}` }];
    }
    case 'section':
      return sectionLines(part, from, to).map((line) => ({ what: 'section', place: part.part, ...line }));
    case 'row':
      return rowLines(part, from, to);
  }
}

function sectionLines(diff: SectionDiff, from: Version, to: Version): Label[] {
  const { section, kind, label } = diff;
  if (kind !== 'changed') return [verb(kind, { zh: `章节“${label.zh}”`, en: `section “${label.en}”` })];
  const lines: Label[] = [];
  const [old, now] = [from.content.sections[section]?.heading ?? '', to.content.sections[section]?.heading ?? ''];
  if (old !== now) {
    const change = `“${short(old)}” → “${short(now)}”`;
    lines.push({ zh: `${label.zh}：标题 ${change}`, en: `${label.en}: heading ${change}` });
  }
  const changes = Object.entries(paragraphCounts(diff)).filter(([, count]) => count > 0);
  if (changes.length > 0) {
    const said = changes.map(([each, count]) => ({ ...verbs[each as keyof typeof verbs], count }));
    lines.push({
      zh: `${label.zh}：${said.map(({ zh, count }) => `${zh} ${count} 段`).join('，')}`,
      en: `${label.en}: ${said.map(({ en, count }) => `${count} ${count === 1 ? 'paragraph' : 'paragraphs'} ${en}`).join(', ')}`,
    });
  }
  return lines;
}

function paragraphCounts({ section, text: { paragraphs } }: SectionDiff): Record<keyof typeof verbs, number> {
  const counts = { changed: 0, added: 0, removed: 0, moved: 0, movedHere: 0, movedAway: 0 };
  for (const paragraph of paragraphs) {
    if (paragraph.kind === 'equal') continue;
    const within = 'counterpart' in paragraph && paragraph.counterpart.section === section;
    if (!within) counts[paragraph.kind]++;
    else if (paragraph.kind === 'movedHere') counts.moved++;
  }
  return counts;
}

const verbs = {
  changed: { zh: '修改', en: 'changed' },
  added: { zh: '增加', en: 'added' },
  removed: { zh: '删除', en: 'removed' },
  moved: { zh: '移动', en: 'moved' },
  movedHere: { zh: '移入', en: 'moved here' },
  movedAway: { zh: '移出', en: 'moved away' },
} as const;

function verb(kind: 'added' | 'removed', what: Label): Label {
  return { zh: `${verbs[kind].zh}${what.zh}`, en: `${what.en.charAt(0).toUpperCase()}${what.en.slice(1)} ${verbs[kind].en}` };
}

function rowLines(diff: RowPartDiff, from: Version, to: Version): SummaryLine[] {
  const { part, kind, table: key, row, local, relabelled, moved, cells } = diff;
  const table = tableLabel(to, key) ?? tableLabel(from, key) ?? { zh: key, en: key };
  const name = spokenRow(to, key, row) ?? spokenRow(from, key, row) ?? { zh: row, en: row };
  const line = (zh: string, en: string): SummaryLine => ({ what: 'row', place: part, zh: `${table.zh} ${zh}`, en: `${table.en} ${en}` });
  if (kind === 'added' || kind === 'removed') {
    const own = local ? { zh: '地方', en: 'local ' } : { zh: '', en: '' };
    const { zh, en } = verbs[kind];
    const written = cells.filter((cell) => (cell.new ?? cell.old)?.raw);
    return [
      line(`${zh}${own.zh}行“${name.zh}”`, `${own.en}row “${name.en}” ${en}`),
      ...written.map((cell) => cellLine(cell, key, { table, row: name }, from, to)),
    ];
  }
  const lines: SummaryLine[] = [];
  if (relabelled) {
    const change = `“${short(relabelled.old)}” → “${short(relabelled.new)}”`;
    lines.push(line(`地方行改名 ${change}`, `local row renamed ${change}`));
  }
  if (moved) lines.push(line(`地方行“${name.zh}”移动位置`, `local row “${name.en}” moved`));
  for (const cell of cells) lines.push(cellLine(cell, key, { table, row: name }, from, to));
  return lines;
}

function cellLine(
  { cell, row, column, old, new: now, delta }: CellDiff,
  table: string,
  names: { readonly table: Label; readonly row: Label },
  from: Version,
  to: Version,
): SummaryLine {
  const own = spokenColumn(to, table, row, column) ?? spokenColumn(from, table, row, column) ?? { zh: column, en: column };
  const place = (language: keyof Label) => [names.table[language], names.row[language], own[language]].filter(Boolean);
  return {
    what: 'cell',
    place: cell,
    zh: `${place('zh').join(' ')} ${shown(old, now).zh} → ${shown(now, old).zh}${delta === '0' ? '（数值未变）' : ''}`,
    en: `${place('en').join(', ')}: ${shown(old, now).en} → ${shown(now, old).en}${delta === '0' ? ' (same value)' : ''}`,
  };
}

/** A cell as it was written, with its unit where the other one's is of another measure. */
function shown(cell: Cell | null, other: Cell | null): Label {
  if (cell === null) return { zh: '（无此栏）', en: '(no such cell)' };
  if (cell.state === 'blank') return { zh: '空白', en: 'blank' };
  const raw = short(cell.raw);
  const measured = cell.value != null && other?.value != null && !sameMeasure(cell.unit, other.unit) && !raw.endsWith(cell.unit);
  return measured ? { zh: `${raw}${cell.unit}`, en: `${raw}${cell.unit}` } : { zh: raw, en: raw };
}
