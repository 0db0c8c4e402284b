import { isDifference, isDoubtful } from './doubts.js';
import type { Figure } from './figures.js';
import { type Mention, mentionOf, type Reading } from './mention.js';

const kinds: readonly (readonly [prefix: string, words: RegExp])[] = [
  ['normativeDocs', /规范性(?:文件|档案)/],
  ['regulations', /规章(?!制度)/],
];
const other = /清理|审查|审核|备案|废止|修改|修订|评估|失效|宣布|起草|解读|合法性|征求|学习|贯彻|落实|违反|依据|按照|送审|翻译/;
/** 公开规范性文件3条 counts postings. */
const documentUnits = ['件', '份', '个', '部'];
const stock = /现行有效|对外公开总数|继续有效/;
const issues = /制发|制定|新制作|制作数量/;

/** N-DOC: rules and normative documents issued, disclosed or in force, against item 1 of table 2. */
export function documentMention(figure: Figure, reading: Reading): Mention | null {
  const { label, tail } = figure;
  const words = /^(?:.*[制发定布台开印有])?$/.test(label) && tail !== '' ? label + tail : label;
  const named = kinds.filter(([, pattern]) => pattern.test(words));
  const [kind] = named;
  if (!kind || !documentUnits.includes(figure.unit) || other.test(words) || isDifference(figure)) return null;
  const meaningOf = (part: string): string[] => named.map(([prefix]) => `${prefix}${part}`);
  const anyOf = [meaningOf('Issued'), meaningOf('Disclosed'), meaningOf('Stock')];
  const doubtful = isDoubtful(figure, reading) || named.length > 1;
  if (stock.test(words)) return mentionOf(figure, 'N-DOC', [meaningOf('Stock')], doubtful);
  if (issues.test(words)) return mentionOf(figure, 'N-DOC', [meaningOf('Issued'), meaningOf('Disclosed')], doubtful);
  return mentionOf(figure, 'N-DOC', anyOf, true);
}
