import { Decimal } from 'decimal.js';
import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import type { Finding } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { isDifference, speaksOfRequests } from './doubts.js';
import type { Figure } from './figures.js';
import { textFinding } from './text-finding.js';

/** How requests are told apart: by the way that they came, and by who made them. */
const kinds = [
  { key: 'channels', words: /网络|网上|网站|线上|平台|现场|当面|信函|邮件|邮寄|信件|传真|窗口/, zh: '提交方式', en: 'ways of coming in' },
  { key: 'applicants', words: /自然人|公民|个人|法人|其他组织|企业/, zh: '申请人类别', en: 'kinds of applicants' },
] as const;
const introduces = /^[^。)）]{0,12}其中[:：,，]?/;
const request = /申请|公开请求|新收|收到|受理|答复|办结/;
const otherThings = /主动公开|发布|公众号|留言|咨询|来信|信访|建议|意见|热线|工单|投诉|举报|诉求/;
/** Units of work (see pace.ts) for a figure that may be one of a list. */
const looking = 300;

type Kind = (typeof kinds)[number];

interface List {
  readonly kind: Kind;
  readonly whole: Figure;
  readonly parts: readonly Figure[];
}

/**
 * N-PART, of one sentence alone: 申请112件，其中网络申请100件，信函申请13件 says more in its parts than in its whole. A list may leave some
 * out, so that less is nothing wrong.
 * @param sentences the figures of each
 */
export function* listedPartFindings(rule: FormRule, sentences: readonly (readonly Figure[])[], pace: Pace): Steps<Finding[]> {
  const found = new Map<Kind, Finding>();
  for (const figures of sentences) {
    if (pace.isDue(looking * figures.length)) yield;
    for (const list of listsIn(figures)) {
      const finding = held(rule, list);
      if (finding && found.get(list.kind)?.state !== 'fail') found.set(list.kind, finding);
    }
  }
  return [...found.values()];
}

function listsIn(figures: readonly Figure[]): List[] {
  return figures.flatMap((whole, index) => {
    const first = figures[index + 1];
    if (!first || !introduces.test(between(whole, first))) return [];
    if (!speaksOfRequests(whole.sentence) || otherThings.test(whole.label) || whole.vague || isDifference(whole)) return [];
    const kind = kinds.find((candidate) => isOf(candidate, first));
    if (!kind) return [];
    const parts = [first];
    for (let at = index + 2; at < figures.length; at++) {
      const [last, next] = [figures[at - 1], figures[at]];
      if (!last || !next || /其中|[(（)）]/.test(between(last, next)) || !isOf(kind, next)) break;
      parts.push(next);
    }
    const told = [whole.label, whole.tail, ...parts.map(({ label }) => label)].some((words) => request.test(words));
    return told && parts.length > 1 ? [{ kind, whole, parts }] : [];
  });
}

function isOf({ words }: Kind, { label, tail, vague }: Figure): boolean {
  return !vague && (words.test(label) || (/^(?:其中|另?有|和|及)?$/.test(label) && words.test(tail)));
}

function between(one: Figure, other: Figure): string {
  return one.sentence.text.slice(one.end, other.start);
}

function held(rule: FormRule, { kind, whole, parts }: List): Finding | null {
  if (![whole, ...parts].every(({ unit, tolerance }) => unit === whole.unit && tolerance === '0')) return null;
  const sum = parts.reduce((total, { value }) => total.plus(value), new Decimal(0));
  if (sum.lessThan(whole.value)) return null;
  const { sentence } = whole;
  return textFinding(rule, {
    state: sum.equals(whole.value) ? 'pass' : 'fail',
    subject: `parts/${kind.key}`,
    sentence,
    words: sentence.text.slice(whole.start, whole.end),
    left: sum.toFixed(),
    right: whole.value,
    rightCells: [],
    labelZh: `正文自述的申请总数（按${kind.zh}）`,
    labelEn: `the number of requests that the text itself states (by ${kind.en})`,
  });
}
