import type { Finding, RuleSubject } from '../finding.js';
import type { FormRule } from '../form.js';
import { makeFinding } from './make-finding.js';

/** The form is that of the report's year (X-FMT). */
export function formFindings({ form, year }: RuleSubject, { id, grade }: FormRule): Finding[] {
  const { from, to } = form.reportYears;
  const fits = year >= from && (to === null || year <= to);
  return [
    makeFinding({
      ruleId: id,
      grade,
      state: fits ? 'pass' : 'fail',
      subject: 'form',
      leftCells: [],
      rightCells: [],
      left: null,
      right: null,
      messageZh: fits ? `${year} 年度报告采用 ${form.basis} 的格式。` : `${year} 年度报告不应采用 ${form.basis} 的格式。`,
      messageEn: `The form of ${form.basis} is ${fits ? '' : 'not '}the one for the report year ${year}.`,
      section: null,
      excerpt: null,
      hints: [],
    }),
  ];
}
