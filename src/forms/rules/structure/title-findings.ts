import { visibleText } from '../../../text/visible.js';
import type { Finding, RuleStage, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { foldCharacters } from '../text/fold-characters.js';
import { plainFinding } from '../text/text-finding.js';

const numerals = '〇一二三四五六七八九';

/**
 * S-TITLE: the title is the organ, the year and the form's title. A fault is an error when the report is to go out, a warning when it
 * comes in; that the office's registered name is not in it is only noted, as titles shorten names.
 */
export function titleFindings({ form, year, content, office }: RuleSubject, rule: FormRule, stage: RuleStage): Finding[] {
  const title = content.title.slice(0, 240);
  const words = foldCharacters(visibleText(title));
  const inChinese = [...String(year)].map((digit) => numerals[Number(digit)]).join('');
  const hasYear = words.includes(String(year)) || words.replaceAll('零', '〇').includes(inChinese);
  const missing = [
    ...(hasYear ? [] : [[`年份“${year}年”`, `the year ${year}`] as const]),
    ...(words.includes(form.title) ? [] : [[`“${form.title}”`, `“${form.title}”`] as const]),
  ];
  const findings = [
    plainFinding(
      { ...rule, grade: stage === 'import' ? 'warning' : rule.grade },
      {
        state: missing.length === 0 ? 'pass' : 'fail',
        subject: 'title',
        section: null,
        excerpt: title === '' ? null : title,
        messageZh: missing.length === 0 ? '标题符合格式。' : `标题缺少${missing.map(([zh]) => zh).join('和')}。`,
        messageEn: missing.length === 0 ? 'The title follows the form.' : `The title lacks ${missing.map(([, en]) => en).join(' and ')}.`,
      },
    ),
  ];
  if (office && !words.includes(foldCharacters(visibleText(office.name))))
    findings.push(
      plainFinding(
        { ...rule, grade: 'info' },
        {
          state: 'fail',
          subject: 'title/office',
          section: null,
          excerpt: title === '' ? null : title,
          particulars: [office.name, title],
          messageZh: `标题中没有单位全称“${office.name}”。`,
          messageEn: `The title does not have the office's full name, ${office.name}.`,
        },
      ),
    );
  return findings;
}
