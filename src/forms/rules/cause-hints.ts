import { Decimal } from 'decimal.js';
import type { Finding, FindingHint, RuleSubject } from '../finding.js';
import type { CellId } from '../form.js';
import { cellName } from './labels.js';

/**
 * Which cell is it? A single cell whose change by one amount would mend at least two failed equations, and that stands in no equation
 * that holds, is named in each of them (T3-SHIFT). A sum of rows above its total points to requests counted in two rows (T3-DBL).
 */
export function withCauseHints({ form }: RuleSubject, equations: readonly Finding[]): Finding[] {
  const changes = new Map<CellId, Decimal | null>();
  const failed = new Map<CellId, Finding[]>();
  for (const finding of equations) {
    for (const [cells, sign] of [
      [finding.leftCells, -1],
      [finding.rightCells, 1],
    ] as const) {
      for (const cell of cells) {
        if (finding.state !== 'fail' || finding.delta === null) {
          if (finding.state === 'pass') changes.set(cell, null);
          continue;
        }
        const change = new Decimal(finding.delta).times(sign);
        const before = changes.get(cell);
        changes.set(cell, before === undefined || before?.equals(change) ? change : null);
        failed.set(cell, [...(failed.get(cell) ?? []), finding]);
      }
    }
  }
  const hints = new Map<Finding, FindingHint[]>();
  const add = (finding: Finding, hint: FindingHint) => hints.set(finding, [...(hints.get(finding) ?? []), hint]);
  for (const [cell, change] of changes) {
    const mended = failed.get(cell) ?? [];
    if (!change || mended.length < 2) continue;
    const name = cellName(form, cell);
    const amount = `${change.isNegative() ? '' : '+'}${change.toFixed()}`;
    for (const finding of mended)
      add(finding, {
        ruleId: 'T3-SHIFT',
        cells: [cell],
        messageZh: `若“${name.zh}”改动 ${amount}，则 ${mended.length} 处都能平衡，请先核对该格。`,
        messageEn: `Changing “${name.en}” by ${amount} would mend ${mended.length} checks: look at that cell first.`,
      });
  }
  return equations.map((finding) => {
    const found = [...(hints.get(finding) ?? []), ...countedTwice(finding, equations)];
    return found.length === 0 ? finding : { ...finding, hints: [...finding.hints, ...found] };
  });
}

/** 部分公开 counts 只计这一情形: the rows add up to more than the total, while the total balances. */
function countedTwice(finding: Finding, equations: readonly Finding[]): FindingHint[] {
  if (finding.ruleId !== 'T3-SUM' || finding.state !== 'fail' || !finding.delta?.startsWith('-')) return [];
  const balance = equations.find(({ ruleId, subject }) => ruleId === 'T3-BAL' && subject === finding.subject);
  if (balance?.state !== 'pass') return [];
  return [
    {
      ruleId: 'T3-DBL',
      cells: finding.rightCells,
      messageZh: '各办理结果之和大于总计，而总计平衡：可能有申请同时计入两行（部分公开只计这一情形，不计其他情形）。',
      messageEn: 'The results add up to more than their total, which balances: a request may be counted in two rows.',
    },
  ];
}
