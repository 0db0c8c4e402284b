import { statutoryDates } from '../../deadlines/statutory.js';
import type { Finding, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { plainFinding } from '../text/text-finding.js';

/**
 * P-LATE: published by the date that article 49 of the Regulation sets, in the year after the report's: the entry's `department` (MM-DD)
 * for departments, `government` for governments. Nothing is said before the first publication.
 */
export function deadlineFindings({ year, scope, office, firstPublishedOn }: RuleSubject, rule: FormRule): Finding[] {
  const dates = statutoryDates(rule);
  if (firstPublishedOn === null || dates === null) return [];
  const isGovernment = scope === 'jurisdiction' || office?.kind === 'government';
  const deadline = `${year + 1}-${isGovernment ? dates.government : dates.department}`;
  const unknown = !isGovernment && office === null && firstPublishedOn <= `${year + 1}-${dates.government}`;
  const late = firstPublishedOn > deadline;
  return [
    plainFinding(rule, {
      state: late ? (unknown ? 'notAssessable' : 'fail') : 'pass',
      subject: 'publication',
      section: null,
      excerpt: null,
      particulars: [firstPublishedOn, deadline],
      messageZh: late ? `首次公布日期 ${firstPublishedOn} 晚于期限 ${deadline}。` : `首次公布日期 ${firstPublishedOn}，期限 ${deadline}。`,
      messageEn: late
        ? `First published on ${firstPublishedOn}, after the deadline of ${deadline}.`
        : `First published on ${firstPublishedOn}; the deadline was ${deadline}.`,
    }),
  ];
}
