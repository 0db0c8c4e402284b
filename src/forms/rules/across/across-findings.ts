import type { Decimal } from 'decimal.js';
import type { Finding, FindingGrade, OtherReports, RuleSubject } from '../../finding.js';
import type { Form, FormRule } from '../../form.js';
import { type Comparison, comparisonsOf } from '../equations.js';
import { type Sum, sumOf } from '../figure-of.js';
import { makeFinding } from '../make-finding.js';
import { textOf, titled } from '../rule-parameters.js';
import { earlierSum } from './earlier-cells.js';
import { noFigure, notComparable, sourceOf, withoutLastYear } from './why-not.js';

/** `onlyWith`: there is something on the left only where there is something on the right. */
const relations: Readonly<
  Record<string, { readonly holds: (left: Decimal, right: Decimal) => boolean; readonly sign: string; readonly not: string }>
> = {
  equal: { holds: (left, right) => left.equals(right), sign: '=', not: '≠' },
  atLeast: { holds: (left, right) => left.greaterThanOrEqualTo(right), sign: '≥', not: '<' },
  atMost: { holds: (left, right) => left.lessThanOrEqualTo(right), sign: '≤', not: '>' },
  onlyWith: { holds: (left, right) => left.isZero() || !right.isZero(), sign: '/', not: '>' },
};

/**
 * Sums of this report held to sums in which last year's report has a part (X-CARRY, T2-21-A …): left against last year, plus right, less
 * minus. Where the entry names a `whole` (the total column), that one has its own grade, and its parts another while it fails. Where last
 * year's report has a figure for it, a cell that has none (blank, 无, a word) does not get out of it: that fails too, and can be answered.
 */
export function acrossFindings(subject: RuleSubject, rule: FormRule): Finding[] {
  const { others } = subject;
  if (!others) return [];
  const comparisons = comparisonsKnown(subject.form, rule);
  const whole = wholeOf(rule);
  const findings = comparisons.map((comparison) => acrossFinding(subject, others, comparison, comparison.key === whole?.key));
  if (!whole) return findings;
  const failed = findings.some(({ state }, index) => state === 'fail' && comparisons[index]?.key === whole.key);
  return findings.map((finding, index) => {
    const grade = comparisons[index]?.key === whole.key ? whole.grade : failed ? whole.partsGrade : finding.grade;
    return { ...finding, grade };
  });
}

function acrossFinding({ form, year, content }: RuleSubject, others: OtherReports, comparison: Comparison, mustBeSaid: boolean): Finding {
  const { rule, subject, name, left: leftCells, right: rightCells, minus } = comparison;
  const relation = relations[textOf(rule, 'relation') ?? 'equal'] ?? relations.equal;
  const place = {
    ruleId: rule.id,
    grade: rule.grade,
    subject: `${subject}/lastYear`,
    leftCells,
    rightCells: [...rightCells, ...minus],
    section: null,
    excerpt: null,
    hints: [],
  };
  const last = others.lastYear && earlierSum(others.lastYear, form, comparison.lastYear);
  const basis = last ? [last.basis] : [];
  const [left, plus, less] = [sumOf(content, leftCells), sumOf(content, rightCells), sumOf(content, minus)];
  const right = last?.value && plus.value && less.value ? last.value.plus(plus.value).minus(less.value) : null;
  if (relation && last && left.value === null && right !== null && mustBeSaid) {
    const source = sourceOf(last.basis);
    const { zh, en } = titled(name, rule, true);
    return makeFinding({
      ...place,
      basis,
      state: 'fail',
      left: null,
      right: right.toFixed(),
      messageZh: `${zh}：${year}年没有数字，${year - 1}年 ${right.toFixed()}。依据：${source.zh}。`,
      messageEn: `${en}: no figure in ${year}, ${right.toFixed()} in ${year - 1}. Held against ${source.en}.`,
    });
  }
  if (!relation || !last || left.value === null || right === null) {
    const { zh, en } = titled(name, rule, false);
    const missing = [left, plus, less, ...(last ? [last] : [])].reduce((count, sum) => count + sum.missing.length, 0);
    const why = others.lastYear === null ? withoutLastYear(year, others) : last ? noFigure(missing) : notComparable;
    return makeFinding({
      ...place,
      basis,
      state: 'notAssessable',
      left: left.value?.toFixed() ?? null,
      right: null,
      messageZh: `${zh}：${why.zh}。`,
      messageEn: `${en}: ${why.en}.`,
    });
  }
  const pass = relation.holds(left.value, right);
  const { zh, en } = titled(name, rule, !pass);
  const delta = left.value.minus(right);
  const terms = termsOf(last.basis.value ?? '', rightCells.length > 0 ? plus : null, minus.length > 0 ? less : null);
  const [sign, off] = pass ? [relation.sign, ''] : [relation.not, `${delta.isNegative() ? '' : '+'}${delta.toFixed()}`];
  const source = sourceOf(last.basis);
  const figures = (one: string, other: string) => `${one} ${left.value?.toFixed()} ${sign} ${other} ${terms}`;
  return makeFinding({
    ...place,
    basis,
    state: pass ? 'pass' : 'fail',
    left: left.value.toFixed(),
    right: right.toFixed(),
    messageZh: `${zh}：${figures(`${year}年`, `${year - 1}年`)}${off === '' ? '' : `，相差 ${off}`}。依据：${source.zh}。`,
    messageEn: `${en}: ${figures(String(year), String(year - 1))}${off === '' ? '' : `, off by ${off}`}. Held against ${source.en}.`,
  });
}

function termsOf(last: string, plus: Sum | null, less: Sum | null): string {
  return [last, ...(plus?.value ? [`+ ${plus.value.toFixed()}`] : []), ...(less?.value ? [`− ${less.value.toFixed()}`] : [])].join(' ');
}

interface Whole {
  readonly key: string;
  readonly grade: FindingGrade;
  readonly partsGrade: FindingGrade;
}

function wholeOf({ whole }: FormRule): Whole | null {
  return typeof whole === 'object' && whole !== null ? (whole as Whole) : null;
}

const known = new WeakMap<FormRule, readonly Comparison[]>();

function comparisonsKnown(form: Form, rule: FormRule): readonly Comparison[] {
  let comparisons = known.get(rule);
  if (!comparisons) {
    comparisons = comparisonsOf(form, rule);
    known.set(rule, comparisons);
  }
  return comparisons;
}
