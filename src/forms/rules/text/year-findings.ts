import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import type { Finding, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { textOf, textsOf } from '../rule-parameters.js';
import { foldCharacters } from './fold-characters.js';
import { excerptOf, type Sentence } from './sentences.js';
import { plainFinding } from './text-finding.js';

/** Units of work (see pace.ts) for a letter, and for a sentence. */
const [readingLetter, reading] = [10, 30];

const period = /统计(?:的)?(?:期限|时限|时间|周期|区间|范围)|数据(?:的)?(?:期限|时限|起止)/;

/**
 * N-YEAR: the year of the title and of the statistics period is the report's; a narrative that names only last year's was copied.
 * The entry's `periodGrade` is the grade for a wrong period, `sections` are the narratives.
 */
export function* yearFindings(subject: RuleSubject, rule: FormRule, sentences: readonly Sentence[], pace: Pace): Steps<Finding[]> {
  const findings = titleYear(subject, rule);
  findings.push(...(yield* periodYear(subject, rule, sentences, pace)));
  findings.push(...(yield* narrativeYears(subject, rule, pace)));
  return findings;
}

function titleYear({ content, year }: RuleSubject, rule: FormRule): Finding[] {
  const years = yearsIn(content.title.slice(0, 500));
  const [other] = years;
  if (other === undefined) return [];
  const right = years.includes(year);
  const named = right ? year : other;
  return [
    plainFinding(rule, {
      state: right ? 'pass' : 'fail',
      subject: 'title',
      section: null,
      excerpt: content.title.slice(0, 240),
      left: String(named),
      right: String(year),
      messageZh: right ? `标题年份为 ${year} 年。` : `标题写的是 ${named} 年，而报告年度为 ${year} 年。`,
      messageEn: right ? `The title names ${year}.` : `The title names ${named}, the report is for ${year}.`,
    }),
  ];
}

function* periodYear({ year }: RuleSubject, rule: FormRule, sentences: readonly Sentence[], pace: Pace): Steps<Finding[]> {
  const found: { readonly sentence: Sentence; readonly words: string; readonly other: number | undefined }[] = [];
  for (const sentence of sentences) {
    if (pace.isDue(sentence.text.length + reading)) yield;
    const start = sentence.text.search(period);
    const words = start < 0 ? '' : (sentence.text.slice(start, start + 60).split(/[,，;；]/, 1)[0] ?? '');
    const years = (words.match(/20\d{2}(?=[年./-])/g) ?? []).map(Number);
    if (years.length > 0) found.push({ sentence, words, other: years.find((candidate) => candidate !== year) });
  }
  const chosen = found.find(({ other }) => other !== undefined) ?? found[0];
  if (!chosen) return [];
  const { sentence, words, other } = chosen;
  const grade = textOf(rule, 'periodGrade') === 'error' ? 'error' : rule.grade;
  return [
    plainFinding(
      { ...rule, grade },
      {
        state: other === undefined ? 'pass' : 'fail',
        subject: 'period',
        section: sentence.section,
        excerpt: excerptOf(sentence, words),
        left: String(other ?? year),
        right: String(year),
        messageZh: other === undefined ? `统计期限为 ${year} 年。` : `统计期限中出现 ${other} 年，而报告年度为 ${year} 年。`,
        messageEn:
          other === undefined ? `The statistics period is ${year}.` : `The statistics period names ${other}, the report is for ${year}.`,
      },
    ),
  ];
}

function* narrativeYears({ content, year }: RuleSubject, rule: FormRule, pace: Pace): Steps<Finding[]> {
  const findings: Finding[] = [];
  for (const section of textsOf(rule, 'sections')) {
    const text = content.sections[section]?.text ?? '';
    findings.push(...narrativeYear(rule, section, text, year));
    if (pace.isDue(text.length * readingLetter)) yield;
  }
  return findings;
}

function narrativeYear(rule: FormRule, section: string, text: string, year: number): Finding[] {
  const years = yearsIn(text);
  if (years.includes(year) || !years.includes(year - 1)) return [];
  const outsideTitles = yearsIn(withoutTitles(text)).includes(year - 1);
  const at = foldCharacters(text).indexOf(String(year - 1));
  return [
    plainFinding(rule, {
      state: outsideTitles ? 'fail' : 'uncertain',
      subject: `narrative/${section}`,
      section,
      excerpt: text.slice(Math.max(0, at - 20), at + 60),
      left: String(year - 1),
      right: String(year),
      messageZh: `本部分只提到 ${year - 1} 年，未提到 ${year} 年，疑似照抄上一年度报告。`,
      messageEn: `This section names only ${year - 1} and never ${year}: it may have been copied from last year's report.`,
    }),
  ];
}

function yearsIn(text: string): number[] {
  return (foldCharacters(text).match(/(?<!\d)20\d{2}(?=[ ]{0,3}年)/g) ?? []).map(Number);
}

/** Without the names of documents (《2019年工作要点》). One pass. */
function withoutTitles(text: string): string {
  return text.replace(/《[^《》\n]{0,80}》/g, '');
}
