import type { OtherReports } from '../../finding.js';
import type { Named } from '../labels.js';

/** Why a check against last year can not be made. It is never told as passed. */
export function withoutLastYear(year: number, { lastYearOnFile, lastYearWithdrawn }: OtherReports): Named {
  if (lastYearWithdrawn)
    return {
      zh: `${year - 1}年的报告公布后已撤回，无法核对`,
      en: `can not be checked, the report of ${year - 1} was published and then withdrawn`,
    };
  return lastYearOnFile
    ? { zh: `${year - 1}年的报告尚未公布，无法核对`, en: `can not be checked, the report of ${year - 1} is on file but not published` }
    : { zh: `没有${year - 1}年的报告，无法核对`, en: `can not be checked, there is no report of ${year - 1}` };
}

export const notComparable: Named = {
  zh: '两年格式不同，此数不可比，无法核对',
  en: 'can not be checked, the two forms do not have this figure in common',
};

export function noFigure(missing: number): Named {
  return {
    zh: `有 ${missing} 个单元格没有数字，无法核对`,
    en: `can not be checked, ${missing} cell${missing === 1 ? ' has' : 's have'} no figure`,
  };
}

/** The report that a figure was taken from, as a person would look it up. */
export function sourceOf({
  reportId,
  edition,
  revision,
}: {
  readonly reportId: string;
  readonly edition: number;
  readonly revision: number;
}): Named {
  return { zh: `${reportId} 第${edition}版（修订${revision}）`, en: `${reportId}, edition ${edition} (revision ${revision})` };
}
