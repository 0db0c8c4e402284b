import { cellId } from '../forms/layout.js';
import type { FoundConflict, Range } from './conflict.js';
import { columnLabel, type Label, type LabelPath, rowLabel, tableLabel, type Version } from './labels.js';

/** The place of a conflict as people speak of it. */
export function conflictLabel(version: Version, conflict: FoundConflict): Label {
  const [first = '', second = '', third = ''] = conflict.place.split('/');
  switch (conflict.kind) {
    case 'title':
      return { zh: '标题', en: 'Title' };
    case 'heading':
      return { zh: `${sectionLabel(version, second).zh} 标题`, en: `${sectionLabel(version, second).en}, heading` };
    case 'paragraphs': {
      const { zh, en } = sectionLabel(version, second);
      const { from, to } = conflict.paragraphs.theirs;
      return { zh: `${zh} ${numbers({ from, to }, '第', '段')}`, en: `${en}, ${numbers({ from, to }, 'paragraph ', '')}` };
    }
    case 'cell': {
      const row = rowLabel(version, first, second);
      const column = columnLabel(version, first, second, third);
      return joined(tableOrKey(version, first), row, column, cellId(first, second, third));
    }
    case 'localRow': {
      const label = (conflict.theirs ?? conflict.base ?? conflict.yours)?.label ?? third;
      const { zh, en } = tableOrKey(version, second);
      return { zh: `${zh} 地方行“${label}”`, en: `${en}, local row “${label}”` };
    }
    case 'rowOrder': {
      const { zh, en } = tableOrKey(version, second);
      return { zh: `${zh} 地方行的顺序`, en: `${en}, order of the local rows` };
    }
  }
}

function sectionLabel({ form }: Version, key: string): Label {
  const section = form.sections.find((candidate) => candidate.key === key);
  return section ? { zh: section.heading, en: section.headingEn } : { zh: key, en: key };
}

function tableOrKey(version: Version, key: string): Label {
  return tableLabel(version, key) ?? { zh: key, en: key };
}

function joined(table: Label, row: LabelPath | null, column: LabelPath | null, id: string): Label {
  if (!row || !column) return { zh: id, en: id };
  const inOne = (language: keyof LabelPath) => [row, column].map((path) => path[language].join('·')).filter(Boolean);
  return { zh: [table.zh, ...inOne('zh')].join(' '), en: [table.en, ...inOne('en')].join(', ') };
}

/** Counted from 1, as people do; where others have no paragraph, the place is told by the one that would be next. */
function numbers({ from, to }: Range, before: string, after: string): string {
  return to - from > 1 ? `${before}${from + 1}–${to}${after}` : `${before}${from + 1}${after}`;
}
