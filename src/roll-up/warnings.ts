import type { CellId, Form } from '../forms/form.js';
import type { ComparedCell } from './compared-cells.js';
import type { LeftOut, Membership } from './members.js';
import type { SumCell } from './sum-cell.js';

/** What to bear in mind about a roll-up, with the cells and the offices that it is about. */
export interface RollUpWarning {
  /**
   * `R-COVER` not all have reported; `R-SUM` the jurisdiction's own report says something else; `R-BLANK` figures are missing; `R-FORM`
   * reports in another form than the year's; `R-TOTAL` printed totals that are not the sum of their parts; `R-UNIT` figures converted
   * from another unit, or in one that can not be; `R-GONE` offices dissolved before the year ended that have a report; `R-TWICE` organs
   * that are registered more than once.
   */
  readonly ruleId: string;
  readonly grade: 'warning' | 'info';
  readonly cells: readonly CellId[];
  readonly officeIds: readonly string[];
  readonly messageZh: string;
  readonly messageEn: string;
}

interface Facts {
  readonly form: Form;
  readonly membership: Membership;
  readonly cells: readonly SumCell[];
  readonly compared: readonly ComparedCell[];
}

export function warningsOf({ form, membership: { members, leftOut }, cells, compared }: Facts): RollUpWarning[] {
  const absent = members.filter(({ counted }) => !counted).map(({ office }) => office.id);
  const otherForm = members.filter(({ report, counted }) => counted && report?.formId !== form.id).map(({ office }) => office.id);
  const cellsWhere = (holds: (cell: SumCell) => boolean) => cells.filter(holds).map(({ id }) => id);
  const blank = cellsWhere(({ missing }) => missing > 0);
  const totals = cellsWhere(({ differing }) => differing > 0);
  const units = cellsWhere(({ converted, lacking }) => converted > 0 || lacking.unit > 0);
  const gone = officesOf(leftOut.filter(({ reason, report }) => reason === 'dissolved' && report !== null));
  const twice = officesOf(leftOut.filter(({ reason }) => reason === 'duplicate'));
  return [
    ...ofOffices('R-COVER', absent, [
      `应报 ${members.length} 个单位，有 ${absent.length} 个未计入合计。`,
      `Of ${absent.length} of ${members.length} offices no report is in the sum.`,
    ]),
    ...sumWarning(compared, absent, members.length),
    ...ofCells('R-BLANK', 'info', blank, [
      `${blank.length} 个单元格有报告未填数字，合计为“至少”。`,
      `In ${blank.length} cells some report has no figure: their sums are lower bounds.`,
    ]),
    ...ofOffices('R-FORM', otherForm, [
      `${otherForm.length} 份报告未用 ${form.id} 格式，只计入口径相同的数字。`,
      `${otherForm.length} reports are not in the form ${form.id}: only figures that are the same in both are in the sum.`,
    ]),
    ...ofCells('R-TOTAL', 'warning', totals, [
      `${totals.length} 个总计单元格有报告的总计不等于分项之和，按分项重新合计。`,
      `In ${totals.length} total cells some report prints another total than its parts add up to: the parts were added.`,
    ]),
    ...ofCells('R-UNIT', 'info', units, [
      `${units.length} 个单元格有数字使用了其他单位：能换算的已换算，不能换算的未计入。`,
      `In ${units.length} cells some figure is in another unit: converted where it can be, else left out.`,
    ]),
    ...ofOffices('R-GONE', gone, [
      `${gone.length} 个单位在年度结束前已撤销，但有该年度报告，未计入。`,
      `${gone.length} offices were dissolved before the year ended, but have a report of it, which is not in the sum.`,
    ]),
    ...ofOffices('R-TWICE', twice, [
      `${twice.length} 个单位与另一单位统一社会信用代码相同，只计一次。`,
      `${twice.length} offices have the 统一社会信用代码 of another one: the organ counts once.`,
    ]),
  ];
}

type Messages = readonly [zh: string, en: string];

function sumWarning(compared: readonly ComparedCell[], absent: readonly string[], offices: number): RollUpWarning[] {
  const cells = compared.filter(({ state }) => state === 'differs').map(({ id }) => id);
  if (cells.length === 0) return [];
  const [zh, en] =
    absent.length === 0
      ? ['', '']
      : [`（${absent.length} 个单位未计入）`, `; of ${absent.length} of ${offices} offices no report is in it`];
  const messageZh = `本级政府报告有 ${cells.length} 个单元格与下级合计不一致${zh}。`;
  const messageEn = `The jurisdiction's own report differs from the sum in ${cells.length} of ${compared.length} cells${en}.`;
  return [{ ruleId: 'R-SUM', grade: 'warning', cells, officeIds: absent, messageZh, messageEn }];
}

function ofOffices(ruleId: string, officeIds: readonly string[], [messageZh, messageEn]: Messages): RollUpWarning[] {
  return officeIds.length === 0 ? [] : [{ ruleId, grade: 'warning', cells: [], officeIds, messageZh, messageEn }];
}

function ofCells(
  ruleId: string,
  grade: RollUpWarning['grade'],
  cells: readonly CellId[],
  [messageZh, messageEn]: Messages,
): RollUpWarning[] {
  return cells.length === 0 ? [] : [{ ruleId, grade, cells, officeIds: [], messageZh, messageEn }];
}

function officesOf(left: readonly LeftOut[]): string[] {
  return left.map(({ office }) => office.id);
}
