import type { Decimal } from 'decimal.js';
import type { Finding, FindingHint, RuleSubject } from '../finding.js';
import type { Comparison } from './equations.js';
import { sumOf } from './figure-of.js';
import { makeFinding } from './make-finding.js';
import { titled } from './rule-parameters.js';

type Relation = 'equal' | 'atLeast' | 'bothOrNeither';

const holds: Readonly<Record<Relation, (left: Decimal, right: Decimal) => boolean>> = {
  equal: (left, right) => left.equals(right),
  atLeast: (left, right) => left.greaterThanOrEqualTo(right),
  bothOrNeither: (left, right) => left.isZero() === right.isZero(),
};
const signs: Readonly<Record<Relation, { readonly holds: string; readonly not: string }>> = {
  equal: { holds: '=', not: '≠' },
  atLeast: { holds: '≥', not: '<' },
  bothOrNeither: { holds: '⇔', not: '≠' },
};

/** One comparison, held to the report. Tolerance is nought: figures are exact. */
export function comparisonFinding({ content }: RuleSubject, comparison: Comparison, relation: Relation): Finding {
  const { rule, subject, name, left: leftCells, right: rightCells, minus } = comparison;
  const [left, plus, less] = [sumOf(content, leftCells), sumOf(content, rightCells), sumOf(content, minus)];
  const right = plus.value && less.value ? plus.value.minus(less.value) : null;
  const place = {
    ruleId: rule.id,
    grade: rule.grade,
    subject,
    leftCells,
    rightCells: [...rightCells, ...minus],
    section: null,
    excerpt: null,
  };

  if (left.value === null || right === null) {
    const { zh, en } = titled(name, rule, false);
    const missing = [...left.missing, ...plus.missing, ...less.missing];
    return makeFinding({
      ...place,
      state: 'notAssessable',
      left: left.value?.toFixed() ?? null,
      right: right?.toFixed() ?? null,
      messageZh: `${zh}：有 ${missing.length} 个单元格没有数字，无法核对。`,
      messageEn: `${en}: can not be checked, ${missing.length} cell${missing.length === 1 ? ' has' : 's have'} no figure.`,
      hints: blankHints(relation, left.withBlanksAsZero, plus.withBlanksAsZero, less.withBlanksAsZero, missing),
    });
  }
  const pass = holds[relation](left.value, right);
  const { zh, en } = titled(name, rule, !pass);
  const verdict = `${left.value.toFixed()} ${signs[relation][pass ? 'holds' : 'not']} ${right.toFixed()}`;
  return makeFinding({
    ...place,
    state: pass ? 'pass' : 'fail',
    left: left.value.toFixed(),
    right: right.toFixed(),
    messageZh: `${zh}：${verdict}。`,
    messageEn: `${en}: ${verdict}.`,
    hints: [],
  });
}

/** Blank is not zero; but when the sums hold only if it were, that is worth knowing. */
function blankHints(
  relation: Relation,
  left: Decimal | null,
  plus: Decimal | null,
  less: Decimal | null,
  missing: readonly string[],
): FindingHint[] {
  if (!left || !plus || !less || !holds[relation](left, plus.minus(less))) return [];
  return [
    {
      ruleId: 'BLANK-AS-ZERO',
      cells: missing,
      messageZh: '若把空白当作 0，则平衡；0 应当写出。',
      messageEn: 'It holds only if the blank cells are taken for 0; a 0 must be written.',
    },
  ];
}
