import type { CellId, Form } from '../forms/form.js';
import type { ComparedCell } from './compared-cells.js';
import { counted } from './counted.js';
import type { LeftOut } from './left-out.js';
import { type Membership, standsIn } from './members.js';
import { hasNothingBelow, nothingBelow } from './nothing-below.js';
import type { SumCell } from './sum-cell.js';

/** What to bear in mind about a roll-up, with the cells and the offices that it is about. */
export interface RollUpWarning {
  /**
   * `R-EMPTY` no organ below owes a report; `R-COVER` not all have reported; `R-SUM` the jurisdiction's own report says something else; `R-BLANK` figures are missing; `R-FORM`
   * reports in another form than the year's; `R-TOTAL` printed totals that are not the sum of their parts; `R-UNIT` figures converted
   * from another unit, or in one that can not be; `R-GONE` offices dissolved before the year or the due day ended that have a report; `R-EARLY` offices founded after the year that have one;
   * `R-INSTEAD` lower governments whose report for their jurisdiction is in the sum, since no organ below them owes one; `R-REGION` lower
   * governments without that, which are missing, or in the sum with their own organ alone; `R-TWICE` organs that are registered more than once; `R-LATER` offices of which it can not be told whether they had to report.
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
  /** The office at the top. */
  readonly top: string;
}

export function warningsOf({ form, membership, cells, compared, top }: Facts): RollUpWarning[] {
  const { members, leftOut } = membership;
  const absent = members.filter(({ counted }) => !counted).map(({ office }) => office.id);
  const instead = officesOf(members.filter(standsIn));
  const region = officesOf(members.filter(({ lacksRegion }) => lacksRegion));
  const otherForm = members.filter(({ report, counted }) => counted && report?.formId !== form.id).map(({ office }) => office.id);
  const cellsWhere = (holds: (cell: SumCell) => boolean) => cells.filter(holds).map(({ id }) => id);
  const bounds = cellsWhere(({ missing, atLeast }) => missing > 0 && atLeast);
  const open = cellsWhere(({ missing, atLeast }) => missing > 0 && !atLeast);
  const totals = cellsWhere(({ differing }) => differing > 0);
  const units = cellsWhere(({ converted, lacking }) => converted > 0 || lacking.unit > 0);
  const gone = officesOf(leftOut.filter(({ reason, report }) => reason === 'dissolved' && report !== null));
  const early = officesOf(leftOut.filter(({ reason, report }) => reason === 'foundedLater' && report !== null));
  const later = officesOf(leftOut.filter(({ reason }) => reason === 'registeredLater'));
  const twice = officesOf(leftOut.filter(({ reason }) => reason === 'duplicate'));
  const belonging = new Set(members.map(({ office }) => office.id));
  const outside = leftOut.filter(({ reason, countedAs }) => reason === 'duplicate' && !belonging.has(countedAs ?? '')).length;
  const empty = nothingBelow(compared.length > 0);
  return [
    ...ofOffices('R-EMPTY', hasNothingBelow(membership, top) ? [top] : [], [empty.zh, empty.en]),
    ...ofOffices('R-COVER', absent, [
      `应报 ${members.length} 个单位，有 ${absent.length} 个未计入合计：不会为负的数字，合计为“至少”。`,
      `Of ${absent.length} of ${counted(members.length, 'office')} no report is in the sum: a lower bound, where figures can not be below 0.`,
    ]),
    ...ofOffices('R-REGION', region, [
      `${region.length} 个下级政府的本行政区域未计入（其下没有应报的机关，本行政区域报告也未计入）：合计未反映本行政区域全貌。`,
      `In the sum neither with organs below nor with the report for the jurisdiction: ${counted(region.length, 'government')}. The sum does not show the whole region.`,
    ]),
    ...ofOffices('R-INSTEAD', instead, [
      `${instead.length} 个下级政府之下没有应报的机关，以其本行政区域报告计入合计（含其本机关）。`,
      `In the sum with the report for the jurisdiction, which has its own organ in it, since no organ below owes one: ${counted(instead.length, 'government')}.`,
    ]),
    ...sumWarning(compared, absent, members.length),
    ...ofCells('R-BLANK', 'info', bounds, [
      `${bounds.length} 个单元格有报告未填数字，合计为“至少”。`,
      `In ${counted(bounds.length, 'cell')} some report has no figure: the sum is a lower bound.`,
    ]),
    ...ofCells('R-BLANK', 'info', open, [
      `${open.length} 个单元格有报告未填数字，且数字可为负数或没有一份报告填写：合计不是“至少”。`,
      `In ${counted(open.length, 'cell')} some report has no figure, and figures can be below 0 or no report has one: the sum is no bound.`,
    ]),
    ...ofOffices('R-FORM', otherForm, [
      `${otherForm.length} 份报告未用 ${form.id} 格式，只计入口径相同的数字。`,
      `Not in the form ${form.id}: ${counted(otherForm.length, 'report')}. Only figures that are the same in both are in the sum.`,
    ]),
    ...ofCells('R-TOTAL', 'warning', totals, [
      `${totals.length} 个总计单元格有报告的总计不等于分项之和，按分项重新合计。`,
      `In ${counted(totals.length, 'total cell')} some report prints another total than its parts add up to: the parts were added.`,
    ]),
    ...ofCells('R-UNIT', 'info', units, [
      `${units.length} 个单元格有数字使用了其他单位：能换算的已换算，不能换算的未计入。`,
      `In ${counted(units.length, 'cell')} some figure is in another unit: converted where it can be, else left out.`,
    ]),
    ...ofOffices('R-GONE', gone, [
      `${gone.length} 个单位在年度结束前已撤销，或到期前撤销且未发布，但有该年度报告，未计入。`,
      `Dissolved before the year ended, or by the due day with nothing published: ${counted(gone.length, 'office')} with a report, which is not in the sum.`,
    ]),
    ...ofOffices('R-EARLY', early, [
      `${early.length} 个单位在年度结束后才成立，但有该年度报告，未计入。`,
      `Founded only after the year: ${counted(early.length, 'office')} with a report on it, which is not in the sum.`,
    ]),
    ...ofOffices('R-TWICE', twice, [
      `${twice.length} 个单位与另一单位统一社会信用代码相同，只计一次${outside > 0 ? `；其中 ${outside} 个计在不属本合计的单位之下` : ''}。`,
      `With the 统一社会信用代码 of another one: ${counted(twice.length, 'office')}. The organ counts once${outside > 0 ? `; of ${outside} under an office that is not in this sum` : ''}.`,
    ]),
    ...ofOffices('R-LATER', later, [
      `${later.length} 个单位到期后才在此登记，且无该年度报告：是否应报无法判断，未计入。`,
      `Registered here only after the due day, without a report: ${counted(later.length, 'office')}. Whether they had to report can not be told.`,
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
      : [`（${absent.length} 个单位未计入）`, `; of ${absent.length} of ${counted(offices, 'office')} no report is in it`];
  const messageZh = `本级政府报告有 ${cells.length} 个单元格与下级合计不一致${zh}。`;
  const messageEn = `The jurisdiction's own report differs from the sum in ${cells.length} of ${counted(compared.length, 'cell')}${en}.`;
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

function officesOf(told: readonly Pick<LeftOut, 'office'>[]): string[] {
  return told.map(({ office }) => office.id);
}
