import { isDifference, isDoubtful, isPart, speaksOfDisclosure, speaksOfRequests } from './doubts.js';
import type { Figure } from './figures.js';
import { type Mention, mentionOf, type Reading } from './mention.js';

const naturalPersons = /(?:自然人|公民个人)(?:的|提出|提交|方面|申请|政府信息|信息|公开|依申请){0,6}$/;
const namesOnly = /自然人|公民个人/g;
const arrives = /新收|收到|受理|接收|接到/;
const dealtWith = /办结|答复|办理|处理|公开的|予以|不予|结转/;
const reach = 48;

/** N-RECV of natural persons alone: 收到自然人申请16件 · 收到申请20件,其中自然人申请16件. */
export function applicantMention(figure: Figure, reading: Reading): Mention | null {
  const { label, sentence, start } = figure;
  if (!naturalPersons.test(label) || isPart({ label: label.replace(namesOnly, '').replace('其中', '') }) || isDifference(figure))
    return null;
  const before = sentence.text.slice(Math.max(0, start - label.length - reach), start - label.length).replace(/\([^()]*\)/g, '');
  const whole = before.split(/[;；]/).at(-1) ?? '';
  if (dealtWith.test(whole + label) || label.includes('未')) return null;
  const ofRequests = speaksOfRequests(sentence);
  if (!ofRequests && !(speaksOfDisclosure(sentence) && label.includes('申请'))) return null;
  const meanings = [['naturalPersonsReceived'], ['naturalPersonsReceived', 'naturalPersonsCarriedIn']];
  return mentionOf(figure, 'N-RECV', meanings, !ofRequests || !arrives.test(whole + label) || isDoubtful(figure, reading));
}
