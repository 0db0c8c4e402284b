import { Decimal } from 'decimal.js';
import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import type { Finding, OtherReports, ReportInForce, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { type EarlierSum, earlierSum } from '../across/earlier-cells.js';
import { sourceOf, withoutLastYear } from '../across/why-not.js';
import { makeFinding } from '../make-finding.js';
import { speaksOfRequests } from './doubts.js';
import { measuredFigure } from './measure-figure.js';
import type { Mention } from './mention.js';
import { excerptOf, type Sentence } from './sentences.js';
import { statedTolerance } from './stated-tolerance.js';

/** …22起,比2022年(31起)下降29% · …335宗,同比增长30% */
const change =
  /^[^。;；\d]{0,20}?(?:同比|[比较与](?:上一?年|去年|\d{4}年)(?:度|同期|全年){0,2}(?:相比)?)(?:\([^)]{0,12}\))?[^。;；%\d]{0,10}?(增长|增加|上升|提高|上涨|增幅|下降|减少|降低|回落|降幅)[了约为达到幅度]{0,4}(\d{1,5}(?:\.\d{1,4})?)%/;
const requestCount = /申请(?:总?数量|总?量|件数|总数)(?=同比|[比较与])/;
const down = new Set(['下降', '减少', '降低', '回落', '降幅']);
const reach = 64;
/** Units of work (see pace.ts) for what may be followed by a change, and for a change. */
const [reading, judging] = [150, 2_000];

interface Stated {
  readonly mention: Mention;
  /** Signed percentage, as the text has it. */
  readonly percent: Decimal;
  readonly words: string;
  readonly tolerance: Decimal;
}

/** N-PCT, its second half: 同比 in the text is what this year's figure is against the one that last year's report has. */
export function* yearOnYearFindings(
  subject: RuleSubject,
  rule: FormRule,
  mentions: readonly Mention[],
  sentences: readonly Sentence[],
  pace: Pace,
): Steps<Finding[]> {
  const { others } = subject;
  if (!others) return [];
  const found = new Map<string, Finding>();
  const all: Stated[] = [];
  for (const mention of mentions) {
    if (pace.isDue(reading)) yield;
    const stated = mention.figure && statedAfter(mention, mention.figure.end);
    if (stated) all.push(stated);
  }
  for (const stated of yield* statedOfRequests(subject, sentences, pace)) all.push(stated);
  for (const stated of all) {
    if (pace.isDue(judging)) yield;
    const about = (stated.mention.meanings[0] ?? []).join('+');
    if (found.get(about)?.state === 'pass') continue;
    const finding = judge(subject, rule, others, stated, about);
    // As with all figures in prose, a place that agrees goes before one that may have been misread.
    if (finding && (finding.state === 'pass' || !found.has(about))) found.set(about, finding);
  }
  return [...found.values()];
}

/** …申请数量较上年增长96%: the figure itself stands in the table, or elsewhere. */
function* statedOfRequests(subject: RuleSubject, sentences: readonly Sentence[], pace: Pace): Steps<Stated[]> {
  const meaning = ['requestsReceived'];
  const value = measuredFigure(subject, meaning)?.value ?? null;
  if (value === null) return [];
  const all: Stated[] = [];
  for (const sentence of sentences) {
    if (pace.isDue(sentence.text.length + reading)) yield;
    const named = requestCount.exec(sentence.text);
    const mention: Mention = { ruleId: 'N-RECV', meanings: [meaning], weak: true, sentence, value, tolerance: '0', figure: null };
    const stated = named && speaksOfRequests(sentence) ? statedAfter(mention, named.index + named[0].length) : null;
    if (stated) all.push(stated);
  }
  return all;
}

/** @param end where in the sentence the figure, or what stands for it, ends */
function statedAfter(mention: Mention, end: number): Stated | null {
  const after = change.exec(mention.sentence.text.slice(end, end + reach));
  const [words, direction = '', size] = after ?? [];
  if (words === undefined || size === undefined) return null;
  return {
    mention,
    percent: new Decimal(size).times(down.has(direction) ? -1 : 1),
    words: size,
    tolerance: statedTolerance(size),
  };
}

function judge(subject: RuleSubject, rule: FormRule, others: OtherReports, stated: Stated, about: string): Finding | null {
  const { mention, percent, tolerance } = stated;
  const { form, year } = subject;
  const meanings = mention.meanings.flatMap((names) => {
    const measures = names.flatMap((name) => form.measures[name] ?? []);
    return measures.length === names.length && measures.length > 0 ? [measures] : [];
  });
  const [likeliest] = meanings;
  if (!likeliest) return null;
  const earlier = others.lastYear
    ? meanings.flatMap((measures) =>
        sumThere(
          others.lastYear,
          subject,
          measures.flatMap(({ cells }) => cells),
        ),
      )
    : [];
  const known = earlier.flatMap(({ value, basis }) =>
    value && !value.isZero() ? [{ basis, grown: growth(mention.value, value), value }] : [],
  );
  const fitting = known.find(({ grown }) => grown.minus(percent).abs().lessThanOrEqualTo(tolerance));
  const [chosen] = fitting ? [fitting] : known;
  const label = { zh: likeliest.map((measure) => measure.label).join('＋'), en: likeliest.map(({ labelEn }) => labelEn).join(' + ') };
  const said = `${percent.isNegative() ? '' : '+'}${percent.toFixed()}%`;
  const place = {
    ruleId: rule.id,
    grade: rule.grade,
    subject: `${about}/lastYear`,
    leftCells: [],
    rightCells: likeliest.flatMap(({ cells }) => cells),
    section: mention.sentence.section,
    excerpt: excerptOf(mention.sentence, stated.words),
    hints: [],
    left: percent.toFixed(),
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
      messageZh: `正文称“${label.zh}”同比 ${said}：${why.zh}。`,
      messageEn: `The text says ${said} year on year of ${label.en}: ${why.en}.`,
    });
  }
  const right = chosen.grown.toDecimalPlaces(2).toFixed();
  const source = sourceOf(chosen.basis);
  const state = fitting ? 'pass' : mention.weak ? 'uncertain' : 'fail';
  return makeFinding({
    ...place,
    state,
    basis: [chosen.basis],
    right: fitting ? percent.toFixed() : right,
    messageZh: `正文称“${label.zh}”${mention.value}，同比 ${said}；${year - 1}年为 ${chosen.value.toFixed()}，应为 ${right}%。依据：${source.zh}。`,
    messageEn: `The text says ${mention.value} and ${said} year on year of ${label.en}; it was ${chosen.value.toFixed()} in ${year - 1}, which makes ${right}%. Held against ${source.en}.`,
  });
}

function sumThere(lastYear: ReportInForce | null, { form }: RuleSubject, cells: readonly string[]): EarlierSum[] {
  const sum = lastYear && earlierSum(lastYear, form, cells);
  return sum ? [sum] : [];
}

function growth(now: string, last: Decimal): Decimal {
  return new Decimal(now).minus(last).times(100).div(last);
}
