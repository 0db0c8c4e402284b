import { decidesItself, disputeMentions } from './dispute-mentions.js';
import { isDifference, isDoubtful, speaksOfDisclosure } from './doubts.js';
import type { Figure } from './figures.js';
import { type Mention, mentionOf, type Reading } from './mention.js';
import { countsOtherThanTable, sayOtherThanTable, wholeOf } from './whole-of.js';

const lead = '^(?:其中|有|均?被?|结果|已|全部|予以|获得?|[:：]){0,3}';
/** What a review or lawsuit came to, and the end of its measure's name. */
const outcomes: readonly (readonly [measure: string, words: RegExp])[] = [
  ['Upheld', new RegExp(`${lead}维持(?:原.{0,8})?(?:的|案件)?$`)],
  ['Corrected', new RegExp(`${lead}(?:结果)?(?:予以)?(?:纠正|纠错)(?:的|案件)?$`)],
  ['Other', new RegExp(`${lead}其他结果(?:的|案件)?$`)],
  ['Pending', new RegExp(`${lead}(?:尚未审结|未审结|尚未办结|未结案)(?:的|案件)?$`)],
];
const bare = /^(?:其中|另?有|[:：])*$/;
/** 上年结转1件维持1件 is of those carried over, 撤销1件,维持1件 are two outcomes. */
const beside = /维持|纠正|纠错|其他结果|审结|办结|结案|撤[诉销]|驳回|终止/;
const between = /^(?:其中|结果|审结|办结|案件|行政|复议|诉讼|政府|信息|公开|[,，、:()件宗起类已均全部的为和及与])*$/;
const dispute = /复议|诉讼|起诉|应诉/g;
/** 未经复议直接起诉 and 复议后起诉 have rows of their own. */
const route = /未经复议|复议后|直接起诉/;
const reach = 64;

/** N-REV and N-LIT: how many of the reviews, or of the lawsuits, that the sentence speaks of before were upheld, corrected and so on. */
export function outcomeMention(figure: Figure, reading: Reading): Mention | null {
  const { label, tail, sentence, start } = figure;
  const words = bare.test(label) ? tail : label;
  const outcome = outcomes.find(([, pattern]) => pattern.test(words))?.[0];
  if (outcome === undefined || isDifference(figure) || !speaksOfDisclosure(sentence)) return null;
  const before = sentence.text.slice(Math.max(0, start - label.length - reach), start - label.length).replace(/^.*[;；]/, '');
  const kinds = [...new Set([...before.matchAll(dispute)].map(([word]) => (word === '复议' ? 'review' : 'litigation')))];
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1 || route.test(before) || (decidesItself.test(before) && !before.includes('公开'))) return null;
  const ruleId = kind === 'review' ? 'N-REV' : 'N-LIT';
  const whole = wholeOf(figure, ({ label: other, tail: rest }) => beside.test(bare.test(other) ? rest : other), between);
  if (whole === 'unclear' || (whole === 'none' ? sayOtherThanTable(before, reading) : !isTheTables(whole, ruleId, reading))) return null;
  const weak = whole === 'none' || words === tail || isDoubtful(figure, reading);
  return mentionOf(figure, ruleId, [[`${kind}${outcome}`]], weak);
}

/** The whole is the reviews, or the lawsuits, that the table has; where there are others beside them it can not be told of which it is. */
function isTheTables(whole: Figure, ruleId: string, reading: Reading): boolean {
  const tells = (figure: Figure) => disputeMentions(figure, reading).some((mention) => mention.ruleId === ruleId);
  // 复议3件中维持1件: what follows the whole is its part.
  const [mention, ...more] = disputeMentions({ ...whole, tail: '' }, reading);
  if (mention?.ruleId !== ruleId || mention.weak || more.length > 0) return false;
  const { before, sentence, start } = whole;
  const another = before !== null && tells(before) && !/[;；]/.test(sentence.text.slice(before.end, start));
  return !another && !countsOtherThanTable(whole, reading);
}
