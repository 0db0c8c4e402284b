import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import { carryWords } from './carry-words.js';
import { speaksOfDisclosure, speaksOfRequests } from './doubts.js';
import type { Mention, Reading } from './mention.js';
import { isSaidOfOtherTime } from './other-time.js';
import type { Sentence } from './sentences.js';

const negation = /未|没有|无/g;
const reach = 60;
/** Units of work (see pace.ts) for a letter, and for a word that denies something. */
const [readingLetter, reading] = [2, 300];
/** What follows a 未 that denies an event; 未经复议, 未审结, 无法 and 无正当理由 deny something else. */
const deniesEvent =
  /^(?:未|没有|无)(?:曾|有|再)?(?:发生|出现|收到|接到|接收|受理|引发|引起|产生|涉及|存在|因|被|提起)|^没有|^无(?!法|效|正当|障碍|关|论|条件|故|偿|人|锡|理|需)/;
const deniesReceipt =
  /^(?:未|没有|无)(?:曾|有|再)?(?:收到|接到|接收|受理).*(?:申请|依申请公开)|^(?:没有|无)(?:任何)?(?:政府信息)?依?申请公开/;
const ofInformation = /信息|公开/;
const bareReceipt = /^(?:未|没有|无)(?:曾|有|再)?(?:收到|接到|接收|受理)(?:到|过)?(?:任何|相关|此类)*申请$/;
/** Only some requests, or a fault in the course of a case, did not occur. */
const narrowed =
  /败诉|纠错|纠正|被撤销|责令|确认违法|败|投诉|举报|异议|意见|第三方|网上|网络|当面|现场|信函|邮件|书面|补正|收费|超期|逾期|延期|不予|违规|泄密|重复|恶意|滥用/;
const otherTime = /上一?年|去年|季度|半年|\d{1,2}月/;

/** N-NONE: 未收到申请, 未发生行政复议、诉讼 and 无结转 say that the figure is 0. */
export function* noneMentions(sentence: Sentence, { year }: Reading, pace: Pace): Steps<Mention[]> {
  const mentions: Mention[] = [];
  const seen = new Set<string>();
  if (pace.isDue(sentence.text.length * readingLetter)) yield;
  for (const { index } of sentence.text.matchAll(negation)) {
    if (pace.isDue(reading)) yield;
    if (!deniesEvent.test(sentence.text.slice(index, index + 6))) continue;
    const words = clauseFrom(sentence.text, index);
    for (const [ruleId, measure] of deniedIn(words, sentence, year)) {
      if (seen.has(measure) || (ruleId === 'N-NONE' && isDeniedOfOtherTime(sentence.text, index, year))) continue;
      seen.add(measure);
      const weak = namesAnotherYear(sentence.text.slice(Math.max(0, index - reach), index) + words, year, ruleId);
      mentions.push({ ruleId, meanings: [[measure]], weak, sentence, value: '0', tolerance: '0', figure: null });
    }
  }
  return mentions;
}

function deniedIn(words: string, sentence: Sentence, year: number): (readonly [ruleId: string, measure: string])[] {
  const { carriedIn, carriedOut } = carryWords(year);
  if (/\d/.test(words.replace(/\d{4}年/g, '')) || narrowed.test(words)) return [];
  if (/复议|诉讼/.test(words)) {
    if (!speaksOfDisclosure(sentence)) return [];
    return [
      ...(words.includes('复议') ? [['N-NONE', 'reviewTotal'] as const] : []),
      ...(words.includes('诉讼') ? [['N-NONE', 'litigationTotal'] as const] : []),
    ];
  }
  if (!speaksOfRequests(sentence)) return [];
  if (carriedOut.test(words)) return [['N-CARRYOUT', 'requestsCarriedOut']];
  if (carriedIn.test(words)) return [['N-CARRYIN', 'requestsCarriedIn']];
  return deniesReceipt.test(words) && (ofInformation.test(words) || bareReceipt.test(words)) ? [['N-NONE', 'requestsReceived']] : [];
}

/** 上年没有, 第三季度未收到: the words of the clause before say another time. */
function isDeniedOfOtherTime(text: string, index: number, year: number): boolean {
  const before = text.slice(Math.max(0, index - reach), index).replace(/^.*[,，;；。:(]/, '');
  return isSaidOfOtherTime(text, index - before.length, before, year);
}

function clauseFrom(text: string, from: number): string {
  const words = text.slice(from, from + reach);
  const end = words.search(/[,，;；。:(]/);
  return end < 0 ? words : words.slice(0, end);
}

function namesAnotherYear(words: string, year: number, ruleId: string): boolean {
  if (ruleId !== 'N-NONE') return false;
  const years: readonly string[] = words.match(/\d{4}(?=年)/g) ?? [];
  return (years.length > 0 && !years.includes(String(year))) || otherTime.test(words.replace(/\d{1,2}月\d{1,2}日/g, ''));
}
