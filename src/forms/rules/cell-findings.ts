import type { Cell } from '../cell.js';
import type { Finding, FindingGrade, RuleStage, RuleSubject } from '../finding.js';
import type { CellId, FormColumn, FormRule } from '../form.js';
import { cellId, tableOf } from '../layout.js';
import { Exact } from './figure-of.js';
import { cellName } from './labels.js';
import { makeFinding } from './make-finding.js';
import { textOf } from './rule-parameters.js';

/** What is wrong with one cell of a column, in both languages; null when nothing is. */
type Fault = (cell: Cell, column: FormColumn) => { readonly zh: string; readonly en: string } | null;

const faults: Readonly<Record<string, Fault>> = {
  blank: ({ state }) => (state === 'blank' ? { zh: '空白；没有的应写 0', en: 'is blank; where there is none, 0 must be written' } : null),
  unreadable: ({ state, raw }) => (state === 'text' ? { zh: `“${raw}”不是数字`, en: `“${raw}” is no figure` } : null),
  notApplicable: ({ state, raw }) =>
    state === 'na' ? { zh: `写作“${raw}”；没有的应写 0`, en: `says “${raw}”; where there is none, 0 must be written` } : null,
  bounds: ({ value }, { type, min }) => {
    if (value === null) return null;
    const figure = new Exact(value);
    if (type === 'integer' && !figure.isInteger()) return { zh: `${value} 不是整数`, en: `${value} is no whole number` };
    if (min !== null && figure.lessThan(min)) return { zh: `${value} 小于 ${min}`, en: `${value} is less than ${min}` };
    return null;
  },
  unit: ({ value, unit }, column) =>
    value !== null && isMoney(unit) !== isMoney(column.unit)
      ? { zh: `单位是${unit}，本栏为${column.unit}`, en: `is in ${unit}, the column in ${column.unit}` }
      : null,
};

function isMoney(unit: string): boolean {
  return unit.endsWith('元');
}

/** Every cell of a table with the fault that the rule looks for: only what is wrong makes a finding. */
export function cellFindings({ form, content }: RuleSubject, rule: FormRule, stage: RuleStage): Finding[] {
  const table = tableOf(form, textOf(rule, 'table') ?? '');
  const fault = faults[textOf(rule, 'fault') ?? ''];
  const rows = table && content.tables[table.key]?.rows;
  if (!table || !fault || !rows) return [];
  const grade = stage === 'import' ? ((textOf(rule, 'gradeAtImport') as FindingGrade | null) ?? rule.grade) : rule.grade;
  return table.blocks.flatMap((block) =>
    block.rows.flatMap(({ key }) =>
      block.columns.flatMap((column) => {
        const cell = rows[key]?.[column.key];
        const found = cell && fault(cell, column);
        return found ? [cellFinding(rule.id, grade, cellId(table.key, key, column.key), cell, found)] : [];
      }),
    ),
  );

  function cellFinding(ruleId: string, ofGrade: FindingGrade, id: CellId, cell: Cell, { zh, en }: { zh: string; en: string }): Finding {
    const name = cellName(form, id);
    return makeFinding({
      ruleId,
      grade: ofGrade,
      state: 'fail',
      subject: id,
      leftCells: [id],
      rightCells: [],
      left: cell.value,
      right: null,
      messageZh: `${name.zh}：${zh}。`,
      messageEn: `${name.en} ${en}.`,
      section: null,
      excerpt: null,
      particulars: cell.raw === '' ? [] : [cell.raw],
      hints: [],
    });
  }
}
