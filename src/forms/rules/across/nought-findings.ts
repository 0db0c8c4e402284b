import type { Finding, OtherReports, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { makeFinding } from '../make-finding.js';
import { titled } from '../rule-parameters.js';
import { inEarlierYears, type YearlyMeasure, yearlyMeasures } from './measured-years.js';
import { noFigure, notComparable, sourceOf, withoutLastYear } from './why-not.js';

/** A measure that was above nought in both years before and is 0 now, or the other way round: forgotten, or put in another row (T2-ZERO). */
export function noughtFindings(subject: RuleSubject, rule: FormRule): Finding[] {
  const { others } = subject;
  return others ? yearlyMeasures(subject, rule).map((measure) => noughtFinding(subject, rule, others, measure)) : [];
}

function noughtFinding(subject: RuleSubject, rule: FormRule, others: OtherReports, { key, measure, now }: YearlyMeasure): Finding {
  const { lastYear, yearBeforeLast } = others;
  const { values, basis, comparable } = inEarlierYears(subject, measure.cells, [lastYear, yearBeforeLast]);
  const [last = null, before = null] = values;
  const { year } = subject;
  const place = { ruleId: rule.id, grade: rule.grade, subject: `${key}/twoYears`, leftCells: measure.cells, rightCells: [], basis };
  const rest = { section: null, excerpt: null, hints: [], left: now.value?.toFixed() ?? null, right: last?.toFixed() ?? null };
  const name = { zh: measure.label, en: measure.labelEn };
  if (now.value === null || last === null || before === null) {
    const { zh, en } = titled(name, rule, false);
    const why =
      lastYear === null
        ? withoutLastYear(year, others)
        : yearBeforeLast === null
          ? { zh: `没有${year - 2}年的报告，无法核对`, en: `can not be checked, no report of ${year - 2} is in force` }
          : comparable
            ? noFigure(Math.max(1, now.missing.length))
            : notComparable;
    return makeFinding({ ...place, ...rest, state: 'notAssessable', messageZh: `${zh}：${why.zh}。`, messageEn: `${en}: ${why.en}.` });
  }
  const [was, stayed] = [!last.isZero(), last.isZero() === before.isZero()];
  const pass = !stayed || was === !now.value.isZero();
  const { zh, en } = titled(name, rule, !pass);
  const years = [now.value, last, before].map((value, back) => ({ value: value.toFixed(), year: year - back }));
  const sources = basis.map(sourceOf);
  return makeFinding({
    ...place,
    ...rest,
    state: pass ? 'pass' : 'fail',
    messageZh: `${zh}：${years.map((one) => `${one.year}年 ${one.value}`).join('，')}。依据：${sources.map((source) => source.zh).join('、')}。`,
    messageEn: `${en}: ${years.map((one) => `${one.value} in ${one.year}`).join(', ')}. Held against ${sources.map((source) => source.en).join('; ')}.`,
  });
}
