import { Decimal } from 'decimal.js';
import type { Finding, OtherReports, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { makeFinding } from '../make-finding.js';
import { textOf, titled } from '../rule-parameters.js';
import { inEarlierYears, type YearlyMeasure, yearlyMeasures } from './measured-years.js';
import { noFigure, notComparable, sourceOf, withoutLastYear } from './why-not.js';

/**
 * A measure that is `factor` times last year's, or its `factor`th part, and changed by at least `floor` (X-JUMP; T2-21-C, where 元 was
 * written for 万元). Money is in 元. With `fromNought: false` a year without any says nothing.
 */
export function jumpFindings(subject: RuleSubject, rule: FormRule): Finding[] {
  const { others } = subject;
  return others ? yearlyMeasures(subject, rule).map((measure) => jumpFinding(subject, rule, others, measure)) : [];
}

function jumpFinding(subject: RuleSubject, rule: FormRule, others: OtherReports, { key, measure, now }: YearlyMeasure): Finding {
  const { values, basis, comparable } = inEarlierYears(subject, measure.cells, [others.lastYear]);
  const [last = null] = values;
  const { year } = subject;
  const place = { ruleId: rule.id, grade: rule.grade, subject: `${key}/lastYear`, leftCells: measure.cells, rightCells: [], basis };
  const rest = { section: null, excerpt: null, hints: [], left: now.value?.toFixed() ?? null, right: last?.toFixed() ?? null };
  const name = { zh: measure.label, en: measure.labelEn };
  const [source] = basis.map(sourceOf);
  if (now.value === null || last === null || !source) {
    const { zh, en } = titled(name, rule, false);
    const why =
      others.lastYear === null ? withoutLastYear(year, others) : comparable ? noFigure(Math.max(1, now.missing.length)) : notComparable;
    return makeFinding({ ...place, ...rest, state: 'notAssessable', messageZh: `${zh}：${why.zh}。`, messageEn: `${en}: ${why.en}.` });
  }
  const pass = !isJump(now.value, last, rule);
  const { zh, en } = titled(name, rule, !pass);
  return makeFinding({
    ...place,
    ...rest,
    state: pass ? 'pass' : 'fail',
    messageZh: `${zh}：${year}年 ${now.value.toFixed()}，${year - 1}年 ${last.toFixed()}。依据：${source.zh}。`,
    messageEn: `${en}: ${now.value.toFixed()} in ${year}, ${last.toFixed()} in ${year - 1}. Held against ${source.en}.`,
  });
}

function isJump(now: Decimal, last: Decimal, rule: FormRule): boolean {
  const [less, more] = now.lessThan(last) ? [now, last] : [last, now];
  if (rule.fromNought === false && less.isZero()) return false;
  const far = more.minus(less).greaterThanOrEqualTo(textOf(rule, 'floor') ?? '0');
  return far && more.greaterThanOrEqualTo(less.times(new Decimal(textOf(rule, 'factor') ?? '5'))) && !more.equals(less);
}
