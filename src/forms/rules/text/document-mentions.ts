import { isDifference, isDoubtful } from './doubts.js';
import type { Figure } from './figures.js';
import { type Mention, mentionOf, type Reading } from './mention.js';
import { repealReading, repealsToo } from './repeal-readings.js';
import { countsOtherThanTable } from './whole-of.js';

const kinds: readonly (readonly [prefix: string, words: RegExp])[] = [
  ['normativeDocs', /规范性(?:文件|档案)/],
  ['regulations', /规章(?!制度)/],
];
const other = /清理|审查|审核|备案|修改|修订|评估|失效|宣布|起草|解读|合法性|征求|学习|贯彻|落实|违反|依据|按照|送审|翻译|涉及/;
/** 公开规范性文件3条 counts postings. */
const documentUnits = ['件', '份', '个', '部'];
const stock = /现行有效|对外公开总数|继续有效/;
const repeals = /废止/;
const issues = /制发|制定|新制作|制作数量/;

/** N-DOC: rules and normative documents issued, disclosed or in force, against item 1 of table 2. */
export function documentMention(figure: Figure, reading: Reading): Mention | null {
  const { label, tail } = figure;
  const words = /^(?:.*[制发定布台开印有])?$/.test(label) && tail !== '' ? label + tail : label;
  if (repealsToo.test(label)) return repealedToo(figure, reading);
  const named = kinds.filter(([, pattern]) => pattern.test(words));
  const [kind] = named;
  if (!kind || !documentUnits.includes(figure.unit) || other.test(words) || isDifference(figure)) return null;
  const meaningOf = (part: string): string[] => named.map(([prefix]) => `${prefix}${part}`);
  const anyOf = [meaningOf('Issued'), meaningOf('Disclosed'), meaningOf('Stock')];
  const doubtful = isDoubtful(figure, reading) || named.length > 1;
  if (repeals.test(words)) {
    const repealed = repealReading(figure, reading);
    return repealed && mentionOf(figure, 'N-DOC', [meaningOf('Repealed')], doubtful || issues.test(words) || repealed === 'doubtful');
  }
  if (stock.test(words)) return mentionOf(figure, 'N-DOC', [meaningOf('Stock')], doubtful);
  if (issues.test(words)) return mentionOf(figure, 'N-DOC', [meaningOf('Issued'), meaningOf('Disclosed')], doubtful);
  return mentionOf(figure, 'N-DOC', anyOf, true);
}

/** 制发规范性文件6件,废止3件: of the same documents, by the same organ, in the same time. */
function repealedToo(figure: Figure, reading: Reading): Mention | null {
  const { before, sentence, start, label, unit } = figure;
  const issued = before && documentMention(before, reading);
  if (!issued?.meanings[0]?.includes('normativeDocsIssued') || issued.weak || !documentUnits.includes(unit)) return null;
  if (!/^[,，、]$/.test(sentence.text.slice(before?.end, start - label.length))) return null;
  if (!before || countsOtherThanTable(before, reading) || repealReading(before, reading) === null) return null;
  return mentionOf(figure, 'N-DOC', [['normativeDocsRepealed']], isDoubtful(figure, reading));
}
