import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import type { Finding, FindingState, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { plainFinding } from '../text/text-finding.js';
import { type Numbered, readNumbering } from './numbering.js';

/** Units of work (see pace.ts) for a line. */
const readingLine = 100;

interface Fault {
  readonly state: FindingState;
  readonly line: string;
  readonly zh: string;
  readonly en: string;
}

/** S-NUM: inside a narrative, sub-headings are not numbered like the report's own parts, no number is used twice, and one system is kept. */
export function* numberingFindings({ form, content }: RuleSubject, rule: FormRule, pace: Pace): Steps<Finding[]> {
  const findings: Finding[] = [];
  for (const { key, kind } of form.sections) {
    if (kind !== 'narrative') continue;
    const fault = yield* firstFault(content.sections[key]?.text ?? '', pace);
    findings.push(
      plainFinding(rule, {
        state: fault?.state ?? 'pass',
        subject: key,
        section: key,
        excerpt: fault?.line.slice(0, 120) ?? null,
        messageZh: fault?.zh ?? '层级序号一致。',
        messageEn: fault?.en ?? 'The numbering is consistent.',
      }),
    );
  }
  return findings;
}

function* firstFault(text: string, pace: Pace): Steps<Fault | null> {
  const used = new Set<number>();
  let before: Numbered | null = null;
  let doubtful: Fault | null = null;
  for (const line of text.split('\n')) {
    if (pace.isDue(readingLine)) yield;
    const numbered = readNumbering(line);
    if (!numbered) continue;
    const { style, number } = numbered;
    if (style === 'top')
      return {
        state: 'fail',
        line,
        zh: '小标题使用了报告一级标题的序号“一、”。',
        en: 'A sub-heading is numbered like the parts of the report (一、).',
      };
    if (style === 'parenthesis') {
      if (used.has(number)) doubtful ??= repeated(line, number, used);
      used.add(number);
    }
    const continues = before !== null && before.style !== style && number > 1 && before.number === number - 1;
    if (continues && style === 'digit' && before?.style === 'parenthesis')
      return { state: 'fail', line, zh: '同一层级混用两种序号。', en: 'Two numbering systems are mixed at one level.' };
    before = numbered;
  }
  return doubtful;
}

/** Two lists that each run from （一） may stand under two headings without a number; a number that comes back alone may not. */
function repeated(line: string, number: number, used: ReadonlySet<number>): Fault {
  const newList = number === 1 && used.size > 1;
  return {
    state: newList ? 'uncertain' : 'fail',
    line,
    zh: '同一序号在本部分出现两次。',
    en: 'The same number is used twice in this part.',
  };
}
