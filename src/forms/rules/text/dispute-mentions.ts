import { isDifference, isDoubtful, speaksOfDisclosure } from './doubts.js';
import type { Figure } from './figures.js';
import { type Mention, mentionOf, type Reading } from './mention.js';

const outcome = /维持|纠正|纠错|其他结果|审结|撤销|撤诉|驳回|终止|胜诉|败诉|出庭|开庭|答辩|责令|确认违法/;
const route = /未经复议|复议后/;
/** What an organ does that decides the reviews of others, or argues its own cases of every kind. */
export const decidesItself = /受理|办理|办结|审理|审结|代理|承办|处理|立案|收案/;
const leadsIn = /(?:发生|引发|引起|涉及|收到|产生|有|共|被提起|为|其中|^)$/;

/** N-REV and N-LIT: how many reviews and lawsuits over disclosure the text speaks of. */
export function disputeMentions(figure: Figure, reading: Reading): Mention[] {
  const { label, tail, value } = figure;
  const words = /复议|诉讼|起诉|应诉/.test(label) || !leadsIn.test(label) ? label : tail;
  const review = /复议/.test(words);
  const litigation = /诉讼|起诉|应诉/.test(words);
  if (!review && !litigation) return [];
  if (route.test(words) || outcome.test(words) || isDifference(figure) || !speaksOfDisclosure(figure.sentence)) return [];
  // 行政复议案件受理45件 is the business of an organ that decides reviews, of whatever they are.
  const decides = decidesItself.test(label);
  if (decides && !/公开/.test(label + tail) && figure.sentence.section !== 'reviewLitigation') return [];
  const weak = decides || (outcome.test(tail) && !/均|全部/.test(tail)) || isDoubtful(figure, reading);
  if (review && litigation && value !== '0') return [mentionOf(figure, 'N-REV', [['reviewTotal', 'litigationTotal']], true)];
  return [
    ...(review ? [mentionOf(figure, 'N-REV', [['reviewTotal']], weak)] : []),
    ...(litigation ? [mentionOf(figure, 'N-LIT', [['litigationTotal']], weak)] : []),
  ];
}
