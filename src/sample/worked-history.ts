import type { OfficeDetails } from '../offices/office.js';
import type { ReportCommand } from '../reports/commands.js';

/** 益阳市住房公积金管理中心: the housing-fund centre of Yiyang, Hunan (行政区划代码 430900). */
export const sampleOffice: OfficeDetails & { readonly officeId: string } = {
  officeId: 'yiyang-housing-fund',
  name: '益阳市住房公积金管理中心',
  uscc: null,
  region: '430900',
  parentId: null,
  kind: 'department',
  level: 'city',
  vertical: false,
};

export const sampleReport = { file: 'yiyang-housing-fund-2020.txt', year: 2020 } as const;

export interface WorkedStep {
  readonly step: string;
  readonly by: 'author' | 'approver';
  readonly reason: string;
  readonly command: ReportCommand;
}

/** What happens to the sample after its import: two edits, review, publication, and a correction that makes edition 2. */
export const workedHistory: readonly WorkedStep[] = [
  {
    step: 'title',
    by: 'author',
    reason: 'the title names the office, the year and the kind of report',
    command: { type: 'reviseTitle', title: '益阳市住房公积金管理中心2020年政府信息公开工作年度报告' },
  },
  {
    step: 'figures',
    by: 'author',
    reason: 'the unit leaves the figures: the column is in 件',
    command: {
      type: 'recordFigures',
      figures: [
        { table: 'table2', row: 'item1.normativeDocs', column: 'newlyMade', raw: '3' },
        { table: 'table2', row: 'item1.normativeDocs', column: 'newlyDisclosed', raw: '3' },
        { table: 'table2', row: 'item1.normativeDocs', column: 'totalDisclosed', raw: '13' },
      ],
    },
  },
  { step: 'submit', by: 'author', reason: 'handed in for review', command: { type: 'submitReport' } },
  { step: 'approve', by: 'approver', reason: 'read against the form; the sums hold', command: { type: 'approveReport' } },
  { step: 'publish', by: 'approver', reason: 'published as edition 1', command: { type: 'publishReport' } },
  {
    step: 'correction',
    by: 'author',
    reason: 'the procurement figures are to be corrected',
    command: { type: 'openCorrection', kind: 'figures', publicNote: '更正政府集中采购项目数量和采购总金额(示例)。' },
  },
  {
    step: 'corrected-figures',
    by: 'author',
    reason: 'one more procurement project, with its amount',
    command: {
      type: 'recordFigures',
      figures: [
        { table: 'table2', row: 'item9.procurement', column: 'projectCount', raw: '21' },
        { table: 'table2', row: 'item9.procurement', column: 'totalAmount', raw: '5012097' },
      ],
    },
  },
  { step: 'submit-correction', by: 'author', reason: 'the correction is handed in', command: { type: 'submitReport' } },
  { step: 'approve-correction', by: 'approver', reason: 'the correction is right', command: { type: 'approveReport' } },
  { step: 'publish-correction', by: 'approver', reason: 'published as edition 2', command: { type: 'publishReport' } },
];
