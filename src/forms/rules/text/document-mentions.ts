import { isDifference, isDoubtful } from './doubts.js';
import type { Figure } from './figures.js';
import { type Mention, mentionOf, type Reading } from './mention.js';

const kinds: readonly (readonly [prefix: string, words: RegExp])[] = [
  ['normativeDocs', /规范性(?:文件|档案)/],
  ['regulations', /规章(?!制度)/],
];
const other = /清理|审查|审核|备案|修改|修订|评估|失效|宣布|起草|解读|合法性|征求|学习|贯彻|落实|违反|依据|按照|送审|翻译/;
/** 公开规范性文件3条 counts postings. */
const documentUnits = ['件', '份', '个', '部'];
const stock = /现行有效|对外公开总数|继续有效/;
const repeals = /废止/;
/** 制发规范性文件6件,废止3件 */
const repealsToo = /^(?:已|共|并|同时|本年度?|全年)*废止了?$/;
const issuedBefore = /(制发|制定|新制作|出台|印发)[^,，;；。]{0,12}规范性(?:文件|档案)\d+[件份个部][,，、]$/;
const issues = /制发|制定|新制作|制作数量/;

/** N-DOC: rules and normative documents issued, disclosed or in force, against item 1 of table 2. */
export function documentMention(figure: Figure, reading: Reading): Mention | null {
  const { label, tail } = figure;
  const words = /^(?:.*[制发定布台开印有])?$/.test(label) && tail !== '' ? label + tail : label;
  const { sentence, start } = figure;
  if (repealsToo.test(label) && issuedBefore.test(sentence.text.slice(Math.max(0, start - label.length - 40), start - label.length)))
    return documentUnits.includes(figure.unit)
      ? mentionOf(figure, 'N-DOC', [['normativeDocsRepealed']], isDoubtful(figure, reading))
      : null;
  const named = kinds.filter(([, pattern]) => pattern.test(words));
  const [kind] = named;
  if (!kind || !documentUnits.includes(figure.unit) || other.test(words) || isDifference(figure)) return null;
  const meaningOf = (part: string): string[] => named.map(([prefix]) => `${prefix}${part}`);
  const anyOf = [meaningOf('Issued'), meaningOf('Disclosed'), meaningOf('Stock')];
  const doubtful = isDoubtful(figure, reading) || named.length > 1;
  if (repeals.test(words)) return mentionOf(figure, 'N-DOC', [meaningOf('Repealed')], doubtful || issues.test(words));
  if (stock.test(words)) return mentionOf(figure, 'N-DOC', [meaningOf('Stock')], doubtful);
  if (issues.test(words)) return mentionOf(figure, 'N-DOC', [meaningOf('Issued'), meaningOf('Disclosed')], doubtful);
  return mentionOf(figure, 'N-DOC', anyOf, true);
}
