import type { Figure } from './figures.js';
import type { Reading } from './mention.js';
import { wholeYear } from './other-time.js';
import type { Sentence } from './sentences.js';

const difference = /(?:增加|减少|增长|下降|上升|降低|上涨|回落|多|少|增|减)[了至到]?$|^(?:以上|以下)/;
const comparison = /(?:比|较|与|同)(?:上一?年|去年|\d{4}年)/;
const otherPeriod = /上一?年|去年|前年|往年|历年|历史|累计|以来|近[两三二2-5]年|季度|半年|月份|平均|人均/;
const partOfYear = /\d{1,2}月/;
const otherOrgans = /各(?:级|县|区|市|州|省|乡|镇|街道|部门|单位|地)|下属|所属|下级|全(?:国|省|市|州|区|县|旗|系统)|本?系统内|基层/;
const oneOrgan = /我办|我局|本机关|本级|办公厅|办公室/;
const channel =
  /网络|网上|网站|线上|线下|平台|现场|当面|信函|邮件|邮寄|信件|来信|传真|窗口|书面|电话|自然人|公民|企业|法人|组织|个人|律师|其中/;
const everyone = /公民[、,]?法人(?:和|或|及|以及|或者|与|、)?(?:者)?其[他它]组织/g;

/** The figure is a change or a comparison, not a count of this year. */
export function isDifference({ label, tail }: Figure): boolean {
  return difference.test(label) || comparison.test(label) || tail.startsWith('以上') || tail.startsWith('以下');
}

/** The words around the figure point to another time or another organ, or say that it is rounded. */
export function isDoubtful(figure: Figure, reading: Reading): boolean {
  return figure.vague || (figure.year !== null && figure.year !== reading.year) || pointElsewhere(figure.label, reading);
}

/** The words point to another time or another organ. */
export function pointElsewhere(words: string, { organOnly }: Reading): boolean {
  const label = words.replace(wholeYear, '');
  return otherPeriod.test(label) || partOfYear.test(label) || (organOnly ? otherOrgans : oneOrgan).test(label);
}

/** The figure counts only what came one way, or from some applicants. */
export function isPart({ label }: Pick<Figure, 'label'>): boolean {
  return channel.test(label.replace(everyone, ''));
}

const request = /依申请|公开[^。]{0,12}申请|申请[^。]{0,8}公开|信息[^。]{0,8}申请|公开请求/;
const disclosure = /公开|政府信息|依申请/;

/** What a section is about, its sentences need not say again: 三 of requests, 四 of reviews and lawsuits over disclosure. */
const ofRequests: ReadonlySet<string> = new Set(['requests']);
const ofDisclosure: ReadonlySet<string> = new Set(['proactiveDisclosure', 'requests', 'reviewLitigation']);

/** The section, the sentence, or one of the two before it, speaks of requests for information. */
export function speaksOfRequests(sentence: Sentence): boolean {
  return ofRequests.has(sentence.section) || saysNear(request, sentence);
}

/** The section, the sentence, or one of the two before it, speaks of disclosure at all. */
export function speaksOfDisclosure(sentence: Sentence): boolean {
  return ofDisclosure.has(sentence.section) || saysNear(disclosure, sentence);
}

function saysNear(words: RegExp, sentence: Sentence): boolean {
  const { before } = sentence;
  const near = [sentence, before, before?.before ?? null];
  return near.some((candidate) => candidate !== null && saysHere(words, candidate));
}

const said = new Map<RegExp, WeakMap<Sentence, boolean>>([
  [request, new WeakMap()],
  [disclosure, new WeakMap()],
]);

/** Asked once for each sentence, however many figures it has. */
function saysHere(words: RegExp, sentence: Sentence): boolean {
  const known = said.get(words);
  let says = known?.get(sentence);
  if (says === undefined) {
    says = words.test(sentence.text);
    known?.set(sentence, says);
  }
  return says;
}
