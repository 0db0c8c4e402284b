import type { Finding, RuleSubject } from '../finding.js';
import type { FormRule } from '../form.js';
import { allForms, isFor } from '../forms.js';
import { makeFinding } from './make-finding.js';

/** The form is that of the report's year (X-FMT). */
export function formFindings({ form, year }: RuleSubject, { id, grade }: FormRule): Finding[] {
  const fits = isFor(form, year);
  const right = fits ? null : allForms().find((candidate) => isFor(candidate, year));
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
      messageZh: fits
        ? `${year} 年度报告采用 ${form.basis} 的格式。`
        : `${year} 年度报告不应采用 ${form.basis} 的格式${right ? `，应按 ${right.basis} 的格式重新填写` : ''}。`,
      messageEn: fits
        ? `The form of ${form.basis} is the one for the report year ${year}.`
        : `The form of ${form.basis} is not the one for the report year ${year}. It is kept as it was reported, and can not be published${right ? ` so: to be published it has to be in the form of ${right.basis} (${right.id})` : ''}.`,
      section: null,
      excerpt: null,
      hints: [],
    }),
  ];
}
