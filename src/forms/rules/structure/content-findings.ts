import { visibleText } from '../../../text/visible.js';
import type { Finding, FindingState, RuleSubject } from '../../finding.js';
import type { FormRule, FormSection } from '../../form.js';
import { numberOf, textOf, textsOf } from '../rule-parameters.js';
import { foldCharacters } from '../text/fold-characters.js';
import { plainFinding } from '../text/text-finding.js';
import { visibleLength } from './visible-length.js';

const nothing = new Set(['', '无', '无。', '无.']);

/** S-EMPTY: the entry's `sections` say something; those in `substantial` say more than 无 or `minLength` characters. */
export function emptyFindings(subject: RuleSubject, rule: FormRule): Finding[] {
  const minLength = numberOf(rule, 'minLength') ?? 0;
  return sectionsOf(subject, textsOf(rule, 'sections')).map(([section, text]) => {
    const length = visibleLength(text);
    if (length === 0) return say(rule, section, 'fail', text, `“${section.heading}”没有内容。`, `“${section.headingEn}” is empty.`);
    const thin = textsOf(rule, 'substantial').includes(section.key) && (nothing.has(visibleText(text)) || length < minLength);
    return thin
      ? say(
          { ...rule, grade: 'warning' },
          section,
          'fail',
          text,
          `“${section.heading}”过于简略（${length} 字）。`,
          `“${section.headingEn}” says next to nothing (${length} characters).`,
        )
      : say(rule, section, 'pass', text, `“${section.heading}”有内容。`, `“${section.headingEn}” is not empty.`);
  });
}

/** S-SIX: the entry's `section` says at least 无, and has one of the `mentions` where the entry asks for them (信息处理费 from 2021 on). */
export function otherMattersFindings(subject: RuleSubject, rule: FormRule): Finding[] {
  return sectionsOf(subject, [textOf(rule, 'section') ?? '']).map(([section, text]) => {
    const words = foldCharacters(visibleText(text));
    const mentions = textsOf(rule, 'mentions');
    if (words === '')
      return say(
        rule,
        section,
        'fail',
        text,
        `“${section.heading}”没有内容，至少应写“无”。`,
        `“${section.headingEn}” is empty; it should say at least 无.`,
      );
    if (mentions.length > 0 && !mentions.some((mention) => words.includes(mention)))
      return say(
        { ...rule, grade: 'warning' },
        section,
        'fail',
        text,
        `“${section.heading}”未说明${mentions[0]}情况（没有收取也应说明）。`,
        `“${section.headingEn}” does not state the information-processing fees (even if none were charged).`,
      );
    return say(rule, section, 'pass', text, `“${section.heading}”符合要求。`, `“${section.headingEn}” says what it should.`);
  });
}

/** S-GOV: a government's overview covers every one of the entry's `topics` (Regulation, art. 50 (4)); each topic lists its wordings, parted by |. */
export function governmentFindings(subject: RuleSubject, rule: FormRule): Finding[] {
  if (subject.scope !== 'jurisdiction' && subject.office?.kind !== 'government') return [];
  return sectionsOf(subject, [textOf(rule, 'section') ?? '']).map(([section, text]) => {
    const words = foldCharacters(visibleText(text));
    const missing = textsOf(rule, 'topics')
      .map((topic) => topic.split('|'))
      .filter((wordings) => !wordings.some((wording) => words.includes(wording)))
      .map(([name = '']) => name);
    return missing.length === 0
      ? say(
          rule,
          section,
          'pass',
          text,
          '已包含工作考核、社会评议和责任追究结果情况。',
          'Appraisal, public assessment and accountability are covered.',
        )
      : say(
          rule,
          section,
          'fail',
          text,
          `政府年度报告的“${section.heading}”应包含：${missing.join('、')}。`,
          `A government's “${section.headingEn}” should cover: ${missing.join(', ')}.`,
          missing,
        );
  });
}

/** S-LEN: the entry's `section` has at most `max` characters. */
export function lengthFindings(subject: RuleSubject, rule: FormRule): Finding[] {
  const max = numberOf(rule, 'max');
  if (max === null) return [];
  return sectionsOf(subject, [textOf(rule, 'section') ?? '']).map(([section, text]) => {
    const length = visibleLength(text);
    return plainFinding(rule, {
      state: length > max ? 'fail' : 'pass',
      subject: section.key,
      section: section.key,
      excerpt: null,
      left: String(length),
      right: String(max),
      messageZh: `“${section.heading}”共 ${length} 字，原则上不超过 ${max} 字。`,
      messageEn: `“${section.headingEn}” has ${length} characters; ${max} are the limit in principle.`,
    });
  });
}

function sectionsOf({ form, content }: RuleSubject, keys: readonly string[]): (readonly [FormSection, string])[] {
  return form.sections
    .filter(({ key }) => keys.includes(key))
    .map((section) => [section, content.sections[section.key]?.text ?? ''] as const);
}

/** @param particulars default: the text */
function say(
  rule: FormRule,
  section: FormSection,
  state: FindingState,
  text: string,
  messageZh: string,
  messageEn: string,
  particulars?: readonly string[],
): Finding {
  const excerpt = state === 'pass' || text === '' ? null : text.slice(0, 80);
  return plainFinding(rule, {
    ...{ state, subject: section.key, section: section.key, excerpt, messageZh, messageEn },
    ...(particulars ? { particulars } : excerpt !== null && { words: text }),
  });
}
