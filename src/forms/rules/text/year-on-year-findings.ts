import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import type { Finding, OtherReports, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { earlierSum } from '../across/earlier-cells.js';
import { sourceOf, withoutLastYear } from '../across/why-not.js';
import { makeFinding } from '../make-finding.js';
import { isPart, speaksOfRequests } from './doubts.js';
import { type MeasuredFigures, measuredFigures } from './measure-figure.js';
import type { Mention } from './mention.js';
import { excerptOf, type Sentence } from './sentences.js';
import { type YearOnYearClaim, yearOnYearClaims } from './year-on-year-claims.js';
import { agrees, type Compared, heldTo } from './year-on-year-held.js';
import { claimTold, wasAndIs } from './year-on-year-told.js';

const requestCount = /申请(?:总?数量|总?量|件数|总数)(?=同比|相?[比较与])/;
const reach = 80;
/** Units of work (see pace.ts) for what may be followed by a change, and for a change. */
const [reading, judging] = [150, 2_000];

/** A figure of this year, with what the text says of it against last year's. */
interface Stated {
  readonly mention: Mention;
  readonly claims: readonly YearOnYearClaim[];
}

/** N-PCT, its second half: what the text says of a figure against last year's is what last year's report makes it. */
export function* yearOnYearFindings(
  subject: RuleSubject,
  rule: FormRule,
  mentions: readonly Mention[],
  sentences: readonly Sentence[],
  pace: Pace,
): Steps<Finding[]> {
  const { others, year } = subject;
  if (!others) return [];
  const measured = measuredFigures(subject);
  const found = new Map<string, Finding>();
  const all: Stated[] = [];
  for (const mention of mentions) {
    if (pace.isDue(reading)) yield;
    const claims = mention.figure ? claimsAfter(mention.sentence, mention.figure.end, year) : [];
    if (claims.length > 0) all.push({ mention, claims });
  }
  for (const stated of yield* statedOfRequests(measured, sentences, year, pace)) all.push(stated);
  for (const stated of all) {
    if (pace.isDue(judging)) yield;
    const about = (stated.mention.meanings[0] ?? []).join('+');
    if (found.get(about)?.state === 'pass') continue;
    const finding = judge(subject, rule, others, measured, stated, about);
    // As with all figures in prose, a place that agrees goes before one that may have been misread.
    if (finding && (finding.state === 'pass' || !found.has(about))) found.set(about, finding);
  }
  return [...found.values()];
}

/** …申请数量较上年增长96%: the figure itself stands in the table, or elsewhere. */
function* statedOfRequests(measured: MeasuredFigures, sentences: readonly Sentence[], year: number, pace: Pace): Steps<Stated[]> {
  const meaning = ['requestsReceived'];
  const value = measured(meaning)?.value ?? null;
  if (value === null) return [];
  const all: Stated[] = [];
  for (const sentence of sentences) {
    if (pace.isDue(sentence.text.length + reading)) yield;
    const named = requestCount.exec(sentence.text);
    if (!named || !speaksOfRequests(sentence)) continue;
    const label = sentence.text.slice(Math.max(0, named.index - 12), named.index).replace(/^.*[,，;；:(]/, '');
    if (isPart({ label })) continue;
    const claims = claimsAfter(sentence, named.index + named[0].length, year);
    const mention: Mention = { ruleId: 'N-RECV', meanings: [meaning], weak: true, sentence, value, tolerance: '0', figure: null };
    if (claims.length > 0) all.push({ mention, claims });
  }
  return all;
}

/** @param end where in the sentence the figure, or what stands for it, ends */
function claimsAfter(sentence: Sentence, end: number, year: number): YearOnYearClaim[] {
  return yearOnYearClaims(sentence.text.slice(end, end + reach), year);
}

function judge(
  subject: RuleSubject,
  rule: FormRule,
  others: OtherReports,
  measured: MeasuredFigures,
  { mention, claims }: Stated,
  about: string,
): Finding | null {
  const { form, year } = subject;
  const meanings = mention.meanings.flatMap((names): Compared[] => {
    const now = measured(names);
    return now ? [{ now, last: others.lastYear && earlierSum(others.lastYear, form, now.cells) }] : [];
  });
  const [likeliest] = meanings;
  // 网络申请12件,同比增长50%: a part of the figure, or another organ's, is held to nothing.
  if (!likeliest || (mention.weak && !meanings.some(({ now }) => agrees(mention, now)))) return null;
  const held = meanings.flatMap((meaning) => heldTo(meaning, mention, claims));
  const [chosen] = [...held.filter(({ wrong }) => wrong === null), ...held];
  const claim = chosen?.wrong ?? chosen?.claim ?? claims[0];
  if (!claim) return null;
  const { labelZh, labelEn, cells } = likeliest.now;
  const said = claimTold(claim, year);
  const place = {
    ruleId: rule.id,
    grade: rule.grade,
    subject: `${about}/lastYear`,
    leftCells: [],
    rightCells: cells,
    section: mention.sentence.section,
    excerpt: excerptOf(mention.sentence, claim.words),
    hints: [],
    left: claim.said.toFixed(),
  };
  if (!chosen) {
    const why =
      others.lastYear === null
        ? withoutLastYear(year, others)
        : { zh: '上一年度报告没有可比的数', en: "last year's report has no figure to compare with" };
    return makeFinding({
      ...place,
      state: 'notAssessable',
      right: null,
      messageZh: `正文称“${labelZh}”${said.zh}：${why.zh}。`,
      messageEn: `The text says ${said.en} of ${labelEn}: ${why.en}.`,
    });
  }
  const right = chosen.wrong ? chosen.right.toDecimalPlaces(2) : claim.said;
  const is = wasAndIs(claim, right, chosen.last, year);
  const source = sourceOf(chosen.basis);
  return makeFinding({
    ...place,
    state: chosen.wrong === null ? 'pass' : mention.weak || claim.vague ? 'uncertain' : 'fail',
    basis: [chosen.basis],
    right: right.toFixed(),
    messageZh: `正文称“${labelZh}”${mention.value}，${said.zh}；${is.zh}。依据：${source.zh}。`,
    messageEn: `The text says ${mention.value} and ${said.en} of ${labelEn}; ${is.en}. Held against ${source.en}.`,
  });
}
