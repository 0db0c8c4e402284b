import { isDifference, isDoubtful, speaksOfDisclosure } from './doubts.js';
import type { Figure } from './figures.js';
import { type Mention, mentionOf, type Reading } from './mention.js';

const lead = '^(?:其中|有|均?被?|结果|已|全部|予以|获得?|[:：]){0,3}';
/** What a review or lawsuit came to, and the end of its measure's name. */
const outcomes: readonly (readonly [measure: string, words: RegExp])[] = [
  ['Upheld', new RegExp(`${lead}维持(?:原.{0,8})?(?:的|案件)?$`)],
  ['Corrected', new RegExp(`${lead}(?:结果)?(?:予以)?(?:纠正|纠错)(?:的|案件)?$`)],
  ['Other', new RegExp(`${lead}其他结果(?:的|案件)?$`)],
  ['Pending', new RegExp(`${lead}(?:尚未审结|未审结|尚未办结|未结案)(?:的|案件)?$`)],
];
const bare = /^(?:其中|另?有|[:：])*$/;
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
  return mentionOf(figure, ruleId, [[`${kind}${outcome}`]], words === tail || isDoubtful(figure, reading));
}

/** What an organ does that decides the reviews of others, or argues its own cases of every kind. */
export const decidesItself = /受理|办理|办结|审理|审结|代理|承办|处理|立案|收案/;
