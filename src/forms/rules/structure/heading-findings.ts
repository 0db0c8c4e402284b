import { visibleText } from '../../../text/visible.js';
import type { Finding, FindingGrade, RuleSubject } from '../../finding.js';
import type { Form, FormRule, FormSection } from '../../form.js';
import { parseChineseNumber } from '../text/chinese-number.js';
import { foldCharacters } from '../text/fold-characters.js';
import { plainFinding } from '../text/text-finding.js';
import { readNumbering } from './numbering.js';

interface Verdict {
  readonly state: 'pass' | 'fail' | 'uncertain';
  readonly grade: FindingGrade;
  readonly zh: string;
  readonly en: string;
}

/** S-HEAD: every heading of the form is there, in its place and with its numeral; a known variant of the words is only noted. */
export function headingFindings({ form, content }: RuleSubject, rule: FormRule): Finding[] {
  return form.sections.map((section) => {
    const heading = content.sections[section.key]?.heading ?? '';
    const { state, grade, zh, en } = judge(form, section, heading, rule.grade);
    return plainFinding(
      { ...rule, grade },
      {
        state,
        subject: section.key,
        section: section.key,
        excerpt: heading === '' ? null : heading.slice(0, 240),
        messageZh: zh,
        messageEn: en,
      },
    );
  });
}

function judge(form: Form, section: FormSection, heading: string, grade: FindingGrade): Verdict {
  const expected = `${section.numeral}、${section.heading}`;
  if (visibleText(heading) === '')
    return { state: 'fail', grade, zh: `缺少标题“${expected}”。`, en: `The heading “${expected}” (${section.headingEn}) is missing.` };
  const numbered = readNumbering(heading);
  const words = bareWords(numbered?.rest ?? heading);
  const other = form.sections.find((candidate) => candidate.key !== section.key && namesOf(candidate).includes(words));
  if (other)
    return {
      state: 'fail',
      grade,
      zh: `标题“${heading}”应在第${other.numeral}部分，此处应为“${expected}”。`,
      en: `The heading “${heading}” belongs to part ${other.numeral}; here “${expected}” is expected.`,
    };
  if (numbered && String(numbered.number) !== parseChineseNumber(section.numeral))
    return {
      state: 'fail',
      grade,
      zh: `标题“${heading}”的序号有误，应为“${section.numeral}”。`,
      en: `The heading “${heading}” has the wrong numeral; it should be ${section.numeral}.`,
    };
  if (words === bareWords(section.heading) && numbered)
    return { state: 'pass', grade, zh: `标题“${heading}”符合格式。`, en: `The heading “${heading}” follows the form.` };
  const known = namesOf(section).includes(words);
  return {
    state: known ? 'fail' : 'uncertain',
    grade: 'info',
    zh: `标题“${heading}”与格式所列“${expected}”不同。`,
    en: `The heading “${heading}” differs from the form's “${expected}”.`,
  };
}

function namesOf({ heading, aliases }: FormSection): string[] {
  return [heading, ...aliases].map(bareWords);
}

function bareWords(text: string): string {
  return foldCharacters(visibleText(text.slice(0, 200))).replace(/[、,，.。:：;；]/g, '');
}
