import { isDifference, isDoubtful, speaksOfDisclosure, speaksOfRequests } from './doubts.js';
import type { Figure } from './figures.js';
import { type Mention, mentionOf, type Reading } from './mention.js';
import { requestMention } from './request-mentions.js';
import { countsOtherThanTable, sayOtherThanTable, wholeOf } from './whole-of.js';

const naturalPersons = /(?:自然人|公民个人)(?:的|提出|提交|方面|申请|政府信息|信息|公开|依申请){0,6}$/;
/** Other words beside the name make it some natural persons only (涉及征地的自然人申请), but for who received it and when. */
const plainly =
  /^(?<lead>.*(?:新收|收到|受理|接收|接到|政府信息公开申请中|申请人[为是])到?了?)?(?:其中|包括|含|[由来自的有共为均:]|政府|信息|公开|依?申请|提出|提交|方面|自然人|公民个人)*$/;
const arrives = /新收|收到|受理|接收|接到/;
const beside = /自然人|公民|法人|企业|组织|机构|个体/;
const between = /^(?:其中|包括|其余|[按从]|申请人|申请|主体|类型|类别|性质|方面|[划分看的和及与或是为均件]|政府|信息|公开|[,，、:()])*$/;
const dealtWith = /办结|答复|办理|处理|公开的|予以|不予|结转|未/;
const reach = 48;

/** N-RECV of natural persons alone: 收到自然人申请16件 · 收到申请20件,其中自然人申请16件. */
export function applicantMention(figure: Figure, reading: Reading): Mention | null {
  const { label, sentence } = figure;
  const named = naturalPersons.test(label) ? plainly.exec(label) : null;
  if (!named || isDifference(figure)) return null;
  const { lead } = named.groups ?? {};
  if (lead !== undefined && (dealtWith.test(lead) || sayOtherThanTable(lead, reading))) return null;
  const ofRequests = speaksOfRequests(sentence);
  if (!ofRequests && !(speaksOfDisclosure(sentence) && label.includes('申请'))) return null;
  const sureness = wholeSureness(figure, reading, lead);
  if (sureness === null) return null;
  const meanings = [['naturalPersonsReceived'], ['naturalPersonsReceived', 'naturalPersonsCarriedIn']];
  return mentionOf(figure, 'N-RECV', meanings, !ofRequests || sureness === 'doubtful' || isDoubtful(figure, reading));
}

/**
 * How sure it is that the natural persons are those of the requests that the table has; null where they are of something else.
 * @param lead what its own words say of whose requests they are, if they do
 */
function wholeSureness(figure: Figure, reading: Reading, lead: string | undefined): 'sure' | 'doubtful' | null {
  const saysReceived = lead !== undefined && arrives.test(lead);
  const whole = wholeOf(figure, (other) => beside.test(other.label) && requestMention(other, reading) === null, between);
  if (whole === 'none') return isOfSomethingElseBefore(figure, reading) ? null : saysReceived ? 'sure' : 'doubtful';
  if (whole === 'unclear') return lead !== undefined ? 'doubtful' : null;
  const mention = requestMention(whole, reading);
  if (mention?.ruleId !== 'N-RECV') return saysReceived ? 'sure' : null;
  if (countsOtherThanTable(whole, reading)) return null;
  // 市本级收到8件,各县区收到12件,其中自然人15件: of which of them?
  if (whole.before && requestMention(whole.before, reading)?.ruleId === 'N-RECV') return null;
  return mention.weak ? 'doubtful' : 'sure';
}

/** What the sentence, and the one before it, say before. */
function isOfSomethingElseBefore({ label, sentence, start }: Figure, reading: Reading): boolean {
  const from = start - label.length;
  const before = sentence.text.slice(Math.max(0, from - reach), from).replace(/^.*[;；]/, '');
  const last = sentence.before?.text.slice(-reach) ?? '';
  return dealtWith.test(before) || sayOtherThanTable(before, reading) || (label.startsWith('其中') && sayOtherThanTable(last, reading));
}
