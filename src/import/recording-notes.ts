import type { ReportContent } from '../forms/content.js';

/** Says that others are counted too: 本报告汇总区政府各部门、各乡镇数据. */
const sumsUp = /汇总|本级政府(?:及|和|所属)|各(?:[区县市州省]直)?(?:部门|单位)[、和及与][^。；]{0,4}(?:乡|镇|街道|园区)/;

interface Recorded {
  readonly officeName: string | null;
  readonly year: number;
  readonly scope: 'organ' | 'jurisdiction';
  /** Whether the source itself says whose figures it has. */
  readonly scopeTold: boolean;
  readonly content: ReportContent;
}

/**
 * What is odd about recording a report for this year and scope; nothing is done about it unasked.
 * @param thisYear the calendar year now
 */
export function recordingNotes({ officeName, year, scope, scopeTold, content }: Recorded, thisYear: number): string[] {
  const notes: string[] = [];
  if (year > thisYear) notes.push(`The year ${year} has not begun: if the report is another year's, import it again and name that year.`);
  const isGovernment = /人民政府$/.test(officeName?.trim() ?? '');
  const texts = Object.values(content.sections).map(({ text }) => text.replace(/\s/g, ''));
  if (scope === 'organ' && !scopeTold && isGovernment && texts.some((text) => sumsUp.test(text)))
    notes.push(
      'The scope was taken for organ, yet the text of this government seems to sum up departments or townships: if these are the figures of its whole jurisdiction, import it again with the scope jurisdiction (--scope jurisdiction).',
    );
  return notes;
}
