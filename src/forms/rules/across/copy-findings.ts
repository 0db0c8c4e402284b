import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import type { Finding, ReportInForce, RuleSubject } from '../../finding.js';
import type { FormRule, FormSection } from '../../form.js';
import { makeFinding } from '../make-finding.js';
import { numberOf, textsOf } from '../rule-parameters.js';
import { basisOf } from './earlier-cells.js';
import { everyName } from './every-name.js';
import { runsOf } from './section-runs.js';
import { similarity } from './shingles.js';
import { sourceOf } from './why-not.js';

/**
 * A section that is nearly the one of last year's report, or of an office beside this one (D-COPY, 内容雷同): figures and names aside,
 * `similarity` of the runs of letters are the same. A text of fewer than `shortest` runs says too little to be a copy.
 */
export function* copyFindings(subject: RuleSubject, rule: FormRule, pace: Pace): Steps<Finding[]> {
  const { others, form } = subject;
  const findings: Finding[] = [];
  if (!others) return findings;
  const sections = form.sections.filter(({ key }) => textsOf(rule, 'sections').includes(key));
  for (const section of sections) {
    if (others.lastYear) findings.push(...(yield* likeness(subject, rule, section, others.lastYear, true, pace)));
    for (const sibling of others.siblings) findings.push(...(yield* likeness(subject, rule, section, sibling, false, pace)));
  }
  return findings;
}

function* likeness(
  subject: RuleSubject,
  rule: FormRule,
  { key, heading, headingEn }: FormSection,
  other: ReportInForce,
  own: boolean,
  pace: Pace,
): Steps<Finding[]> {
  const [here, there] = [subject.content.sections[key], other.content.sections[key]];
  if (!here || !there) return [];
  const one = yield* runsOf(here, subject.office ? everyName(subject.office) : [], pace);
  const two = yield* runsOf(there, other.officeNames, pace);
  if (Math.min(one.size, two.size) < (numberOf(rule, 'shortest') ?? 0)) return [];
  const share = yield* similarity(one, two, pace);
  const copied = share >= (numberOf(rule, 'similarity') ?? 1);
  if (!copied && !own) return [];
  const percent = Math.floor(share * 100);
  const source = sourceOf(other);
  return [
    makeFinding({
      ruleId: rule.id,
      grade: rule.grade,
      state: copied ? 'fail' : 'pass',
      subject: own ? `${key}/lastYear` : `${key}/${other.reportId}`,
      leftCells: [],
      rightCells: [],
      left: copied ? String(percent) : null,
      right: null,
      basis: [basisOf(other, [], null)],
      section: key,
      excerpt: null,
      hints: [],
      messageZh: `“${heading}”与${own ? '上一年度报告' : `${other.officeNames[0] ?? '另一机关'}的报告`}的相似度为 ${percent}%（数字和名称不计）。依据：${source.zh}。`,
      messageEn: `“${headingEn}” is ${percent}% the same as in ${own ? "last year's report" : `the report of ${other.officeNames[0] ?? 'another office'}`}, figures and names aside. Held against ${source.en}.`,
    }),
  ];
}
