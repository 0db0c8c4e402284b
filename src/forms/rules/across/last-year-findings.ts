import type { Finding, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { makeFinding } from '../make-finding.js';
import { basisOf } from './earlier-cells.js';
import { sourceOf, withoutLastYear } from './why-not.js';

const plain = { leftCells: [], rightCells: [], left: null, right: null, section: null, excerpt: null, hints: [] } as const;

/** There is a report of the year before in force, so that the rules across reports can be held (X-GAP). */
export function gapFindings({ year, others }: RuleSubject, { id, grade }: FormRule): Finding[] {
  if (!others) return [];
  const { lastYear } = others;
  const why = withoutLastYear(year, others);
  const cause = others.lastYearWithdrawn ? 'withdrawn' : others.lastYearOnFile ? 'notPublished' : 'none';
  const source = lastYear && sourceOf(lastYear);
  return [
    makeFinding({
      ...plain,
      ruleId: id,
      grade,
      subject: 'lastYear',
      state: lastYear ? 'pass' : 'fail',
      basis: lastYear ? [basisOf(lastYear, [], null)] : [],
      particulars: lastYear ? [] : [cause],
      messageZh: source ? `与上一年度报告核对：${source.zh}。` : `与上一年度报告的核对：${why.zh}。`,
      messageEn: source ? `Held against last year's report: ${source.en}.` : `Rules that look at last year's report: ${why.en}.`,
    }),
  ];
}

/**
 * Last year's report got an edition after this one was published (X-RECHECK): another, so that what was right then may not be now, or its first
 * (histories are imported newest first, too), so that nothing was held to it then. Its answer holds for that edition.
 */
export function recheckFindings({ others }: RuleSubject, { id, grade }: FormRule): Finding[] {
  if (!others?.lastYear || others.lastYearIsNewer === null) return [];
  const { lastYear, lastYearIsNewer } = others;
  const source = sourceOf(lastYear);
  const first = lastYear.edition === 1;
  return [
    makeFinding({
      ...plain,
      ruleId: id,
      grade,
      subject: 'lastYear',
      state: lastYearIsNewer ? 'fail' : 'pass',
      left: null,
      right: String(lastYear.edition),
      basis: [basisOf(lastYear, [], null)],
      messageZh: lastYearIsNewer
        ? `上一年度报告在本报告公布之后${first ? '才首次' : '又有'}公布：${source.zh}，请${first ? '核对' : '复核'}跨年数据。`
        : `本报告公布时已依据上一年度的现行报告：${source.zh}。`,
      messageEn: lastYearIsNewer
        ? `Last year's report was ${first ? 'first published' : 'published again'} after this one, as ${source.en}: check the figures that rest on it${first ? '' : ' again'}.`
        : `This report was published on last year's report as it still is: ${source.en}.`,
    }),
  ];
}
