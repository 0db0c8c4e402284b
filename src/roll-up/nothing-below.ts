import type { Label } from '../history/labels.js';
import type { Membership } from './members.js';

/** Whether a roll-up is that of a government below which no organ owes a report, so that there is nothing to add up. */
export function hasNothingBelow({ members, leftOut }: Membership, top: string): boolean {
  return members.length === 0 && leftOut.some(({ office }) => office.id === top && office.kind === 'government');
}

/** What a warning says of it. @param isReported its report for its jurisdiction is compared with the sum */
export function nothingBelow(isReported: boolean): Label {
  return isReported
    ? {
        zh: '其下没有登记应报的机关，没有可合计的报告：数字只有其本行政区域报告所载，见与合计的比较。',
        en: "No organ that owes a report is registered below, so nothing is added up: what the jurisdiction's own report says is what there is, and the comparison shows it.",
      }
    : {
        zh: '其下没有登记应报的机关，没有可合计的报告，也没有计入比较的本行政区域报告。',
        en: 'No organ that owes a report is registered below, so nothing is added up; nor is there a report for the jurisdiction to compare with.',
      };
}

/** What a trend of such sums says of the year. */
export const nothingBelowNote: Label = {
  zh: '其下没有登记应报的机关，没有可合计的报告：数字见其本行政区域报告的趋势',
  en: "no organ that owes a report is registered below, so nothing is added up: the trend of the jurisdiction's own reports has its figures",
};
