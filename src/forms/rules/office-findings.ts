import type { Finding, RuleSubject } from '../finding.js';
import type { FormRule } from '../form.js';
import { sumOf } from './figure-of.js';
import { makeFinding } from './make-finding.js';
import { textOf, textsOf, titleOf } from './rule-parameters.js';

/**
 * A sum of cells that only some offices can have at such a size: regulations of an organ that can make none (T2-REG), fees of a county
 * organ in the millions of 万元 (T2-21-C). The rule lists the offices it does not suspect.
 */
export function officeFindings({ content, office }: RuleSubject, rule: FormRule): Finding[] {
  const cells = textsOf(rule, 'cells');
  const { value } = sumOf(content, cells);
  const limit = textOf(rule, 'moreThan') ?? '0';
  const place = {
    ruleId: rule.id,
    grade: rule.grade,
    subject: textOf(rule, 'subject') ?? rule.id,
    leftCells: cells,
    rightCells: [],
    section: null,
    excerpt: null,
    hints: [],
  };
  if (!office || value === null) {
    const { zh, en } = titleOf(rule, false);
    return [
      makeFinding({
        ...place,
        state: 'notAssessable',
        left: value?.toFixed() ?? null,
        right: null,
        messageZh: `${zh}：${office ? '单元格没有数字' : '机关情况不明'}，无法核对。`,
        messageEn: `${en}: can not be checked, ${office ? 'a cell has no figure' : 'the office is not known'}.`,
      }),
    ];
  }
  const beyondSuspicion = textsOf(rule, 'offices').some(
    (offices) => offices === office.level || offices === `${office.level} ${office.kind}`,
  );
  const fails = !beyondSuspicion && value.greaterThan(limit);
  const { zh, en } = titleOf(rule, fails);
  return [
    makeFinding({
      ...place,
      state: fails ? 'fail' : 'pass',
      left: value.toFixed(),
      right: null,
      messageZh: `${zh}：${value.toFixed()}。`,
      messageEn: `${en}: ${value.toFixed()}.`,
    }),
  ];
}
